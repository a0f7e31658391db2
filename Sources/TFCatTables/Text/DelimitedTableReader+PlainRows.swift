import Base

/// Rows in which nothing has to be understood are handed out as the bytes of the file, ten times as fast as
/// cells that own their text.
extension DelimitedTableReader {
  /// A row of plain cells.
  package struct PlainRow {
    /// The line of the file, from 1.
    package var line: Int
    /// The bytes of the file that the row takes.
    package var range: Range<Int>
    /// The bytes of the file, valid as long as the reader is there.
    package var file: UnsafeRawBufferPointer
  }

  /// The bytes of the file, valid as long as the reader is there.
  package var bytes: UnsafeRawBufferPointer { lines.file.bytes }

  /// Takes the next row where it is plain: ASCII without quotes and control characters, as many cells as
  /// there are columns. Words that mean nothing (`NULL`) stand there as they are.
  ///
  /// - Parameter cells: gets the bytes of each cell, with the blanks around it.
  /// - Returns: nil where ``next()`` has to look at what comes; then nothing is taken.
  package mutating func takePlainRow(into cells: inout [Range<Int>]) -> PlainRow? {
    let bytes = lines.file.bytes
    let start = lines.position
    guard start < bytes.count, let plainRows, plainRows.mayBegin(bytes, at: start) else { return nil }
    if cells.count != columnCount { cells = Array(repeating: 0..<0, count: columnCount) }
    let cut = cells.withUnsafeMutableBufferPointer { plainRows.cut(bytes, from: start, into: $0) }
    guard let end = cut else { return nil }
    let row = PlainRow(line: lines.number, range: start..<end, file: bytes)
    rowCount += 1
    lines.move(to: lines.nextLine(after: end), lines: 1)
    return row
  }

  /// By what the rows of a dialect are told that have nothing to be understood.
  struct PlainRows: Sendable {
    private let separator: UInt8
    private let quote: UInt8
    /// The first bytes of lines that are no rows.
    private let marks: [UInt8]

    /// - Returns: nil for a dialect in which the bytes of a cell are not its text.
    init?(_ dialect: DelimitedDialect) {
      guard case .separated = dialect.layout, let separator = dialect.separator, !dialect.hasBackslashEscapes,
        !dialect.hasRules
      else { return nil }
      self.separator = separator
      // A line end is met anyway.
      quote = dialect.quote?.asciiValue ?? 0x0A
      marks = dialect.comments.compactMap(\.utf8.first)
    }

    /// Whether the line that starts there is neither blank nor like a comment.
    @inline(__always)
    func mayBegin(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
      var place = start
      while place < bytes.count, bytes[place] == 0x20 || (bytes[place] == 0x09 && separator != 0x09) {
        place += 1
      }
      guard place < bytes.count else { return false }
      let first = bytes[place]
      return first != 0x0A && first != 0x0D && !marks.contains(first)
    }

    private typealias Block = SIMD32<UInt8>

    /// Cuts a line into cells, 32 bytes at a time: most bytes are not looked at one by one.
    ///
    /// - Returns: the end of the line; nil where it has more than plain cells, or another number of them.
    @inline(__always)
    func cut(
      _ bytes: UnsafeRawBufferPointer, from start: Int, into cells: UnsafeMutableBufferPointer<Range<Int>>
    ) -> Int? {
      var count = 0
      var cellStart = start
      /// Ends a cell, of which there may be too many.
      func endCell(_ end: Int) {
        if count < cells.count { cells[count] = cellStart..<end }
        count += 1
        cellStart = end + 1
      }
      var place = start
      while place + Block.scalarCount <= bytes.count {
        let block = bytes.loadUnaligned(fromByteOffset: place, as: Block.self)
        // Control characters and what is not ASCII, in one comparison.
        let isOdd = block &- Block(repeating: 0x20) .>= Block(repeating: 0x60)
        var bits = (isOdd .| (block .== Block(repeating: separator)) .| (block .== Block(repeating: quote)))
          .bits
        while bits != 0 {
          let found = place + bits.trailingZeroBitCount
          bits &= bits &- 1
          switch kind(of: bytes[found]) {
          case .separator: endCell(found)
          case .end:
            endCell(found)
            return count == cells.count ? found : nil
          case .odd: return nil
          case .plain: break
          }
        }
        place += Block.scalarCount
      }
      while place < bytes.count {
        switch kind(of: bytes[place]) {
        case .separator: endCell(place)
        case .end:
          endCell(place)
          return count == cells.count ? place : nil
        case .odd: return nil
        case .plain: break
        }
        place += 1
      }
      endCell(place)
      return count == cells.count ? place : nil
    }

    private enum Kind {
      case plain, separator, end, odd
    }

    @inline(__always)
    private func kind(of byte: UInt8) -> Kind {
      if byte == separator { return .separator }
      if byte == 0x0A || byte == 0x0D { return .end }
      if byte == quote || byte >= 0x80 || (byte < 0x20 && byte != 0x09) { return .odd }
      return .plain
    }
  }
}
