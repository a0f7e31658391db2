internal import Base
public import EPNCore
internal import TFCatTables
public import TableMapping

/// Makes granules of tables of features on the Sun, row by row.
public struct RegionGranuleSource: GranuleSource {
  let source: RegionSource
  let options: RegionOptions
  let plan: RegionGranulePlan
  private let sides: [RegionTable.SideTable?]

  /// Plans the columns of all tables.
  ///
  /// - Parameters:
  ///   - source: the kind of features.
  ///   - files: tables of features.
  ///   - options: how features become granules.
  /// - Throws: `MappedFile.Failure` and `TableError` for tables that cannot be read or have other columns,
  ///   `GranuleError` for options that do not fit.
  public init(_ source: RegionSource, of files: [MappedFileReference], options: RegionOptions) throws {
    self.source = source
    self.options = options
    sides = [
      try options.observations.map {
        try RegionTable.SideTable(
          path: $0, word: AbsentRow.observation, idNames: ["ID_OBSERVATIONS", "ID"],
          names: SideNames.observations)
      },
      try options.observatories.map {
        try RegionTable.SideTable(
          path: $0, word: "observatory", idNames: ["ID_OBSERVATORY", "ID"], names: SideNames.observatories)
      },
      try options.codes.map {
        try RegionTable.SideTable(
          path: $0, word: "recognition code", idNames: ["ID_FRC_INFO", "ID"], names: SideNames.codes)
      },
    ]
    var free: [GranuleColumn] = []
    for file in files {
      let tables = try Self.columns(of: file, source, options, sides)
      free += try FreeRegionColumns(
        tables, source: source, service: options.service, chosen: options.freeColumns
      ).columns
    }
    plan = try RegionGranulePlan(source, options, free: free)
  }

  /// The name of the service.
  public var service: String { options.service }

  /// What the table of the granules says beside its rows, with the columns of all granules.
  public var table: GranuleTable { plan.table }

  /// All columns but the dates, which publishing gives.
  public var filledColumns: Set<String> {
    let dates = options.hasDatesOfRows ? [] : Self.dates
    return Set(plan.schema.columns.map(\.name)).subtracting(dates)
  }

  private static let dates: Set<String> = ["creation_date", "modification_date", "release_date"]

  /// The options, and the tables beside those of features.
  public var identity: String {
    var lines = [
      "regions \(source.rawValue) \(service) \(options.tolerance) \(options.output.rawValue)",
      options.freeColumns.map { $0.joined(separator: ",") } ?? "all", options.newerBy ?? "",
    ]
    for (column, text) in options.constants + options.defaults where !Self.dates.contains(column) {
      lines.append("\(column)=\(text)")
    }
    lines += sides.map { $0?.digest ?? "" }
    return lines.joined(separator: "\n")
  }

  /// Opens a table of features.
  ///
  /// - Throws: `TableError` for a table that cannot be read or has other columns, `GranuleError` for options
  ///   that do not fit.
  public func rows(of file: MappedFileReference) throws -> any GranuleRows {
    Rows(reader: try RegionRowReader(file, of: self), maker: RegionGranuleMaker(plan, numbersTwins: false))
  }

  /// The rows of one table, which do not know those of others: twins are found by who publishes them.
  private struct Rows: GranuleRows {
    var reader: RegionRowReader
    var maker: RegionGranuleMaker

    var line: Int { reader.line }
    var mark: String? { reader.mark }
    var notes: [String] {
      let report = maker.report
      return reader.notes + report.reasonNotes { "line \($0.line)" }
        + report.remarks(tolerance: maker.tolerance) + [report.summary]
    }

    mutating func next() throws -> GranuleOutcome? { try reader.next(by: &maker) }
  }

  // MARK: - Tables

  /// The row with those of the tables beside it.
  ///
  /// - Throws: where a table beside has several rows of which any could be meant.
  func joined(_ row: TableRow, _ columns: RegionColumns) throws(RegionRowFault) -> RegionRow {
    var cells: [[TableValue]] = [row.cells, [], [], []]
    var absent: [AbsentRow] = []
    let links: [(RegionColumn, Int)] = [(.observationID, 1), (.observatoryID, 2), (.codeID, 3)]
    for (column, table) in links {
      guard let side = sides[table - 1], let place = columns[column],
        cells[place.table].indices.contains(place.column),
        let id = RegionTable.key(cells[place.table][place.column]), !RegionRow.isMissing(id)
      else { continue }
      if let row = try side.row(id) {
        cells[table] = row
      } else {
        absent.append(side.absence(of: id))
      }
    }
    return RegionRow(columns: columns, cells: cells, absent: absent)
  }

  /// The tables beside that of features, by their files.
  var sidePaths: [String?] { sides.map { $0?.path } }

  /// The names of the columns of a table of features and of those beside it.
  func columns(of file: MappedFileReference) throws -> [[String]] {
    try Self.columns(of: file, source, options, sides)
  }

  private static func columns(
    of file: MappedFileReference, _ source: RegionSource, _ options: RegionOptions,
    _ sides: [RegionTable.SideTable?]
  ) throws -> [[String]] {
    let path = file.path
    var reader = try TableFile.open(file.file, path: path)
    if case .error(let text)? = reader.head.queryStatus {
      throw TableError(
        path: path, reason: "the service answered with an error\(text.isEmpty ? "" : ": \(text)")")
    }
    if reader.columnsJoinWithRows { for _ in 0..<10_000 { if try reader.next() == nil { break } } }
    let tables =
      [reader.head.columns.map { RegionTable.canonical($0.name) }] + sides.map { $0?.columns ?? [] }
    if let other = RegionSource.allCases.first(where: { $0 != source && tables[0].contains($0.idColumn) }),
      !tables[0].contains(source.idColumn)
    {
      throw TableError(
        path: path,
        reason: "has the numbers of other features (\(other.idColumn)): read it by --from \(other.rawValue)")
    }
    let columns = RegionColumns(tables, beside: sides.map { $0?.path })
    let hasStart = (columns[.ccX] != nil && columns[.ccY] != nil) || columns[.ccXY] != nil
    guard columns[.cc] != nil, hasStart else {
      let first = tables[0].first ?? ""
      // The reader calls the columns of a table without names so.
      guard Int(first) == nil, first != "COL1" else {
        throw TableError(
          path: path, reason: "has no line of names: put the names of the columns above its rows")
      }
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
