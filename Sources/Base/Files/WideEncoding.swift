/// The encodings of Unicode that JSON files must not have (RFC 8259, section 8.1), told by the first bytes.
package enum WideEncoding: CaseIterable, Sendable {
  // The four-byte marks come first: that of UTF-32LE starts like that of UTF-16LE.
  case utf32LittleEndian
  case utf32BigEndian
  case utf16LittleEndian
  case utf16BigEndian

  /// The encoding, and the bytes of the mark or of the first character.
  package static func detect(_ document: UnsafeRawBufferPointer) -> (encoding: WideEncoding, hasMark: Bool)? {
    if let marked = allCases.first(where: { document.starts(with: $0.mark) }) { return (marked, true) }
    return allCases.first { $0.isSpelling(document) }.map { ($0, false) }
  }

  /// Bytes of a character of ASCII.
  package var width: Int {
    switch self {
    case .utf32LittleEndian, .utf32BigEndian: 4
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }

  package var name: String { isBigEndian ? "UTF-\(8 * width)BE" : "UTF-\(8 * width)LE" }

  /// The encoding as `iconv` wants it: with a mark the name without an end, so that the mark is not kept.
  package func iconvName(hasMark: Bool) -> String { hasMark ? "UTF-\(8 * width)" : name }

  var isBigEndian: Bool { self == .utf32BigEndian || self == .utf16BigEndian }

  private var mark: [UInt8] {
    switch self {
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  /// Whether the first characters are ASCII in this encoding, one byte of text among zeros, as JSON's are.
  private func isSpelling(_ document: UnsafeRawBufferPointer) -> Bool {
    let head = document.prefix(16)
    guard head.count >= width, head.count % width == 0 else { return false }
    let place = isBigEndian ? width - 1 : 0
    return head.enumerated().allSatisfy { offset, byte in
      offset % width == place ? (0x20...0x7E).contains(byte) || byte.isBlank : byte == 0
    }
  }
}
