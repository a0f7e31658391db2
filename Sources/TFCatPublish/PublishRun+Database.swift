import EPNCore
import TFCatPackage

/// Services whose server reads a database by itself.
extension PublishRun {
  /// The server reads the granules from a database by itself: only the RD says how.
  mutating func publishDatabase() throws {
    guard let source = settings.database else {
      throw PublishError("name a catalogue, or a database in the settings")
    }
    if copies {
      throw PublishError("--copy is for granules of catalogues and tables, not for those of a database")
    }
    var columns: [GranuleColumn] = []
    for name in source.columns {
      guard let column = GranuleColumn.named(name) else {
        throw PublishError("database, columns: \"\(name)\" is no column of EPNcore")
      }
      columns.append(column)
    }
    let schema = GranuleSchema(additional: columns)
    try checkLinks(schema)
    try compareColumns(schema)
    try folder.stage(source.connection + "\n", as: "source.odbc", isPrivate: true)
    try stageTexts([])
    // What rows say is known to the server alone.
    let given = settings.granules.first { $0.column == "spatial_frame_type" }?.text
    let frame = given.flatMap(SpatialFrame.init(rawValue:)) ?? SpatialFrame.none
    let descriptor = ResourceDescriptor(
      settings: settings, schema: schema, frame: frame, holdsCatalogues: false,
      created: try firstPublished(), sample: nil)
    try folder.stage(descriptor.text, as: ServiceFolder.descriptorName)
    report.filesChanged = !(try folder.stagedFiles()).isEmpty
    try session.record(date: options.date, tool: options.tool, report: report, batch: nil)
  }
}
