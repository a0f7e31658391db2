import Base

/// Bytes that are not UTF-8, and what they would be: the character of Latin-1, or of Windows-1252, is
/// mostly meant.
struct InvalidUTF8 {
  let range: Range<Int>
  let description: String
  /// What is meant, or a replacement character.
  let character: String
  /// Whether the character may stand in a string as it is.
  let isPrintable: Bool

  /// - Parameter end: where the text or the string ends in which the bytes stand.
  init(in text: DamagedText, at start: Int, end: Int) {
    let unit = text.unit(start)
    var offset = min(end, start + unit.length)
    let shown = text[start..<offset].map { "\\x" + FaultText.hex(UInt32($0), digits: 2) }.joined()
    var meant: Unicode.Scalar?
    var reading: String
    switch unit.illFormed {
    case let value? where value > 0x10FFFF: reading = "beyond U+10FFFF"
    case let value? where value < 0xD800 || value > 0xDFFF:
      meant = Unicode.Scalar(value)
      reading = "an overlong form of U+\(FaultText.hex(value, digits: 4))"
    case let value?:
      reading = "the surrogate U+\(FaultText.hex(value, digits: 4))"
      if value < 0xDC00, offset < end, let low = text.unit(offset).illFormed, (0xDC00...0xDFFF).contains(low)
      {
        offset = min(end, offset + 3)
        meant = Unicode.Scalar(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00))
        reading = "a pair of surrogates"
      }
    case nil:
      let character = SingleByteText.character(of: text[start])
      if character.properties.generalCategory == .control {
        reading = "not a character in UTF-8 or Windows-1252"
      } else {
        meant = character
        let encoding = text[start] >= 0xA0 ? "Latin-1" : "Windows-1252"
        reading = "\(FaultText.visible(character)) in \(encoding)"
      }
    }
    range = start..<offset
    description = "\(shown) (\(reading))"
    character = meant.map { String(Character($0)) } ?? "\u{FFFD}"
    isPrintable = meant.map { $0.value >= 0x20 && $0.value != 0x22 && $0.value != 0x5C } ?? false
  }
}
