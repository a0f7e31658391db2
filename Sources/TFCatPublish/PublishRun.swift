import Base
import EPNCore
import EPNCoreLint
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import TFCatPackage
import TFCatPlot

/// One run: what of the catalogues is new or has changed goes into staging, and into the ledger.
struct PublishRun {
  var report = PublishReport()
  let settings: PublishSettings
  let options: PublishOptions
  let session: LedgerSession
  let folder: ServiceFolder
  /// Whether granules that are as before are written too, from this run on.
  private(set) var repeatsFrom: Int64?
  /// Whether `psql` loads the granules, and no import of DaCHS.
  var copies = false

  init(
    settings: PublishSettings, options: PublishOptions, session: LedgerSession, folder: ServiceFolder
  ) throws {
    self.settings = settings
    self.options = options
    self.session = session
    self.folder = folder
    report.isFirst = session.isFirst
    if options.isFull {
      repeatsFrom = 0
    } else if let since = options.since {
      repeatsFrom = try session.firstRun(since: since) ?? session.run
    }
    if let name = try session.fact("service"), name != settings.service.name {
      throw PublishError(
        "\(folder.path) is the folder of the service \(name), not of \(settings.service.name): name another one"
      )
    }
    try session.setFact("service", settings.service.name)
    try compareImport()
    try compareFolder()
    try compareClock()
  }

  /// Whether there is anything to put into place.
  var hasOutcome: Bool { report.isFirst || report.needsImport || report.filesChanged }

  /// Publishes catalogues, or the database of the settings where there are none.
  ///
  /// - Parameter onVanished: called with each granule that is in no catalogue any more.
  mutating func publish(
    _ catalogues: [PublishedCatalogue], onVanished: (String) throws -> Void
  ) throws {
    guard !catalogues.isEmpty else { return try publishDatabase() }
    let plan = try GranulePlan(
      heads: catalogues.map { ($0.name, $0.reader.head) },
      options: settings.granuleOptions(date: options.date))
    try checkLinks(plan.schema)
    let links = try linkRows(plan.schema)
    try compareColumns(plan.schema)
    let scan = try ChangeScan(
      session: session, folder: folder, jobs: options.jobs, isFirstRun: report.isFirst,
      trustsLedger: try trustsLedger(plan, catalogues, links)
    ).scan(catalogues)
    var batch = newBatch(plan.table, links)
    try fill(&batch, catalogues, scan, plan)
    batch.count(into: &report)
    try check(batch)
    addNotes(batch, plan)
    try reportMissing()
    try reportVanished(cameBack: batch.cameBack, onVanished)
    report.total = try session.granuleCount()
    try stageFiles(of: catalogues, scan.changed)
    try stageDescriptor(plan.table, batch, batch.limits, holdsCatalogues: true)
    try finish()
  }

  /// The table of links of the settings, staged; `nil` where they name none.
  mutating func linkRows(_ schema: GranuleSchema) throws -> LinkRows? {
    report.notes += settings.links.compactMap(\.remark)
    guard let table = settings.linksTable else {
      if try folder.files(in: ".").contains(LinkRows.fileName) { try session.addObsolete(LinkRows.fileName) }
      return nil
    }
    let rows = try LinkRows(table, schema, session, folder)
    report.linksChanged = folder.isStaged(LinkRows.fileName)
    if let remark = rows.remark { report.notes.append(remark) }
    return rows
  }

  func newBatch(_ table: GranuleTable, _ linkRows: LinkRows?) -> GranuleBatch {
    GranuleBatch(
      table: table, settings: settings, linkRows: linkRows, session: session, repeatsFrom: repeatsFrom,
      path: { [folder, name = batchName] in try folder.stagedPath(name) })
  }

  /// Lints what was written.
  mutating func check(_ batch: borrowing GranuleBatch) throws {
    guard batch.count > 0 else { return }
    report.batch = batchName
    try lintBatch()
  }

  /// Records the run, once all of its files are staged.
  mutating func finish() throws {
    if repeatsFrom == 0 {
      report.replaces = true
      if report.batch != nil { try session.replaceBatches() }
      for name in try folder.files(in: "data") where "data/\(name)" != report.batch {
        try session.addObsolete("data/\(name)")
      }
    }
    report.filesChanged = !(try folder.stagedFiles()).filter { $0 != report.batch }.isEmpty
    try session.record(date: options.date, tool: options.tool, report: report, batch: report.batch)
  }

  /// Reads what has to be read and writes the granules of it.
  private func fill(
    _ batch: inout GranuleBatch, _ catalogues: [PublishedCatalogue], _ scan: ChangeScan.Outcome,
    _ plan: GranulePlan
  ) throws {
    for (index, catalogue) in catalogues.enumerated() {
      var maker = plan.maker(for: index)
      let dates = GranuleDates(catalogue.reader.head, run: options.date, isFirstRun: report.isFirst)
      if !scan.known.contains(index) {
        try batch.addFeatures(of: catalogue, index, scan.pending, &maker, dates)
      }
      try batch.addFile(catalogue, &maker, dates)
    }
    // An id may be that of a feature that was not looked at.
    if batch.mayRepeatIDs {
      let reports = scan.partlyLinted.compactMap { $0.errors(jobs: options.jobs) }
      guard reports.isEmpty else { throw CatalogueRefusal(reports: reports) }
    }
    try session.markVanished()
    try batch.finish()
  }

  /// Whether features that the ledger knows were linted by this program and became the granules that they
  /// would become now.
  private func trustsLedger(
    _ plan: GranulePlan, _ catalogues: [PublishedCatalogue], _ links: LinkRows?
  ) throws -> Bool {
    try trustsLedger(Self.digest(of: plan, catalogues) + thumbnailRules(links))
  }

  /// What decides about small pictures.
  func thumbnailRules(_ links: LinkRows?) -> String {
    let rules = settings.links.filter { $0.thumbnail != nil }.map { "\($0)" }
    let table = settings.linksTable?.thumbnail.map { "\($0) \(links?.digest ?? "")" }
    return rules.isEmpty && table == nil ? "" : Self.digest(of: "\(rules) \(table ?? "")")
  }

  /// - Parameter digest: of what decides about granules beside the features or rows themselves.
  func trustsLedger(_ digest: String) throws -> Bool {
    let isSamePlan = try session.fact("plan") == digest
    try session.setFact("plan", digest)
    let isSameTool = try session.fact("tool") == options.tool
    try session.setFact("tool", options.tool)
    return isSamePlan && isSameTool && repeatsFrom == nil
  }

  private mutating func addNotes(_ batch: borrowing GranuleBatch, _ plan: GranulePlan) {
    if batch.twinCount > 0 {
      report.notes.append("\(batch.twinCount) events are like others; their granule_uid got a number")
    }
    report.notes += plan.notes
    if !plan.emptyColumns.isEmpty {
      report.notes.append(
        "without a value: \(plan.emptyColumns.joined(separator: ", ")); granules: gives them one")
    }
  }

  private var batchName: String {
    let digits = String(session.run)
    return "data/\(Self.batchPrefix)\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits).csv"
  }

  // MARK: - Checks

  private static let batchPrefix = "granules-"
  /// Names with higher numbers are no work of this program; numbers of 64 bits would come to their end.
  private static let highestNumber: Int64 = 1_000_000_000_000_000

  /// Compares the files of granules with those that the ledger knows. Servers remember which they have
  /// imported, so a name is never used twice: not even where the ledger was put back and the folder was not.
  private mutating func compareFolder() throws {
    let files = try folder.files(in: "data")
    let missing = try session.batches().filter { !files.contains(String($0.dropFirst("data/".count))) }
    if let first = missing.first, !options.isFull {
      let more = missing.count == 1 ? "is" : "and \(missing.count - 1) more files are"
      throw PublishError(
        "\(folder.path)/\(first) \(more) missing, which earlier runs wrote: a server that starts anew would not get these granules. "
          + "Put the files back, or publish again with --full")
    }
    let numbered = files.compactMap { name -> (number: Int64, name: String)? in
      guard name.hasPrefix(Self.batchPrefix), name.hasSuffix(".csv") else { return nil }
      return Int64(name.dropFirst(Self.batchPrefix.count).dropLast(4)).map { ($0, name) }
    }
    guard let last = numbered.max(by: { $0.number < $1.number }), last.number >= session.run else { return }
    guard last.number < Self.highestNumber else {
      throw PublishError(
        "\(folder.path)/data/\(last.name) has a number that no run gave it, and the next file needs a higher one: move it out of the folder"
      )
    }
    report.notes.append(
      "data/\(last.name) is of a later run than the ledger knows, which was put back perhaps: the next number is \(last.number + 1)"
    )
    session.skip(to: last.number + 1)
  }

  /// Dates of granules and `--since` go by the dates of runs.
  private mutating func compareClock() throws {
    guard let last = try session.latestDate() else { return }
    let length = min(last.utf8.count, options.date.utf8.count)
    guard options.date.utf8.prefix(length).lexicographicallyPrecedes(last.utf8.prefix(length)) else { return }
    report.notes.append(
      "this run is dated \(options.date), before an earlier one (\(last)): the clock was set back, or --date is wrong"
    )
  }

  func checkLinks(_ schema: GranuleSchema) throws {
    for link in settings.links {
      guard case .url(let template) = link.access else { continue }
      let columns = link.items.map { items in
        [items.column] + (items.bands.map { [$0] } ?? []) + template.columnsBesideItem
      }
      for name in columns ?? template.columns where schema.index(name) == nil {
        throw PublishError(
          "the link \"\(link.description)\" takes {\(name)}, which is no column of the table; it has \(schema.columns.map(\.name).joined(separator: ", "))"
        )
      }
    }
  }

  /// A server cannot add columns to a table that it updates.
  mutating func compareColumns(_ schema: GranuleSchema) throws {
    let columns = schema.columns.map { "\($0.name) \($0.dataType.rawValue)" }
    if let known = try session.fact("columns")?.split(separator: "\n").map(String.init), known != columns {
      let (new, gone) = (columns.filter { !known.contains($0) }, known.filter { !columns.contains($0) })
      let name = settings.service.name
      let remedy = "dachs drop \(name)/q && dachs imp \(name)/q && dachs pub \(name)/q"
      if !new.isEmpty || !gone.isEmpty {
        let change = new.map { "+\($0)" } + gone.map { "-\($0)" }
        guard options.isFull else {
          throw PublishError(
            "the columns of the table change (\(change.joined(separator: ", "))): a server cannot do that in an update. "
              + "Publish again with --full, and run then on the server: \(remedy)")
        }
        report.columnsChanged = true
      }
    }
    try session.setFact("columns", columns.joined(separator: "\n"))
  }

  /// What granules are checked by before a server sees them.
  private func lintBatch() throws {
    guard let name = report.batch else { return }
    let file = try MappedFile(path: try folder.stagedPath(name))
    let linter = EPNCoreLinter(options: ErrorCheck.options(jobs: options.jobs))
    if let report = linter.lint(file, path: "\(folder.path)/\(name)"),
      report.severities[.error, default: 0] > 0
    {
      throw CatalogueRefusal(reports: [report])
    }
  }

  /// What decides about granules beside the features themselves.
  private static func digest(of plan: GranulePlan, _ catalogues: [PublishedCatalogue]) throws -> String {
    var text = "2\n"
    text += plan.schema.columns.map { "\($0.name) \($0.dataType.rawValue)" }.joined(separator: " ")
    // The date of this run is that of its granules by other ways.
    let defaults = plan.options.defaults.filter { $0.column != "creation_date" }
    for (column, value) in plan.options.constants + defaults { text += "\n\(column)=\(value)" }
    text += "\n\(plan.options.typeField ?? "")"
    for catalogue in catalogues {
      let head = catalogue.reader.head
      text +=
        "\n\(catalogue.name)\n\(head.crs?.json.description ?? "")\n\(head.fields?.json.description ?? "")"
      text += "\n\(head.properties.map { JSONValue.object($0).description } ?? "")"
      for observation in head.observations ?? [] { text += "\n\(observation.json.description)" }
    }
    return digest(of: text)
  }

  static func digest(of text: String) -> String {
    Array(text.utf8).withUnsafeBytes { Digest.sha256.hexadecimal(of: $0) }
  }

  // MARK: - What is gone

  private mutating func reportMissing() throws {
    for name in try session.missingCatalogues() {
      report.notes.append(
        "\(name) was published before and is not among the catalogues now: its granules count as vanished")
    }
  }

  mutating func reportVanished(cameBack: Bool, _ onVanished: (String) throws -> Void) throws {
    try session.forEachVanished { uid in
      report.vanished += 1
      try onVanished(uid)
    }
    if options.isFull, !options.removesVanished, report.vanished > 0 {
      let count = report.vanished == 1 ? "1 granule is" : "\(report.vanished) granules are"
      throw PublishError(
        "\(count) in no input any more, and a server that starts from what --full writes would not have them: "
          + "say --remove-vanished too, or name the file that holds them")
    }
    if options.removesVanished, report.vanished > 0 {
      try session.removeVanished()
      (report.removed, report.vanished) = (report.vanished, 0)
      for name in try session.missingCatalogues() {
        try session.forget(catalogue: name)
        try session.addObsolete("static/\(name)")
        try session.addObsolete("static/\(PublishedCatalogue.thumbnailName(of: name))")
      }
    }
    guard report.removed > 0 || cameBack else { return }
    let output = try OutputFile(path: try folder.stagedPath("removed.csv"))
    try output.write("granule_uid\n".utf8)
    try session.forEachRemoved { uid in
      var line: [UInt8] = []
      CSVEscaping.append(uid, to: &line)
      try output.write(line + [0x0A])
    }
    try output.commit()
  }

  // MARK: - Files

  /// - Parameter changed: the catalogues that are not as they were, with some of their features.
  private func stageFiles(
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

  // MARK: - A database

  /// The server reads the granules from a database by itself: only the RD says how.
  private mutating func publishDatabase() throws {
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
