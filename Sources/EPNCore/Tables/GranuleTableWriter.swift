public import TFCatTables

/// Writes granules as a table of any format, row by row; the file appears when `finish` has returned.
public struct GranuleTableWriter: ~Copyable {
  private let schema: GranuleSchema
  private var writer: any GranuleRowSink
  /// The rows written so far.
  public private(set) var count = 0

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - path: where the table goes; `-` for standard output, which SQLite cannot use.
  ///   - table: its columns, and what it says beside its rows.
  ///   - format: the format of the file.
  public init(path: String, table: GranuleTable, format: GranuleTableFormat) throws(TableError) {
    schema = table.schema
    writer = try format.open(path, table)
  }

  /// Writes a row. Values go by the names of the columns where the granule has another schema than the table;
  /// columns that the table does not have are left out.
  ///
  /// - Throws: `TableError` where the file cannot be written.
  public mutating func write(_ granule: Granule) throws(TableError) {
    if granule.schema.columns.count == schema.columns.count, granule.schema == schema {
      try writer.write(granule.values)
    } else {
      try writer.write(schema.columns.map { granule[$0.name] })
    }
    count += 1
  }

  /// Completes the file and puts it in its place.
  ///
  /// - Throws: `TableError` where the file cannot be written.
  public consuming func finish() throws(TableError) { try writer.finish() }
}
