/// Names and texts in SQL, as PostgreSQL (with `standard_conforming_strings`, its default) and SQLite read
/// them.
package enum SQLEscaping {
  /// A name in quotes: whatever is in it, it is that name and no keyword.
  package static func identifier(_ name: String) -> String { quoted(name, "\"") }

  /// A text as a literal. A backslash means nothing in it.
  package static func literal(_ text: String) -> String { quoted(text, "'") }

  /// Neither system has names or literals with NUL; it becomes the replacement character instead of ending
  /// the text.
  private static func quoted(_ text: String, _ mark: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView([mark])
    for scalar in text.unicodeScalars {
      if scalar == mark { result.append(mark) }
      result.append(scalar == "\0" ? "\u{FFFD}" : scalar)
    }
    result.append(mark)
    return String(result)
  }
}
