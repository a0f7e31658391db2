/// The longer cells of the record before, by their bytes: a cell that is the same is the same value, and no
/// text of its own is made.
struct LastCells {
  private var cells: [(range: Range<Int>, value: TableValue)] = []

  /// Shorter texts take no memory of their own.
  private static let shortest = 16

  /// - Parameters:
  ///   - index: of the cell in its record.
  ///   - range: where the cell stands in the bytes.
  /// - Returns: `nil` for a cell that is short, or not the same.
  @inline(__always)
  func value(at index: Int, _ range: Range<Int>, of bytes: UnsafeRawBufferPointer) -> TableValue? {
    guard range.count >= Self.shortest, index < cells.count, cells[index].range.count == range.count else {
      return nil
    }
    // Eight bytes at a time; the last eight may have been compared in part.
    let last = cells[index].range.lowerBound
    var offset = 0
    while true {
      let one = bytes.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: UInt64.self)
      guard one == bytes.loadUnaligned(fromByteOffset: last + offset, as: UInt64.self) else { return nil }
      if offset == range.count - 8 { return cells[index].value }
      offset = min(offset + 8, range.count - 8)
    }
  }

  /// Keeps the value of a cell.
  @inline(__always)
  mutating func note(_ value: TableValue, at index: Int, _ range: Range<Int>) {
    guard range.count >= Self.shortest else { return }
    while cells.count <= index { cells.append((0..<0, .null)) }
    cells[index] = (range, value)
  }
}
