// The bytes that JSON's structure is made of, by their names in RFC 8259, section 2.
extension UInt8 {
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
  @inlinable package var isDigit: Bool { self &- 0x30 < 10 }

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
