/// Texts in GitHub's and GitLab's Markdown.
package enum MarkdownEscaping {
  /// A text that is shown as it is, on one line, also in the cell of a table: no markup, link, mention or
  /// HTML.
  package static func text(_ text: String) -> String {
    var result = ""
    let scalars = TerminalEscaping.printable(text, replacement: " ").unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      if isMarkup(scalar) { result += "\\" }
      // An address becomes a link by its colon, and a mention by its at sign, even behind a backslash. A
      // colon with nothing behind it is none of an address, nor the first of an emoji.
      switch scalar {
      case ":" where ![" ", nil].contains(scalars[index...].dropFirst().first): result += "&#58;"
      case "@": result += "&#64;"
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.replacing("www.", with: "www&#46;")
  }

  /// A text of several lines that is shown as it is; its paragraphs stay.
  package static func lines(_ lines: String) -> String {
    lines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { text(String($0)) }.joined(separator: "\n")
  }

  private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "(", ")", "#", "|", "~", "!", "$", "{", "}": true
    default: false
    }
  }
}
