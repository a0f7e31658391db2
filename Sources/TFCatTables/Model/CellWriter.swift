/// A writer that takes the cells of a row one by one, as the text that stands in the table: no value is made
/// of them.
///
///     writer.beginRow()
///     try writer.write(text: name)
///     writer.write(number: count)
///     try writer.endRow()
package protocol CellWriter: TableWriter, ~Copyable {
  /// Whether rows can be written so; otherwise they are written as values.
  var takesCells: Bool { get }
  /// Begins a row.
  mutating func beginRow()
  /// The next cell of the row is nothing.
  mutating func writeNull()
  /// The next cell is a truth value.
  mutating func write(_ flag: Bool)
  /// The next cell is a number, in a column of numbers that has it among its values.
  ///
  /// - Parameter text: the shortest text of its double, or an integer without a sign of plus and zeros before
  ///   it.
  mutating func write(number text: UnsafeBufferPointer<UInt8>)
  /// The next cell is an array of numbers.
  mutating func write(numbers: [Double]) throws(TableError)
  /// The next cell is a text, in a column of texts; UTF-8, and not empty.
  mutating func write(text: UnsafeBufferPointer<UInt8>) throws(TableError)
  /// Ends the row, which has a cell for each column.
  mutating func endRow() throws(TableError)
  /// Takes back what was written of a row.
  mutating func dropRow()
  /// A writer for rows of the same table that stay in memory, so that another thread can make them. Its rows
  /// count from 1.
  func apart() -> Self
  /// Writes the rows that such a writer has made, and takes them from it.
  mutating func take(_ rows: inout Self) throws(TableError)
  /// Takes back all rows of such a writer.
  mutating func dropRows()
}
