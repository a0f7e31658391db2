/// One row of a table with its place.
public struct TableRow: Sendable, Hashable {
  /// In the order of the columns. A row of a text file has as many cells as stand there, which may be fewer
  /// or more than the table has columns; `fault` says so.
  public var cells: [TableValue]
  /// The number of the row in the table, from 1.
  public var number: Int
  /// The line of the file in which the row begins, from 1; `nil` where rows have no lines, as in a binary
  /// stream.
  public var line: Int?
  /// The bytes of the file that the row takes; `nil` where there is no text of it.
  public var range: Range<Int>?
  /// What is wrong with the row as a whole.
  public var fault: String?

  /// A row.
  public init(
    cells: [TableValue], number: Int, line: Int? = nil, range: Range<Int>? = nil, fault: String? = nil
  ) {
    self.cells = cells
    self.number = number
    self.line = line
    self.range = range
    self.fault = fault
  }

  /// The cell of a column; nothing where the row is too short.
  public subscript(column: Int) -> TableValue {
    column >= 0 && column < cells.count ? cells[column] : .null
  }
}
