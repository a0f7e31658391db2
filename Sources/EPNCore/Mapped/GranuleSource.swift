public import TableMapping

/// What makes granules of the rows of tables: a mapping, or a source that knows one kind of table.
public protocol GranuleSource: Sendable {
  /// The name of the service.
  var service: String { get }
  /// What the table of the granules says beside its rows, with its columns.
  var table: GranuleTable { get }
  /// What decides about granules beside the rows themselves. Rows that were granules under the same identity
  /// would be the same granules again.
  var identity: String { get }
  /// Columns to which this source gives values row by row.
  var filledColumns: Set<String> { get }

  /// Opens a table whose rows become granules.
  ///
  /// - Throws: `TableError` for a file that is no table, `YAMLError` and `GranuleError` for one that the
  ///   source cannot use.
  func rows(of file: MappedFileReference) throws -> any GranuleRows
}

/// The rows of a table as granules, one after the other.
public protocol GranuleRows {
  /// What was unusual about the table but could be read, and tables in the file that were not read.
  var notes: [String] { get }
  /// The line of the row that was read last, from 1; its number where the table has no lines.
  var line: Int { get }
  /// What grows whenever a row is added or changed, of the row that was read last; `nil` where nothing does.
  var mark: String? { get }

  /// - Returns: what became of the next row; `nil` after the last.
  mutating func next() throws -> GranuleOutcome?
}

/// What became of a row.
public enum GranuleOutcome: Sendable {
  /// It became one.
  case granule(Granule)
  /// The filter leaves it out.
  case filtered
  /// It cannot become a granule.
  case reject(line: Int, reason: String)
}
