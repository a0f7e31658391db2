internal import Base
public import EPNCore
internal import TableMapping

/// Makes one table of granules of tables of features on the Sun.
///
///     let options = RegionOptions(service: "hfc1ar", now: "2024-05-01T12:00:00")
///     var granules = try RegionGranules(.activeRegions, paths: ["answer.xml"], options: options)
///     let report = try granules.write(to: "granules.vot", as: .votable)
public struct RegionGranules {
  /// Is called for each row that becomes no granule.
  public var onReject: (RejectedRow) -> Void = { _ in }

  private let source: RegionGranuleSource
  private let files: [MappedFileReference]

  /// Opens the tables and plans the columns of all.
  ///
  /// - Parameters:
  ///   - source: the kind of features.
  ///   - paths: tables of features; `-` for standard input.
  ///   - options: how features become granules.
  /// - Throws: `MappedFile.Failure` and `TableError` for tables that cannot be read or have other columns,
  ///   `GranuleError` for options that do not fit.
  public init(_ source: RegionSource, paths: [String], options: RegionOptions) throws {
    files = try paths.map { MappedFileReference(try MappedFile(path: $0), path: $0) }
    self.source = try RegionGranuleSource(source, of: files, options: options)
  }

  /// Writes the table, which appears when it is complete.
  ///
  /// - Parameters:
  ///   - output: where the table goes; `-` for standard output, which SQLite cannot use.
  ///   - format: the format of the table.
  /// - Throws: `TableError` where a table cannot be read on, or the granules cannot be written.
  public func write(to output: String, as format: GranuleTableFormat) throws -> RegionReport {
    var writer = try GranuleTableWriter(path: output, table: table, format: format)
    let report = try makeGranules { granule, _, _ in try writer.write(granule) }
    try writer.finish()
    return report
  }

  /// What the table of the granules says beside its rows, with the columns of all granules.
  public var table: GranuleTable { source.table }

  /// Makes the granules of all tables, one after the other.
  ///
  /// - Parameter take: gets each granule, with the table that its row stands in and the line there, from 1.
  /// - Throws: `TableError` where a table cannot be read on, and what `take` throws.
  public func makeGranules(
    _ take: (_ granule: Granule, _ path: String, _ line: Int) throws -> Void
  ) throws -> RegionReport {
    var maker = RegionGranuleMaker(source.plan, numbersTwins: true)
    for file in files {
      var reader = try RegionRowReader(file, of: source)
      while let outcome = try reader.next(by: &maker) {
        switch outcome {
        case .granule(let granule): try take(granule, file.path, reader.line)
        case .filtered: break
        case .reject(let line, let reason):
          onReject(RejectedRow(path: file.path, line: line, reason: reason))
        }
      }
      for note in reader.notes { maker.note("\(file.path): \(note)") }
    }
    return maker.report
  }
}
