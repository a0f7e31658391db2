// The bytes that JSON's structure is made of, by their names in RFC 8259, section 2.
extension UInt8 {
  package static let beginArray = UInt8(ascii: "[")
  package static let endArray = UInt8(ascii: "]")
  package static let beginObject = UInt8(ascii: "{")
  package static let endObject = UInt8(ascii: "}")
  package static let nameSeparator = UInt8(ascii: ":")
  package static let valueSeparator = UInt8(ascii: ",")
  package static let quotationMark = UInt8(ascii: "\"")
  package static let reverseSolidus = UInt8(ascii: "\\")
  package static let minus = UInt8(ascii: "-")
  package static let space = UInt8(ascii: " ")
  package static let newline = UInt8(ascii: "\n")

  package var isJSONWhitespace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
  package var isDigit: Bool { self &- 0x30 < 10 }
}
