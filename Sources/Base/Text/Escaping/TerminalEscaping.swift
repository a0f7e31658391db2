/// Texts from files and names of files, as a terminal or a log may show them.
package enum TerminalEscaping {
  /// What stands for a character that is not shown.
  package static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// A text in which each character that steers a terminal, breaks the line or turns the direction of writing
  /// is replaced by U+FFFD: what a file says must not look like something that the program says. Bytes of
  /// paths that are no UTF-8 are written as `\xE9`.
  package static func printable(_ text: String) -> String {
    escaped(text) { steers($0) }
  }

  /// The same with another replacement, and as many characters as the text has.
  package static func printable(_ text: String, replacement: Unicode.Scalar) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? replacement : $0 }))
  }

  /// A text of several lines, of which each is made printable; tabs stay too.
  package static func printableLines(_ text: String) -> String {
    escaped(text) { steers($0) && $0 != "\n" && $0 != "\t" }
  }

  /// A path for programs: bytes that are no UTF-8 are written as `\xE9`, and all else stays.
  package static func path(_ path: String) -> String {
    escaped(path) { _ in false }
  }

  /// The controls C0, DEL and C1, line and paragraph separators, and what turns the direction (UAX #9).
  package static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func escaped(_ text: String, _ isBad: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: { isBad($0) || $0.undecodedByte != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let byte = scalar.undecodedByte {
        result.append(contentsOf: "\\x\(String(byte, radix: 16, uppercase: true))".unicodeScalars)
      } else {
        result.append(isBad(scalar) ? replacement : scalar)
      }
    }
    return String(result)
  }
}
