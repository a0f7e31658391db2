internal import EPNCore
internal import TFCatTables

/// The columns of the granules of features on the Sun, and where their values come from.
struct RegionGranulePlan: Sendable {
  let source: RegionSource
  let options: RegionOptions
  let schema: GranuleSchema
  let constants: ColumnConstants
  /// Values of columns that a row leaves empty.
  let defaults: ColumnConstants
  /// Texts with names in braces, and those for columns that a row leaves empty.
  let templates, defaultTemplates: TextTemplates
  let places: Places

  /// The places of columns that are not mandatory.
  struct Places: Sendable {
    var featureName, targetRegion, thumbnail, coordinates, coverage: Int?
    var longitudeMin, longitudeMax, latitudeMin, latitudeMax: Int?
    var area, pixels, note: Int?
  }

  init(_ source: RegionSource, _ options: RegionOptions, free: [GranuleColumn]) throws(GranuleError) {
    if let fault = ServiceName.fault(options.service) { throw GranuleError(fault) }
    self.source = source
    self.options = options
    constants = try ColumnConstants(options.constants)
    let given = Set(constants.names)
    defaults = try ColumnConstants(options.defaults.filter { !given.contains($0.column) })
    var columns =
      [
        "feature_name", "target_region", "thumbnail_url", "spatial_coordinate_description",
        "subobserver_longitude_min", "subobserver_longitude_max", "subobserver_latitude_min",
        "subobserver_latitude_max",
      ].compactMap(GranuleColumn.named)
    if options.output == .coverage { columns += ["coverage"].compactMap(GranuleColumn.named) }
    columns += (constants.names + defaults.names).sorted().compactMap(GranuleColumn.named)
    columns += [
      GranuleColumn(
        free: "region_area", dataType: .double, unit: "deg**2", ucd: "phys.angArea",
        about: "Area of the feature on the Sun, as far as it is on the disc"),
      GranuleColumn(
        free: "region_pixels", dataType: .integer, unit: "pixel", ucd: "phys.angArea",
        about: "Pixels on the chain code and inside it"),
      GranuleColumn(
        free: "region_note", dataType: .text, ucd: "meta.note",
        about: "Why there is no region, where there is none"),
    ]
    columns += free
    let schema = GranuleSchema(additional: columns)
    self.schema = schema
    templates = try TextTemplates(
      constants.templates, schema: schema, service: options.service, takesID: false)
    defaultTemplates = try TextTemplates(
      defaults.templates, schema: schema, service: options.service, takesID: false,
      plainColumns: Set(defaults.names))
    places = Places(
      featureName: schema.index("feature_name"), targetRegion: schema.index("target_region"),
      thumbnail: schema.index("thumbnail_url"), coordinates: schema.index("spatial_coordinate_description"),
      coverage: schema.index("coverage"), longitudeMin: schema.index("subobserver_longitude_min"),
      longitudeMax: schema.index("subobserver_longitude_max"),
      latitudeMin: schema.index("subobserver_latitude_min"),
      latitudeMax: schema.index("subobserver_latitude_max"), area: schema.index("region_area"),
      pixels: schema.index("region_pixels"), note: schema.index("region_note"))
  }

  /// What the table of the granules says beside its rows.
  var table: GranuleTable {
    var table = GranuleTable(service: options.service, schema: schema, frame: .body)
    table.coordinateSystem = "HGC"
    table.description = "\(source.title.split(separator: ":")[0]): granules of the service \(options.service)"
    let texts = [
      "instrument_host_name", "instrument_name", "feature_name", "thumbnail_url", "region_note",
    ]
    table.findUnicodeColumns(
      filled: texts + schema.columns.filter(\.isFree).map(\.name),
      values: [constants.values, defaults.values],
      templates: [templates, defaultTemplates])
    return table
  }
}
