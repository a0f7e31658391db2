internal import Base
public import TFCatTables
public import TableMapping

/// Granules of EPNcore tables that are there already: those of `tfcat granules`, or of another program.
public struct GranuleTableSource: GranuleSource {
  /// The name of the service, which all rows get.
  public let service: String
  /// What the table of the granules says: the columns of all tables.
  public let table: GranuleTable
  /// Columns that have a value in the first row of a table.
  public let filledColumns: Set<String>
  /// The values that were given beside the tables.
  public let identity: String
  private let constants: ColumnConstants
  private let defaults: ColumnConstants
  private let openers: [TableOpener]

  /// Looks which columns the tables have.
  ///
  /// - Parameters:
  ///   - paths: the tables.
  ///   - service: the name of the service.
  ///   - constants: values by column, in place of those of the tables.
  ///   - defaults: values by column for rows that have none.
  ///   - openers: what opens tables of formats that need a library of their own.
  /// - Throws: `TableError` for a file that is no EPNcore table, `GranuleError` for values that do not fit.
  public init(
    paths: [String], service: String, constants: [(column: String, text: String)] = [],
    defaults: [(column: String, text: String)] = [], openers: [TableOpener] = []
  ) throws {
    let files = try paths.map { MappedFileReference(try MappedFile(path: $0), path: $0) }
    try self.init(of: files, service: service, constants: constants, defaults: defaults, openers: openers)
  }

  /// Looks which columns tables that are open have.
  ///
  /// - Parameters:
  ///   - files: the tables.
  ///   - service: the name of the service.
  ///   - constants: values by column, in place of those of the tables.
  ///   - defaults: values by column for rows that have none.
  ///   - openers: what opens tables of formats that need a library of their own.
  /// - Throws: as above.
  public init(
    of files: [MappedFileReference], service: String, constants: [(column: String, text: String)] = [],
    defaults: [(column: String, text: String)] = [], openers: [TableOpener] = []
  ) throws {
    self.openers = openers
    if let fault = ServiceName.fault(service) { throw GranuleError(fault) }
    self.service = service
    self.constants = try ColumnConstants(constants)
    self.defaults = try ColumnConstants(defaults)
    if let first = (self.constants.templates + self.defaults.templates).first {
      throw GranuleError(
        "\(first.column): rows of a table have their values, and \(first.text) asks for others")
    }
    var columns: [GranuleColumn] = []
    var filled: Set<String> = []
    var frame = self.constants.values["spatial_frame_type"]?.text
    for file in files {
      var reader = try Self.reader(of: file, openers)
      columns += reader.schema.additional
      guard let first = try reader.next() else { continue }
      for (column, value) in zip(first.schema.columns, first.values) where !value.isNull {
        filled.insert(column.name)
      }
      frame = frame ?? first.spatialFrameType
    }
    columns += (self.constants.names + self.defaults.names).sorted().compactMap(GranuleColumn.named)
    filledColumns = filled
    table = GranuleTable(
      service: service, schema: GranuleSchema(additional: columns),
      frame: frame.flatMap(SpatialFrame.init(rawValue:)) ?? .none)
    let dates = ["creation_date", "modification_date", "release_date"]
    identity = (constants + defaults.filter { !dates.contains($0.column) }).reduce("epncore \(service)") {
      "\($0)\n\($1.column)=\($1.text)"
    }
  }

  /// Opens a table.
  public func rows(of file: MappedFileReference) throws -> any GranuleRows {
    Rows(
      reader: try Self.reader(of: file, openers), schema: table.schema, service: service,
      constants: constants.values, defaults: defaults.values)
  }

  private static func reader(
    of file: MappedFileReference, _ openers: [TableOpener]
  ) throws(TableError) -> GranuleTableReader {
    try GranuleTableReader(
      reader: GranuleTableFile.open(file.file, path: file.path, openers: openers), path: file.path)
  }

  private struct Rows: GranuleRows {
    var reader: GranuleTableReader
    let schema: GranuleSchema
    let service: String
    let constants: [String: TableValue]
    let defaults: [String: TableValue]

    var notes: [String] { [] }
    var line: Int { reader.line }
    var mark: String? { nil }

    mutating func next() throws -> GranuleOutcome? {
      guard let row = try reader.next() else { return nil }
      var granule = Granule(schema: schema)
      for (column, value) in zip(row.schema.columns, row.values) where !value.isNull {
        if let place = schema.index(column.name) { granule[place] = value }
      }
      for (name, value) in constants { granule[name] = value }
      for (name, value) in defaults where granule[name].isNull { granule[name] = value }
      granule.serviceTitle = service
      if granule.modificationDate == nil { granule.modificationDate = granule.creationDate }
      if granule.releaseDate == nil { granule.releaseDate = granule.creationDate }
      for (column, value) in zip(schema.columns, granule.values) where column.isRequired && value.isNull {
        return .reject(line: line, reason: "there is no value for \(column.name)")
      }
      return .granule(granule)
    }
  }
}
