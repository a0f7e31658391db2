internal import TFCat
internal import TFCatJSON
public import TFCatTables
internal import TFCatYAML
public import TableMapping
internal import VOVocabulary

/// The section `granule` of a mapping: how a row of any table becomes a granule.
///
///     granule:
///       service: nda
///       granule_uid: "file & '_' & station"
///       time_min: {value: begin, format: "%d/%m/%Y %H:%M"}
///       spectral_range_min: {value: f_min, unit: MHz}
///       target_name: {constant: Sun}
///       free:
///         nda_gain: {value: gain, type: double, unit: dB, ucd: phot.flux.density;arith.ratio}
///
/// Times become Julian dates UTC or timestamps, numbers the unit of their column; wavelengths become
/// frequencies.
public struct GranuleMapping: Sendable {
  /// A column and the value that fills it.
  struct Entry: Sendable {
    var column: GranuleColumn
    var place: Int
    var value: MappedValue
    var integers: IntegerColumn
  }

  let file: MappingFile
  /// The name, the ID or the number, from 1, of one table of files with several, before that of the mapping.
  public var tableName: String?
  /// What opens tables of formats that need a library of their own.
  public var openers: [TableOpener] = []
  /// The name of the service.
  public let service: String
  /// The columns of the granules.
  public let schema: GranuleSchema
  var entries: [Entry]
  let constants: ColumnConstants
  let templates: TextTemplates
  /// What grows whenever a row is added or changed.
  var newerBy: MappedValue?
  private let givenTexts: [(column: String, text: String)]

  /// Reads a mapping file.
  ///
  /// - Parameters:
  ///   - path: the mapping file.
  ///   - service: the name of the service, in place of the one that the mapping names.
  ///   - constants: values by column, in place of those of the mapping.
  ///   - defaults: values by column where neither the mapping nor `constants` has one; no text makes a column
  ///     without values.
  /// - Throws: `YAMLError` with the place of what is wrong in the file, `GranuleError` for constants and
  ///   names that cannot be.
  public init(
    path: String, service: String? = nil, constants: [(column: String, text: String)] = [],
    defaults: [(column: String, text: String)] = []
  ) throws {
    file = try MappingFile(uncheckedPath: path, sections: ["event", "catalogue", "granule"])
    let reader = file.reader
    var faults = file.faults
    guard let section = file.yaml["granule"] else {
      faults.note(reader.error(file.yaml, "a mapping to granules has a member \"granule\""))
      throw faults.error
    }
    var columns: [(GranuleColumn, MappedValue)] = []
    let members = faults.attempt { () throws(YAMLError) in try reader.members(section) } ?? []
    for member in members where !["service", "free", "newer_by"].contains(member.name) {
      let column = faults.attempt { () throws(YAMLError) -> (GranuleColumn, MappedValue) in
        guard let column = GranuleColumn.named(member.name) else {
          throw reader.error(
            YAMLValue(member.value.content, place: member.namePlace),
            GranuleColumn.refusal(of: member.name) + "; a column of your own goes under \"free\"")
        }
        return (column, try MappedValue(member.value, reader))
      }
      if let column { columns.append(column) }
    }
    let free = faults.attempt { () throws(YAMLError) in try section["free"].map(reader.members) ?? [] } ?? []
    for member in free {
      let column = faults.attempt { () throws(YAMLError) -> (GranuleColumn, MappedValue) in
        let column = try Self.freeColumn(member, reader)
        return (column, try MappedValue(member.value, reader, extra: ["type", "ucd", "info"]))
      }
      if let column { columns.append(column) }
    }
    newerBy = section["newer_by"].flatMap { value in
      faults.attempt { () throws(YAMLError) in try MappedValue(value, reader) }
    }
    let given = Set(columns.map(\.0.name) + constants.map(\.column))
    let constants = constants + defaults.filter { !given.contains($0.column) }
    givenTexts = constants
    self.constants = try ColumnConstants(constants)
    let name = faults.attempt { () throws(YAMLError) -> String in
      if let service { return service }
      guard let name = try reader.optionalText(section["service"]) else {
        throw reader.error(section, "the service has no name: say \"service: NAME\", or --service")
      }
      return name
    }
    guard let name, faults.isEmpty else { throw faults.error }
    if let fault = ServiceName.fault(name) { throw GranuleError(fault) }
    self.service = name
    var all = columns.map(\.0) + self.constants.names.sorted().compactMap(GranuleColumn.named)
    // A pair is whole, also where one value is known.
    all += all.compactMap { $0.isFree ? nil : $0.partner.flatMap(GranuleColumn.named) }
    if all.contains(where: { $0.name == "access_url" }) {
      all += ["access_format", "access_estsize"].compactMap(GranuleColumn.named)
    }
    let schema = GranuleSchema(additional: all)
    self.schema = schema
    templates = try TextTemplates(
      self.constants.templates, schema: schema, service: name, takesID: false,
      plainColumns: Set(defaults.map(\.column)).subtracting(given))
    entries = columns.compactMap { column, value in
      schema.index(column.name).map {
        Entry(column: column, place: $0, value: value, integers: IntegerColumn(column))
      }
    }
  }

  private static func freeColumn(
    _ member: YAMLValue.Member, _ reader: MappingReader
  ) throws(YAMLError) -> GranuleColumn {
    let yaml = member.value
    let type = try yaml["type"].map { value throws(YAMLError) in
      try reader.word(value, GranuleColumn.DataType.self)
    }
    guard ServiceName.isWord(member.name) else {
      throw reader.error(
        yaml, "\"\(member.name)\" is no name of a column: use lower-case letters, digits and _")
    }
    return GranuleColumn(
      free: member.name, dataType: type ?? .text, unit: try reader.optionalText(yaml["unit"]),
      ucd: try reader.optionalText(yaml["ucd"]), about: try reader.optionalText(yaml["info"]) ?? "")
  }

  /// Whether the mapping says what grows whenever a row is added or changed.
  public var hasMark: Bool { newerBy != nil }

  /// What the table of the granules says beside its rows.
  public var table: GranuleTable {
    var table = GranuleTable(service: service, schema: schema, frame: frame)
    table.referencePosition = constant("time_refposition").map(GranulePlan.referenceWord)
    table.coordinateSystem = constant("spatial_coordinate_description")
    table.description = "Granules of the service \(service)"
    let names = entries.map(\.column.name)
    let constants = names.reduce(into: [:]) { $0[$1] = constant($1).map(TableValue.string) }
    table.findUnicodeColumns(
      filled: names.filter { constants[$0] == nil }, values: [constants, self.constants.values],
      templates: [templates])
    return table
  }

  /// The spatial frame of all rows.
  var frame: SpatialFrame { constant("spatial_frame_type").flatMap(SpatialFrame.init(rawValue:)) ?? .none }

  /// The text of a column that is the same in each row.
  func constant(_ column: String) -> String? {
    if constants.names.contains(column) { return constants.values[column]?.text }
    return file.yaml["granule"]?[column]?["constant"]?.text
  }

  /// Opens a table whose rows become granules.
  ///
  /// - Throws: `TableError` for a file that is no table, `YAMLError` where the mapping does not fit its
  ///   columns.
  public func reader(of file: MappedFileReference) throws -> MappedGranuleReader {
    try MappedGranuleReader(self, of: file)
  }
}

extension GranuleMapping {
  /// Whether a mapping file has a section `granule`, and is not one to events of a catalogue.
  package static func isMapping(toGranules path: String) throws -> Bool {
    let yaml = try YAMLParser.parse(path: path)
    return yaml["granule"] != nil || yaml["event"] == nil
  }
}

extension GranuleMapping: GranuleSource {
  /// The columns that the mapping has.
  public var filledColumns: Set<String> { Set(entries.map(\.column.name)) }

  /// The mapping file, and the values that were given beside it.
  public var identity: String {
    // Of dates that are given, publishing makes its own.
    let dates = ["creation_date", "modification_date", "release_date"]
    let texts = givenTexts.filter { !dates.contains($0.column) }.map { "\n\($0.column)=\($0.text)" }
    return "\(service) \(tableName ?? "")\n\(file.yaml)\(texts.joined())"
  }

  /// Opens a table whose rows become granules.
  public func rows(of file: MappedFileReference) throws -> any GranuleRows { try reader(of: file) }
}
