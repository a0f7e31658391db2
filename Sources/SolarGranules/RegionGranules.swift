internal import Base
public import EPNCore
internal import TFCatTables

/// Makes one table of granules of tables of features on the Sun.
///
///     let options = RegionOptions(service: "hfc1ar", now: "2024-05-01T12:00:00")
///     var granules = try RegionGranules(.activeRegions, paths: ["answer.xml"], options: options)
///     let report = try granules.write(to: "granules.vot", as: .votable)
public struct RegionGranules {
  /// Is called for each row that becomes no granule.
  public var onReject: (RejectedRow) -> Void = { _ in }

  private let plan: RegionGranulePlan
  private let options: RegionOptions
  private let source: RegionSource
  private let inputs: [(path: String, file: MappedFile)]
  private let sides: [RegionTable.SideTable?]

  /// Opens the tables and plans the columns of all.
  ///
  /// - Parameters:
  ///   - source: the kind of features.
  ///   - paths: tables of features; `-` for standard input.
  ///   - options: how features become granules.
  /// - Throws: `MappedFile.Failure` and `TableError` for tables that cannot be read or have other columns,
  ///   `GranuleError` for options that do not fit.
  public init(_ source: RegionSource, paths: [String], options: RegionOptions) throws {
    self.source = source
    self.options = options
    sides = [
      try options.observations.map {
        try RegionTable.SideTable(
          path: $0, idNames: ["ID_OBSERVATIONS", "ID"], names: SideNames.observations)
      },
      try options.observatories.map {
        try RegionTable.SideTable(
          path: $0, idNames: ["ID_OBSERVATORY", "ID"], names: SideNames.observatories)
      },
      try options.codes.map {
        try RegionTable.SideTable(path: $0, idNames: ["ID_FRC_INFO", "ID"], names: SideNames.codes)
      },
    ]
    inputs = try paths.map { ($0, try MappedFile(path: $0)) }
    var free: [GranuleColumn] = []
    for (path, file) in inputs {
      let tables = try Self.columns(of: file, path: path, source, options, sides)
      free += try FreeRegionColumns(
        tables, source: source, service: options.service, chosen: options.freeColumns
      ).entries.map(\.column)
    }
    plan = try RegionGranulePlan(source, options, free: free)
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
  public var table: GranuleTable { plan.table }

  /// Makes the granules of all tables, one after the other.
  ///
  /// - Parameter take: gets each granule, with the table that its row stands in and the line there, from 1.
  /// - Throws: `TableError` where a table cannot be read on, and what `take` throws.
  public func makeGranules(
    _ take: (_ granule: Granule, _ path: String, _ line: Int) throws -> Void
  ) throws -> RegionReport {
    var maker = RegionGranuleMaker(plan)
    for (path, file) in inputs {
      var reader = try TableFile.open(file, path: path)
      var tables = try Self.columns(of: file, path: path, source, options, sides)
      var columns = RegionColumns(tables)
      maker.take(
        try FreeRegionColumns(
          tables, source: source, service: options.service, chosen: options.freeColumns))
      while let row = try reader.next() {
        if reader.columnCount > tables[0].count {
          tables[0] = reader.head.columns.map { RegionTable.canonical($0.name) }
          columns = RegionColumns(tables)
        }
        let line = row.line ?? row.number
        do {
          if let fault = row.fault { throw RegionRowFault(fault) }
          let granule = try maker.granule(of: joined(row, columns), path: path, line: line)
          try take(granule, path, line)
        } catch let fault as RegionRowFault {
          maker.reject()
          onReject(RejectedRow(path: path, line: line, reason: fault.reason))
        }
      }
      for note in reader.notes.all { maker.note("\(path): \(note)") }
      if case .overflow(let text)? = reader.head.queryStatus {
        maker.note(
          "\(path): the service ended the table at its limit (QUERY_STATUS OVERFLOW\(text.isEmpty ? "" : ", \(text)")):"
            + " rows are missing; ask for shorter intervals")
      }
    }
    return maker.report
  }

  /// The row with those of the tables beside it.
  private func joined(_ row: TableRow, _ columns: RegionColumns) -> RegionRow {
    var cells: [[TableValue]] = [row.cells, [], [], []]
    func follow(_ column: RegionColumn, _ table: Int) {
      guard let side = sides[table - 1], let place = columns[column],
        cells[place.table].indices.contains(place.column),
        let id = RegionTable.key(cells[place.table][place.column])
      else { return }
      cells[table] = side[id] ?? []
    }
    follow(.observationID, 1)
    follow(.observatoryID, 2)
    follow(.codeID, 3)
    return RegionRow(columns: columns, cells: cells)
  }

  /// The names of the columns of a table of features and of those beside it.
  private static func columns(
    of file: MappedFile, path: String, _ source: RegionSource, _ options: RegionOptions,
    _ sides: [RegionTable.SideTable?]
  ) throws -> [[String]] {
    var reader = try TableFile.open(file, path: path)
    if case .error(let text)? = reader.head.queryStatus {
      throw TableError(
        path: path, reason: "the service answered with an error\(text.isEmpty ? "" : ": \(text)")")
    }
    if reader.columnsJoinWithRows { for _ in 0..<10_000 { if try reader.next() == nil { break } } }
    let tables =
      [reader.head.columns.map { RegionTable.canonical($0.name) }] + sides.map { $0?.columns ?? [] }
    let columns = RegionColumns(tables)
    let hasStart = (columns[.ccX] != nil && columns[.ccY] != nil) || columns[.ccXY] != nil
    guard columns[.cc] != nil, hasStart else {
      throw TableError(
        path: path,
        reason:
          "has no columns of \(source.view): it needs a chain code (CC) and the pixel of its start (CC_X_PIX, CC_Y_PIX)"
      )
    }
    guard columns[.dateObs] != nil || columns[.obsDate] != nil else {
      throw TableError(path: path, reason: "has no DATE_OBS; --observations names the table that has it")
    }
    if columns[.cdelt1] == nil, sides[0] == nil, columns[.observationID] != nil {
      throw TableError(
        path: path,
        reason:
          "points to images (\(columns[.observationID].map { tables[$0.table][$0.column] } ?? "")) and does not say"
          + " their scale and centre: --observations names the table of observations")
    }
    return tables
  }
}

/// The columns of the tables beside, where a file does not name them: those of the codes' own results.
private enum SideNames {
  static let observations = [
    "ID", "OBSERVATORY_ID", "DATE_OBS", "DATE_END", "JDINT", "JDFRAC", "EXP_TIME", "C_ROTATION", "BSCALE",
    "BZERO", "BITPIX", "NAXIS1", "NAXIS2", "R_SUN", "CENTER_X", "CENTER_Y", "CDELT1", "CDELT2", "QUALITY",
    "FILENAME", "DATE_OBS_STRING", "DATE_END_STRING", "COMMENT", "LOC_FILENAME", "ID2",
  ]
  static let observatories = [
    "ID", "OBSERVAT", "INSTRUMENT", "TELESCOPE", "UNITS", "WAVELNTH", "WAVENAME", "WAVEUNIT", "OBS_TYPE",
    "COMMENT",
  ]
  static let codes = ["ID", "INSTITUT", "NAME_CODE", "VERSION_CODE", "FEATURE", "PERSON"]
}
