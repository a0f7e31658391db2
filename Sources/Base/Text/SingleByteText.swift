/// Texts of one byte for each character, as older programs write them. What is no UTF-8, and does not say
/// what it is, is read as windows-1252 everywhere.
package enum SingleByteText {
  /// The characters of the bytes 0x80 to 0xFF in windows-1252. The five bytes without one are control
  /// characters, as browsers take them.
  package static let windows1252: [Unicode.Scalar] = {
    let special: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
      0x8D,
      0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
      0x203A,
      0x0153, 0x9D, 0x017E, 0x0178,
    ]
    return (special + (0xA0...0xFF)).map { Unicode.Scalar($0) ?? "\u{FFFD}" }
  }()

  /// The characters of the bytes 0x80 to 0xFF in ISO-8859-15: Latin 1 with the euro sign and seven letters.
  package static let latin9: [Unicode.Scalar] = {
    let changed: [UInt32: UInt32] = [
      0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152, 0xBD: 0x0153,
      0xBE: 0x0178,
    ]
    return (0x80...0xFF).map { (byte: UInt32) in Unicode.Scalar(changed[byte] ?? byte) ?? "\u{FFFD}" }
  }()

  /// Reads windows-1252, of which Latin 1 without control characters is a part.
  package static func decode(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(character(of: byte)) }
    return String(text)
  }

  /// The character of a byte in windows-1252.
  package static func character(of byte: UInt8) -> Unicode.Scalar {
    byte < 0x80 ? Unicode.Scalar(byte) : windows1252[Int(byte) - 0x80]
  }
}
