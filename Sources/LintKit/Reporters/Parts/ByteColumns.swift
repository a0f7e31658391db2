import Base

/// Columns in bytes of UTF-8 from 1, for formats that count so.
///
/// Lines end as `LineIndex` ends them. A byte order mark is no column.
struct ByteColumns {
  private let text: UnsafeRawBufferPointer
  private var offset: Int
  private var lineStart: Int

  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
    offset = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = offset
  }

  /// The column of a byte, from the bytes before it in its line.
  static func column(of offset: Int, in text: UnsafeRawBufferPointer) -> Int {
    let end = min(offset, text.count)
    let first = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = text[..<end].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    return max(0, end - max(start, first)) + 1
  }

  /// The column of a byte, which must not lie before the one asked for last.
  mutating func column(of target: Int) -> Int {
    let end = min(target, text.count)
    while offset < end {
      let byte = text[offset]
      offset += 1
      if byte == 0x0A || (byte == 0x0D && (offset == text.count || text[offset] != 0x0A)) {
        lineStart = offset
      }
    }
    return max(0, end - lineStart) + 1
  }
}
