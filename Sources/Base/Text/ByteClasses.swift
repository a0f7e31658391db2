// Bytes of ASCII by what they are.
extension UInt8 {
  // What JSON's structure is made of, by the names in RFC 8259, section 2.
  @inlinable package static var beginArray: UInt8 { UInt8(ascii: "[") }
  @inlinable package static var endArray: UInt8 { UInt8(ascii: "]") }
  @inlinable package static var beginObject: UInt8 { UInt8(ascii: "{") }
  @inlinable package static var endObject: UInt8 { UInt8(ascii: "}") }
  @inlinable package static var nameSeparator: UInt8 { UInt8(ascii: ":") }
  @inlinable package static var valueSeparator: UInt8 { UInt8(ascii: ",") }
  @inlinable package static var quotationMark: UInt8 { UInt8(ascii: "\"") }
  @inlinable package static var reverseSolidus: UInt8 { UInt8(ascii: "\\") }
  @inlinable package static var minus: UInt8 { UInt8(ascii: "-") }
  @inlinable package static var space: UInt8 { UInt8(ascii: " ") }
  @inlinable package static var newline: UInt8 { UInt8(ascii: "\n") }

  @inlinable package var isJSONWhitespace: Bool {
    self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
  }

  /// Whether the byte is a blank of ASCII, a tab, or one of the four characters that end lines and pages.
  @inlinable @inline(__always) package var isBlank: Bool { self == 0x20 || self &- 0x09 < 5 }
  @inlinable @inline(__always) package var isBlankOrTab: Bool { self == 0x20 || self == 0x09 }

  @inlinable @inline(__always) package var isDigit: Bool { self &- 0x30 < 10 }
  @inlinable @inline(__always) package var isUppercaseLetter: Bool { self &- 0x41 < 26 }
  @inlinable @inline(__always) package var isLowercaseLetter: Bool { self &- 0x61 < 26 }
  @inlinable @inline(__always) package var isLetter: Bool { (self | 0x20).isLowercaseLetter }
  @inlinable @inline(__always) package var isLetterOrDigit: Bool { isLetter || isDigit }

  /// The small letter in the place of a capital; any other byte as it is.
  @inlinable package var lowercased: UInt8 { isUppercaseLetter ? self | 0x20 : self }

  /// The value of a hexadecimal digit, in upper or lower case; `nil` for any other byte.
  @inlinable package var hexadecimalDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
