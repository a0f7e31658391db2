internal import EPNCore
internal import TFCatTables
internal import TableMapping

/// Reads the rows of one table of features, each with those of the tables beside it.
struct RegionRowReader {
  /// The line of the row that was read last, from 1.
  private(set) var line = 0
  /// What grows whenever a row is added, of the row that was read last.
  private(set) var mark: String?
  private let source: RegionGranuleSource
  private let free: FreeRegionColumns
  private let markPlace: RegionColumns.Place?
  private let path: String
  private var reader: any TableReader
  private var tables: [[String]]
  private var columns: RegionColumns

  /// - Throws: `TableError` for a table that cannot be read or has other columns, `GranuleError` for options
  ///   that do not fit it.
  init(_ file: MappedFileReference, of source: RegionGranuleSource) throws {
    self.source = source
    path = file.path
    reader = try TableFile.open(file.file, path: file.path)
    tables = try source.columns(of: file)
    columns = RegionColumns(tables, beside: source.sidePaths)
    var free = try FreeRegionColumns(
      tables, source: source.source, service: source.service, chosen: source.options.freeColumns)
    free.setPlaces(in: source.plan.schema)
    self.free = free
    markPlace = try Self.place(named: source.options.newerBy, in: tables, columns)
  }

  private static func place(
    named name: String?, in tables: [[String]], _ columns: RegionColumns
  ) throws(GranuleError) -> RegionColumns.Place? {
    guard let name else { return columns[.id] }
    for (table, names) in tables.enumerated() {
      if let column = names.firstIndex(of: name.uppercased()) {
        return RegionColumns.Place(table: table, column: column)
      }
    }
    throw GranuleError("--newer-by \(name): there is no such column in the tables")
  }

  /// What was unusual about the table but could be read.
  var notes: [String] {
    var notes = reader.notes.all.map(\.description)
    if case .overflow(let text)? = reader.head.queryStatus {
      notes.append(
        "the service ended the table at its limit (QUERY_STATUS OVERFLOW\(text.isEmpty ? "" : ", \(text)")):"
          + " rows are missing; ask for shorter intervals")
    }
    return notes
  }

  /// - Returns: what became of the next row; `nil` after the last.
  mutating func next(by maker: inout RegionGranuleMaker) throws -> GranuleOutcome? {
    guard let row = try reader.next() else { return nil }
    if reader.columnCount > tables[0].count {
      tables[0] = reader.head.columns.map { RegionTable.canonical($0.name) }
      columns = RegionColumns(tables, beside: source.sidePaths)
    }
    line = row.line ?? row.number
    mark = nil
    do throws(RegionRowFault) {
      if let fault = row.fault { throw RegionRowFault(fault) }
      let row = try source.joined(row, columns)
      let granule = try maker.granule(of: row, free, path: path, line: line)
      if let markPlace { mark = row.text(at: markPlace) }
      return .granule(granule)
    } catch {
      maker.reject()
      return .reject(line: line, reason: error.reason)
    }
  }
}
