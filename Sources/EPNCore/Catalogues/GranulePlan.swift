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
  /// What the catalogues say that is in no row, in sentences without a full stop.
  public let notes: [String]
  let constants: ColumnConstants
  let defaults: ColumnConstants
  /// Texts with names in braces, and those for columns that the catalogue leaves empty.
  let templates, defaultTemplates: TextTemplates
  /// Where the values come from that differ between catalogues.
  let catalogues: [Catalogue]

  struct Catalogue: Sendable {
    let path: String
    let head: CatalogueHead
    let values: CatalogueValues
    let fields: FieldColumns
  }

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
    let constants = try ColumnConstants(options.constants)
    self.constants = constants
    let defaults = try ColumnConstants(options.defaults)
    self.defaults = defaults
    let given = Set(constants.names)
    let chosen = try Self.freeFields(heads, options)
    let free = try FreeColumns(heads, service: options.service, chosen: chosen)
    var values: [CatalogueValues] = []
    for (path, head) in heads {
      values.append(try CatalogueValues(head.properties, path: path, given: given))
    }
    let schema = GranuleSchema(
      additional: Self.columns(heads, values, options, constants, defaults) + free.columns)
    self.schema = schema
    let frame = Self.frame(values, constants, defaults)
    templates = try TextTemplates(
      constants.templates, schema: schema, service: options.service, takesID: true)
    defaultTemplates = try TextTemplates(
      defaults.templates.filter { !given.contains($0.column) }, schema: schema, service: options.service,
      takesID: true, plainColumns: Set(defaults.names))
    var catalogues: [Catalogue] = []
    for ((path, head), values) in zip(heads, values) {
      let fields = try FieldColumns(
        head.fields ?? Fields(), path: path, schema: schema, frame: frame, free: free, given: given)
      catalogues.append(Catalogue(path: path, head: head, values: values, fields: fields))
    }
    self.catalogues = catalogues
    notes = catalogues.flatMap { $0.values.notes + $0.fields.notes }
    var table = GranuleTable(service: options.service, schema: schema, frame: frame)
    table.referencePosition = Self.referencePosition(catalogues, constants).map(Self.referenceWord)
    table.coordinateSystem = constants.values["spatial_coordinate_description"]?.text
    table.description = "Granules of the service \(options.service)"
    table.findUnicodeColumns(
      filled: catalogues.flatMap { Self.filledColumns($0, schema, options) },
      values: [constants.values, defaults.values] + catalogues.map(\.values.values),
      templates: [templates, defaultTemplates])
    self.table = table
    for catalogue in catalogues { try Self.requireValues(catalogue, constants, defaults) }
    emptyColumns = ["target_name", "instrument_host_name", "instrument_name"].filter { name in
      !given.contains(name)
        && !catalogues.allSatisfy {
          $0.values.values[name] != nil || ($0.head.fields?.names.contains(name) ?? false)
        }
    }
  }

  /// The frame of all rows: as given, or as all catalogues say.
  private static func frame(
    _ values: [CatalogueValues], _ constants: ColumnConstants, _ defaults: ColumnConstants
  ) -> SpatialFrame {
    let name = "spatial_frame_type"
    let frames = Set(
      values.map { (constants.values[name] ?? $0.values[name] ?? defaults.values[name])?.text })
    guard frames.count == 1, let frame = frames.first else { return .none }
    return frame.flatMap(SpatialFrame.init(rawValue:)) ?? .none
  }

  /// Whether the reference position is given for all rows, whatever the features say.
  var givesReferencePosition: Bool { constants.names.contains("time_refposition") }

  /// The columns beside the mandatory ones and those of the service's own.
  private static func columns(
    _ heads: [(path: String, head: CatalogueHead)], _ values: [CatalogueValues], _ options: GranuleOptions,
    _ constants: ColumnConstants, _ defaults: ColumnConstants
  ) -> [GranuleColumn] {
    var columns: [GranuleColumn] = ["feature_name", "event_status"].compactMap(GranuleColumn.named)
    columns.removeAll { $0.name == "event_status" && !constants.names.contains($0.name) }
    columns += (constants.names + defaults.names).sorted().compactMap(GranuleColumn.named)
    for ((_, head), values) in zip(heads, values) {
      let fields = Set(head.fields?.names ?? [])
      columns += GranuleColumn.all.filter { column in
        values.values[column.name] != nil
          || (fields.contains(column.name) && FieldColumns.isFilledByField(column.name))
      }
    }
    columns.append(contentsOf: referenceColumns)
    if options.tellsCoverage { columns += ["coverage"].compactMap(GranuleColumn.named) }
    if options.rows != .features {
      columns += ["access_url", "access_format", "access_estsize", "access_md5", "file_name"].compactMap(
        GranuleColumn.named)
      if options.accessURL == nil {
        let given = Set(constants.names + heads.flatMap { $0.head.fields?.names ?? [] })
        columns.removeAll { $0.name.hasPrefix("access_") && !given.contains($0.name) }
      }
    }
    // A pair is whole, also where one value is known.
    return columns + columns.compactMap { $0.partner.flatMap(GranuleColumn.named) }
  }

  /// The columns that texts of the features, and names in the head or of the file, fill.
  private static func filledColumns(
    _ catalogue: Catalogue, _ schema: GranuleSchema, _ options: GranuleOptions
  ) -> [String] {
    var names = catalogue.fields.entries.map { schema.columns[$0.place].name }
    let head = catalogue.head
    if options.typeField != nil || GranuleMaker.typeField(head.fields) != nil { names.append("feature_name") }
    if head.observations?.isEmpty == false || head.fields?["obs_id"] != nil { names.append("obs_id") }
    if head.crs?.local?.referencePosition.isASCII == false { names.append("time_refposition") }
    if !catalogue.path.isASCII || options.accessURL?.isASCII == false {
      names += ["file_name", "access_url"]
    }
    return names
  }

  /// The reference position of all rows; `nil` where it is not known of each, or rows differ.
  private static func referencePosition(
    _ catalogues: [Catalogue], _ constants: ColumnConstants
  ) -> String? {
    let name = "time_refposition"
    if let given = constants.values[name]?.text { return given }
    let positions = Set(
      catalogues.map { $0.values.values[name]?.text ?? $0.head.crs?.local?.referencePosition })
    guard positions.count == 1, let position = positions.first,
      !constants.templates.contains(where: { $0.column == name }),
      !catalogues.contains(where: { $0.head.fields?[name] != nil })
    else { return nil }
    return position
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

  /// The fields that become columns of the service's own; `nil` for all that fill no other column.
  private static func freeFields(
    _ heads: [(path: String, head: CatalogueHead)], _ options: GranuleOptions
  ) throws(GranuleError) -> [String]? {
    for name in (options.freeFields ?? []) + (options.typeField.map { [$0] } ?? []) {
      if let refusal = Fields.refusal(of: name, in: heads.map(\.head)) { throw GranuleError(refusal) }
    }
    return options.freeFields
  }

  /// Whether each column that must have a value gets one.
  private static func requireValues(
    _ catalogue: Catalogue, _ constants: ColumnConstants, _ defaults: ColumnConstants
  ) throws(GranuleError) {
    let fields = Set(catalogue.head.fields?.names ?? [])
    let values = catalogue.values.values
    func isGiven(_ name: String) -> Bool {
      constants.values[name].map { !$0.isNull } ?? false
        || constants.templates.contains { $0.column == name } || defaults.names.contains(name)
        || fields.contains(name) || values[name] != nil
    }
    var missing: [String] = []
    if !isGiven("target_class") {
      let target = constants.values["target_name"] ?? values["target_name"]
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
        path: catalogue.path,
        "EPNcore wants values that the catalogue does not give; say them with --set COLUMN=VALUE, or in a file: "
          + (missing + catalogue.values.notes).joined(separator: "; "))
    }
  }
}
