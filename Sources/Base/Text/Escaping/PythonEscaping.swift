/// Texts in Python code.
package enum PythonEscaping {
  /// A literal in ASCII that is the text, whatever is in it.
  package static func literal(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "\\": result += "\\\(scalar)"
      case " "..."~": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x100: result += "\\x" + hex(scalar.value, digits: 2)
      case _ where scalar.value < 0x10000: result += "\\u" + hex(scalar.value, digits: 4)
      default: result += "\\U" + hex(scalar.value, digits: 8)
      }
    }
    return result + "'"
  }

  /// An expression without a backslash, on one line, that is the text: DaCHS expands what follows a backslash
  /// in the code of a resource descriptor. Characters beyond ASCII stay where they can be seen.
  package static func expressionWithoutBackslash(_ text: String) -> String {
    var parts: [String] = []
    var plain = ""
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      !TerminalEscaping.steers(scalar) && scalar != "\"" && scalar != "\\" && scalar.value & 0xFFFE != 0xFFFE
    }
    for scalar in text.unicodeScalars {
      if isPlain(scalar) {
        plain.unicodeScalars.append(scalar)
      } else {
        if !plain.isEmpty { parts.append("\"\(plain)\"") }
        plain = ""
        parts.append("chr(\(scalar.value))")
      }
    }
    if !plain.isEmpty || parts.isEmpty { parts.append("\"\(plain)\"") }
    return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: "+")))"
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    String(value, radix: 16).zeroPadded(to: digits)
  }
}
