/// What the first bytes of a text say of its encoding.
package enum TextEncoding {
  /// The byte order mark of UTF-8.
  package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How many bytes the byte order mark of UTF-8 takes at the start: 3 or 0.
  package static func markLength(_ bytes: UnsafeRawBufferPointer) -> Int { bytes.starts(with: mark) ? 3 : 0 }
}
