import Base

/// Kinds of bytes and characters, by what they mean for reading a damaged text.
extension DamagedText {
  static func isStructural(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// Letters, digits and what is beyond ASCII: after the closing mark of a string these never come.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  static func endsPhrase(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ";"), UInt8(ascii: ")"): true
    default: isStructural(byte)
    }
  }

  static func startsPlainValue(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte.isDigit
      || byte == UInt8(ascii: "-")
  }

  static func nameOfSpace(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{A0}": "no-break space"
    case "\u{202F}": "narrow no-break space"
    case "\u{2007}": "figure space"
    case "\u{3000}": "ideographic space"
    case "\u{2028}": "line separator"
    case "\u{2029}": "paragraph separator"
    case "\u{85}": "next line"
    case "\u{FEFF}": "byte order mark"
    case "\u{200B}"..."\u{200F}", "\u{2060}", "\u{AD}": "invisible character"
    case "\u{1680}", "\u{2000}"..."\u{200A}", "\u{205F}": "space that is not JSON's"
    default: nil
    }
  }

  /// Whether one of the quotation marks of typesetting stands there.
  func isTypographicQuote(_ offset: Int) -> Bool {
    guard self[offset] == 0xE2 || self[offset] == 0xC2 else { return false }
    switch unit(offset).scalar {
    case "\u{2018}"?, "\u{2019}"?, "\u{201A}"?, "\u{201B}"?, "\u{201C}"?, "\u{201D}"?, "\u{201E}"?,
      "\u{201F}"?, "\u{AB}"?, "\u{BB}"?, "\u{2032}"?, "\u{2033}"?:
      return true
    default: return false
    }
  }

  /// Whether bytes stand there that are no UTF-8.
  func isIllFormed(_ offset: Int) -> Bool { self[offset] >= 0x80 && unit(offset).scalar == nil }
}
