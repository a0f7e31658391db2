/// What the first bytes of a text say of its encoding.
package enum TextEncoding {
  /// The byte order mark of UTF-8.
  package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How many bytes the byte order mark of UTF-8 takes at the start: 3 or 0.
  package static func markLength(_ bytes: UnsafeRawBufferPointer) -> Int { bytes.starts(with: mark) ? 3 : 0 }

  /// The text in UTF-8 where a byte order mark says that it is UTF-16, without the mark; nil for all else.
  /// Units that are no text become U+FFFD.
  package static func textOfUTF16(_ bytes: UnsafeRawBufferPointer) -> String? {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
