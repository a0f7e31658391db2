/// Writes the rows of a table of some format; the file appears under its name when `finish` has returned.
public protocol TableWriter: ~Copyable {
  /// The rows written so far.
  var count: Int { get }

  /// Writes the next row; cells that are missing at its end are nothing.
  mutating func write(_ cells: [TableValue]) throws(TableError)

  /// Completes the file and puts it in its place; a writer that is dropped before leaves nothing behind.
  consuming func finish() throws(TableError)
}
