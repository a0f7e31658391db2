package import Base

/// What the cells of the row before were written as: rows repeat most of their cells, and what is the same is
/// copied, run by run.
package struct RepeatedCells {
  package init() {}

  private var cells: [TableValue] = []
  /// The row, without what stands before its first cell, and where each cell ends in it.
  private var row: [UInt8] = []
  private var ends: [Int] = []
  /// Where the row that is being written begins in the output.
  private var start = 0
  /// The first cell that is not in the output yet, and where its text begins in `row`.
  private var next = 0
  private var nextStart = 0

  /// Begins a row, at the end of the output.
  package mutating func beginRow(at start: Int) {
    self.start = start
    (next, nextStart) = (0, 0)
  }

  /// The next cell that is not as in the row before; those up to it are copied. It has to be written, and
  /// `note` told of it.
  ///
  /// - Parameters:
  ///   - values: the row; cells that are missing at its end are nothing.
  ///   - count: how many cells rows have.
  /// - Returns: `nil` where the row is complete.
  package mutating func nextChange(in values: [TableValue], count: Int, _ output: inout ByteBuffer) -> Int? {
    var place = values.firstDifference(from: next, to: cells)
    if place >= values.count { while place < cells.count, cells[place].isNull { place += 1 } }
    copy(upTo: place, to: &output)
    return place < count ? place : nil
  }

  /// Keeps a cell that was written.
  package mutating func note(_ cell: TableValue, at index: Int, end: Int) {
    if index < cells.count {
      nextStart = ends[index]
      cells[index] = cell
      ends[index] = end - start
    } else {
      cells.append(cell)
      ends.append(end - start)
    }
    next = index + 1
  }

  package mutating func endRow(_ output: borrowing ByteBuffer) {
    row.removeAll(keepingCapacity: true)
    row.append(contentsOf: output.bytes[start...])
  }

  /// Forgets the row before, where one was begun and not completed.
  package mutating func forget() {
    cells.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Copies the cells from the next one up to another.
  private mutating func copy(upTo index: Int, to output: inout ByteBuffer) {
    guard next < index else { return }
    let moved = output.count - start - nextStart
    let cells = nextStart..<ends[index - 1]
    row.withUnsafeBufferPointer { output.append(UnsafeBufferPointer(rebasing: $0[cells])) }
    if moved != 0 { for cell in next..<index { ends[cell] += moved } }
    next = index
  }
}
