import Base
internal import TFCatTables
internal import TableMapping

/// A row of a table that became no granule.
public struct RejectedRow: Hashable, Sendable {
  /// The file, as it was given; `-` for standard input.
  public var path: String
  /// The line of the row, from 1.
  public var line: Int
  /// Why the row became no granule, in one sentence without a full stop.
  public var reason: String

  /// A row that became no granule.
  public init(path: String, line: Int, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }
}

extension GranuleMapping {
  /// What became of the rows of tables.
  public struct Report: Hashable, Sendable {
    /// Rows that became granules.
    public var granules = 0
    /// Rows of which no granule could be made.
    public var rejected = 0
    /// Rows that the filter of the mapping leaves out.
    public var filtered = 0
    /// What was unusual about the tables but could be read, and tables in the files that were not read.
    public var notes: [String] = []

    /// Makes a report in which nothing has been counted.
    public init() {}

    /// All rows: granules, rejects and rows that the filter leaves out.
    public var rows: Int { granules + rejected + filtered }
  }

  /// Makes one table of granules of other tables; it appears when it is complete.
  ///
  /// - Parameters:
  ///   - paths: tables; `-` for standard input.
  ///   - output: where the table goes; `-` for standard output, which SQLite cannot use.
  ///   - format: the format of the table.
  ///   - onReject: is called for each row that becomes no granule.
  /// - Throws: `MappedFile.Failure` and `TableError` for what cannot be read or written, `YAMLError` for a
  ///   mapping that does not fit the columns.
  public func write(
    _ paths: [String], to output: String, as format: GranuleTableFormat, onReject: (RejectedRow) -> Void
  ) throws -> Report {
    var writer = try GranuleTableWriter(path: output, table: table, format: format)
    var report = Report()
    var identifiers = HashRegister(keepsNumbers: false)
    for path in paths {
      var reader = try reader(of: MappedFileReference(MappedFile(path: path), path: path))
      func reject(_ line: Int, _ reason: String) {
        report.rejected += 1
        onReject(RejectedRow(path: path, line: line, reason: reason))
      }
      while let outcome = try reader.next() {
        switch outcome {
        case .granule(let granule):
          let uid = granule.uid ?? ""
          if identifiers.add(FNV1a.hash(uid), number: 0) == nil {
            try writer.write(granule)
          } else {
            reject(reader.line, "granule_uid \(uid) is that of another row too")
          }
        case .filtered: report.filtered += 1
        case .reject(let line, let reason): reject(line, reason)
        }
      }
      report.notes += reader.notes.map { "\(path): \($0)" }
    }
    report.granules = writer.count
    try writer.finish()
    return report
  }
}
