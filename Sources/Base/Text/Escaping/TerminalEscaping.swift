/// Texts from files and names of files, as a terminal or a log may show them.
package enum TerminalEscaping {
  /// What stands for a character that is not shown.
  package static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// A text in which each character that steers a terminal, breaks the line or turns the direction of writing
  /// is replaced by another: what a file says must not look like something that the program says. The number
  /// of characters stays.
  package static func printable(_ text: String, replacement: Unicode.Scalar = replacement) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? replacement : $0 }))
  }

  /// A text of several lines, of which each is made printable; tabs stay too.
  package static func printableLines(_ text: String) -> String {
    func isBad(_ scalar: Unicode.Scalar) -> Bool { steers(scalar) && scalar != "\n" && scalar != "\t" }
    guard text.unicodeScalars.contains(where: isBad) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isBad($0) ? replacement : $0 }))
  }

  /// The controls C0, DEL and C1, line and paragraph separators, and what turns the direction (UAX #9).
  package static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
