public import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Where the values of the columns of granules come from, for one catalogue or several that go into one
/// table.
///
///     let plan = try GranulePlan(heads: [(path, reader.head)], options: options)
///     var maker = plan.maker(for: 0)
///     while let feature = try reader.next() { try writer.write(maker.granule(of: feature)) }
public struct GranulePlan: Sendable {
  /// The columns of the granules.
  public let schema: GranuleSchema
  /// What the table says beside its rows.
  public let table: GranuleTable
  /// The options that the plan was made with.
  public let options: GranuleOptions
  /// Columns that users search by and that would stay empty, in the order of the standard: give their values
  /// in `GranuleOptions.constants`.
  public let emptyColumns: [String]
  let constants: ColumnConstants
  let defaults: ColumnConstants
  let heads: [(path: String, head: CatalogueHead)]

  /// Plans the columns of the granules of some catalogues.
  ///
  /// - Parameters:
  ///   - heads: the catalogues, each with its path and what it says beside its features.
  ///   - options: how features become granules.
  /// - Throws: `GranuleError` for options that do not fit, and, with their names, for columns that must have
  ///   a value that the catalogue does not give.
  public init(heads: [(path: String, head: CatalogueHead)], options: GranuleOptions) throws(GranuleError) {
    if let fault = ServiceName.fault(options.service) { throw GranuleError(fault) }
    if let reserved = options.constants.first(where: {
      $0.column == "service_title" && $0.text != options.service
    }) {
      throw GranuleError(
        "service_title is the name of the service, \(options.service), not \"\(reserved.text)\"")
    }
    self.options = options
    self.heads = heads
    let constants = try ColumnConstants(options.constants)
    self.constants = constants
    let defaults = try ColumnConstants(options.defaults)
    self.defaults = defaults
    var columns: [GranuleColumn] = ["feature_name", "event_status"].compactMap(GranuleColumn.named)
    columns.removeAll { $0.name == "event_status" && !constants.names.contains($0.name) }
    columns += (constants.names + defaults.names).sorted().compactMap(GranuleColumn.named)
    for (_, head) in heads {
      let fields = head.fields?.names ?? []
      for column in GranuleColumn.all where !CatalogueProperties.computed.contains(column.name) {
        if fields.contains(column.name) || CatalogueProperties.value(of: column, in: head.properties) != nil {
          columns.append(column)
        }
      }
    }
    columns.append(contentsOf: Self.referenceColumns)
    if options.tellsCoverage { columns += ["coverage"].compactMap(GranuleColumn.named) }
    if options.rows != .features {
      columns += ["access_url", "access_format", "access_estsize", "access_md5", "file_name"].compactMap(
        GranuleColumn.named)
      if options.accessURL == nil {
        columns.removeAll { $0.name.hasPrefix("access_") && !constants.names.contains($0.name) }
      }
    }
    columns += try Self.freeColumns(heads, options)
    schema = GranuleSchema(additional: columns)
    let values = constants.values
    let frame = values["spatial_frame_type"]?.text.flatMap(SpatialFrame.init(rawValue:)) ?? .none
    var table = GranuleTable(service: options.service, schema: schema, frame: frame)
    let positions = Set(heads.compactMap { $0.head.crs?.local?.referencePosition })
    if let position = values["time_refposition"]?.text ?? (positions.count == 1 ? positions.first : nil) {
      table.referencePosition = Self.referenceWord(position)
    }
    table.coordinateSystem = values["spatial_coordinate_description"]?.text
    table.description = "Granules of the service \(options.service)"
    self.table = table
    for (path, head) in heads { try Self.requireValues(path, head, constants, defaults) }
    emptyColumns = ["target_name", "instrument_host_name", "instrument_name"].filter { name in
      guard let column = GranuleColumn.named(name) else { return false }
      return !constants.names.contains(name)
        && !heads.allSatisfy {
          CatalogueProperties.value(of: column, in: $0.head.properties) != nil
            || ($0.head.fields?.names.contains(name) ?? false)
        }
    }
  }

  private static let referenceColumns = ["time_refposition"].compactMap(GranuleColumn.named)

  /// The reference position as TIMESYS has it: a word of the IVOA's vocabulary in upper case. Any other place
  /// is `UNKNOWN` there, and stands in the column `time_refposition`.
  static func referenceWord(_ position: String) -> String {
    let word = position.uppercased()
    let known = [
      "BARYCENTER", "CUSTOM", "EMBARYCENTER", "GALACTIC_CENTER", "GEOCENTER", "HELIOCENTER", "JUPITER",
      "LOCAL_GROUP_CENTER",
      "LSR", "LSRD", "LSRK", "MARS", "MERCURY", "MOON", "NEPTUNE", "PLUTO", "RELOCATABLE", "SATURN",
      "TOPOCENTER",
      "UNKNOWN", "URANUS", "VENUS",
    ]
    return known.contains(word) ? word : "UNKNOWN"
  }

  private static func freeColumns(
    _ heads: [(path: String, head: CatalogueHead)], _ options: GranuleOptions
  ) throws(GranuleError) -> [GranuleColumn] {
    var columns: [GranuleColumn] = []
    for name in (options.freeFields ?? []) + (options.typeField.map { [$0] } ?? []) {
      if let refusal = Fields.refusal(of: name, in: heads.map(\.head)) { throw GranuleError(refusal) }
    }
    for (_, head) in heads {
      for (name, field) in head.fields ?? Fields() {
        guard options.freeFields?.contains(name) ?? (GranuleColumn.named(name) == nil) else { continue }
        let type: GranuleColumn.DataType =
          switch field.dataType {
          case .int: .integer
          case .float: .double
          default: .text
          }
        columns.append(
          GranuleColumn(
            free: freeName(name, options.service), dataType: type, unit: field.unit, ucd: field.ucd,
            about: field.info))
      }
    }
    return columns
  }

  /// Free columns begin with the name of the service, so that they meet no column of another.
  static func freeName(_ field: String, _ service: String) -> String {
    let word = GranuleIdentifier.word(field.lowercased()).map { $0.isLetter || $0.isNumber ? $0 : "_" }
    return "\(service)_\(String(word))"
  }

  /// Whether each column that must have a value gets one.
  private static func requireValues(
    _ path: String, _ head: CatalogueHead, _ constants: ColumnConstants, _ defaults: ColumnConstants
  ) throws(GranuleError) {
    let fields = Set(head.fields?.names ?? [])
    func isGiven(_ name: String) -> Bool {
      guard let column = GranuleColumn.named(name) else { return true }
      return constants.values[name].map { !$0.isNull } ?? false
        || constants.templates.contains { $0.column == name } || defaults.names.contains(name)
        || fields.contains(name) || CatalogueProperties.value(of: column, in: head.properties) != nil
    }
    var missing: [String] = []
    if !isGiven("target_class") {
      let target =
        constants.values["target_name"]
        ?? GranuleColumn.named("target_name").flatMap {
          CatalogueProperties.value(of: $0, in: head.properties)
        }
      if target.flatMap(CatalogueProperties.targetClass) == nil, !fields.contains("target_name") {
        missing.append(
          target == nil
            ? "target_class (--set target_name=Sun is enough for the Sun and the planets)" : "target_class")
      }
    }
    if !isGiven("creation_date") {
      missing.append(
        "creation_date (when the catalogue was first published, as in --set creation_date=2024-05-01)")
    }
    guard missing.isEmpty else {
      throw GranuleError(
        path: path,
        "EPNcore wants values that the catalogue does not give; say them with --set COLUMN=VALUE, or in a file: "
          + missing.joined(separator: "; "))
    }
  }
}
