/// A line and a column of a text, both from 1. Columns count Unicode scalars.
public struct SourcePosition: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// In Unicode scalars, from 1.
  public var column: Int

  /// A place from its line and column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Turns byte offsets into lines and columns, in one pass over the text for offsets in ascending order.
package struct LineIndex {
  private let text: UnsafeRawBufferPointer
  private var offset = 0
  private var line = 1
  private var column = 1

  package init(_ text: UnsafeRawBufferPointer) {
    self.text = text
    // A byte order mark is no column.
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The position of the character at `target`, which must not lie before the one asked for last.
  ///
  /// Lines end with LF, CR LF or CR. Each byte that is no UTF-8 counts as a character.
  package mutating func position(of target: Int) -> SourcePosition {
    let end = min(target, text.count)
    while offset < end {
      skipLongLine(to: end)
      guard offset < end else { break }
      let byte = text[offset]
      offset += 1
      if byte == 0x0A || (byte == 0x0D && (offset == text.count || text[offset] != 0x0A)) {
        line += 1
        column = 1
      } else {
        if byte >= 0x80 {
          let unit = UTF8Unit(text, at: offset - 1)
          if unit.scalar != nil { offset += unit.length - 1 }
        }
        column += 1
      }
    }
    return SourcePosition(line: line, column: column)
  }

  /// Takes 32 bytes at a time where they are printable ASCII.
  private mutating func skipLongLine(to end: Int) {
    typealias Block = SIMD32<UInt8>
    guard let base = text.baseAddress else { return }
    while offset + Block.scalarCount <= end {
      let block = (base + offset).loadUnaligned(as: Block.self)
      if (block .< Block(repeating: 0x20) .| block .>= Block(repeating: 0x80)).hasTrue { return }
      offset += Block.scalarCount
      column += Block.scalarCount
    }
  }
}
