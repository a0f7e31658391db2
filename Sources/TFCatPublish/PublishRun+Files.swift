import EPNCore
import TFCat
import TFCatPackage
import TFCatPlot

/// What lies in the folder beside the granules.
extension PublishRun {
  /// - Parameter changed: the catalogues that are not as they were, with some of their features.
  func stageFiles(
    of catalogues: [PublishedCatalogue], _ changed: [String: [FeatureBlocks.Block]]
  ) throws {
    for catalogue in catalogues {
      guard let blocks = changed[catalogue.name] else { continue }
      try folder.stage(copyOf: catalogue.file, as: "static/\(catalogue.name)")
      let source = PlotSource(
        catalogue.reader, file: catalogue.file, path: catalogue.path,
        runs: blocks.map { PlotSource.Run(range: $0.range, firstIndex: $0.firstIndex) })
      let plot = try OverviewPlot([source], typeField: settings.typeField)
      try folder.stage(
        plot.thumbnail(), as: "static/\(PublishedCatalogue.thumbnailName(of: catalogue.name))")
    }
    try stageTexts(catalogues.map(\.name))
  }

  func stageTexts(_ catalogues: [String]) throws {
    let readme = ServiceReadme(settings: settings, catalogues: catalogues, copies: copies)
    try folder.stage(readme.text, as: "README.md")
    if let licence = settings.service.licence.flatMap(Licence.init) {
      let text = licence.text(
        title: settings.service.title, makers: settings.service.creators.map(\.name),
        year: String(try firstPublished().prefix(4)))
      try folder.stage(text, as: "LICENSE")
    }
  }

  mutating func stageDescriptor(
    _ table: GranuleTable, _ batch: borrowing GranuleBatch, _ limits: GranuleLimits,
    holdsCatalogues: Bool
  ) throws {
    let descriptor = ResourceDescriptor(
      settings: settings, schema: table.schema, frame: table.frame, holdsCatalogues: holdsCatalogues,
      unicodeColumns: try unicodeColumns(adding: batch.unicodeColumns), created: try firstPublished(),
      limits: limits, sample: try session.sample().map { (report.total, $0) }, isView: copies)
    try folder.stage(descriptor.text, as: ServiceFolder.descriptorName)
    try stageLoadScript(table, years: batch.years)
  }

  private func unicodeColumns(adding columns: Set<String>) throws -> Set<String> {
    let known = try session.fact("unicode")?.split(separator: " ").map(String.init) ?? []
    let all = columns.union(known)
    try session.setFact("unicode", all.sorted().joined(separator: " "))
    return all
  }

  /// When the service was first published, as it is written into columns of dates: once set it stays.
  func firstPublished() throws -> String {
    if let known = try session.fact("created") { return known }
    let date = settings.firstPublished ?? options.date
    try session.setFact("created", date)
    return date
  }
}
