public import Base
import TFCatJSON

/// For people: one line for each finding, `file:line:column: severity: message [TFC307 ring-not-closed]`,
/// with the line of the file and a caret below.
public struct TextReporter: Reporter {
  /// `text`.
  public static let format = "text"

  /// Yes: 20 findings of a rule are enough.
  public static let isForPeople = true

  private let style: Style

  /// A reporter of that style.
  public init(_ style: ReportStyle) { self.style = Style(isOn: style.usesColor) }

  /// No text.
  public mutating func begin() -> String { "" }

  /// The findings of a file, each with the line that it is about.
  ///
  /// - Parameters:
  ///   - report: what was found.
  ///   - file: the bytes that the lines are read from; `nil` for none.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    var text = ""
    let path = TerminalEscaping.printable(report.path)
    for diagnostic in report.diagnostics {
      let place = "\(path):\(diagnostic.start.line):\(diagnostic.start.column)"
      text +=
        style.bold("\(place): ") + style.colored("\(diagnostic.severity.rawValue): ", by: diagnostic.severity)
      text += style.bold(TerminalEscaping.printable(diagnostic.message)) + " [\(diagnostic.rule)]\n"
      if let file, let excerpt = Excerpt(file, diagnostic.range) {
        let number = String(diagnostic.start.line)
        let margin = String(repeating: " ", count: number.count)
        text += " \(number) | \(excerpt.line)\n"
        text += " \(margin) | \(excerpt.padding)\(style.colored(excerpt.marker, by: diagnostic.severity))\n"
      }
      for note in diagnostic.notes { text += "   note: \(TerminalEscaping.printable(note))\n" }
    }
    for (rule, count) in report.omitted.sorted(by: { $0.key < $1.key }) {
      text += "\(path): and \(count) more [\(rule)]\n"
    }
    return text
  }

  /// No text: `tfcat lint` writes `LintSummary.line` to standard error.
  public mutating func end(_ summary: LintSummary) -> String { "" }
}

/// Colours for a terminal.
private struct Style {
  let isOn: Bool

  func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func colored(_ text: String, by severity: Severity) -> String {
    guard isOn else { return text }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .info: "1;36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
