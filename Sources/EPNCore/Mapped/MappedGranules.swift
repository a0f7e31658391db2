import Base
internal import TFCatTables
internal import TableMapping

/// A row of a table that became no granule.
public struct RejectedRow: Hashable, Sendable {
  /// The path of the table.
  public var path: String
  /// From 1.
  public var line: Int
  /// In one sentence without a full stop.
  public var reason: String
}

extension GranuleMapping {
  /// What became of the rows of tables.
  public struct Report: Hashable, Sendable {
    /// Rows that became granules.
    public var granules = 0
    /// Rows that could not become granules.
    public var rejected = 0
    /// Rows that the filter of the mapping leaves out.
    public var filtered = 0
    /// What was odd about the tables and read all the same, and tables of the files that were left out.
    public var notes: [String] = []

    /// Counts of nothing.
    public init() {}

    /// All rows: granules, rejects and rows that the filter left out.
    public var rows: Int { granules + rejected + filtered }
  }

  /// Makes one table of granules of other tables; it appears when it is complete.
  ///
  /// - Parameters:
  ///   - paths: tables; `-` for standard input.
  ///   - output: where the table goes; `-` for standard output, but not for SQLite.
  ///   - format: the format of the table.
  ///   - onReject: called for each row that becomes no granule.
  /// - Throws: `MappedFile.Failure` and `TableError` for what cannot be read or written, `YAMLError` for a
  ///   mapping that does not fit the columns.
  public func write(
    _ paths: [String], to output: String, as format: GranuleTableFormat, onReject: (RejectedRow) -> Void
  ) throws -> Report {
    var writer = try GranuleTableWriter(path: output, table: table, format: format)
    var report = Report()
    for path in paths {
      var reader = try reader(of: MappedFileReference(MappedFile(path: path), path: path))
      while let outcome = try reader.next() {
        switch outcome {
        case .granule(let granule): try writer.write(granule)
        case .filtered: report.filtered += 1
        case .reject(let line, let reason):
          report.rejected += 1
          onReject(RejectedRow(path: path, line: line, reason: reason))
        }
      }
      report.notes += reader.notes.map { "\(path): \($0)" }
    }
    report.granules = writer.count
    try writer.finish()
    return report
  }
}
