import Base
import EPNCore
import TFCat
import TFCatPackage

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
    // By their names: which of several events with one identifier gets a number shall not depend on the order
    // in which catalogues were given.
    for index in catalogues.indices.sorted(by: { catalogues[$0].name < catalogues[$1].name }) {
      let catalogue = catalogues[index]
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
      report.notes.append(
        "\(batch.twinCount) events have the identifier of another one; their granule_uid got a number")
    }
    report.notes += batch.losses.notes + plan.notes
    if !plan.emptyColumns.isEmpty {
      report.notes.append(
        "without a value: \(plan.emptyColumns.joined(separator: ", ")); granules: gives them one")
    }
  }

  /// What names of files of granules begin with, before the number of their run.
  static let batchPrefix = "granules-"

  private var batchName: String {
    "data/\(Self.batchPrefix)\(String(session.run).zeroPadded(to: 6)).csv"
  }
}
