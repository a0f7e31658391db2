import Base

/// How faults and their suggestions show characters.
enum FaultText {
  static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\0"..<" ", "\u{7F}": "\\x" + hex(scalar.value, digits: 2)
    case "\u{80}"..."\u{A0}", "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}", "\u{2060}",
      "\u{FEFF}":
      DisplayText.codePoint(scalar)
    default: String(Character(scalar))
    }
  }

  static func hex(_ value: UInt32, digits: Int) -> String {
    String(value, radix: 16, uppercase: true).zeroPadded(to: digits)
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0"..<" ": result += escape(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A text with a backslash before each quotation mark.
  static func escapingQuotes(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
  }

  /// The escape of a character.
  static func escape(_ value: UInt32) -> String {
    switch value {
    case 0x08: return "\\b"
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0C: return "\\f"
    case 0x0D: return "\\r"
    case 0x10000...:
      let offset = value - 0x10000
      return escape(0xD800 + (offset >> 10)) + escape(0xDC00 + (offset & 0x3FF))
    default: return "\\u" + hex(value, digits: 4)
    }
  }
}
