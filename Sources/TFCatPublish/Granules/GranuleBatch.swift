import Base
import EPNCore
import TFCat
import TFCatJSON
import TFCatPackage

/// The granules of a run that the server has not got yet, or not like that: a CSV file for `data/`, and what
/// the ledger says of them.
struct GranuleBatch: ~Copyable {
  /// Events by what has become of them.
  var events: [GranuleRecorder.Outcome: Int] = [:]
  /// Catalogue files by what has become of them.
  private(set) var files: [GranuleRecorder.Outcome: Int] = [:]
  /// Granules whose identifier another one has, and that got a number behind it.
  private(set) var twinCount = 0
  /// What features say that their granules do not.
  private(set) var losses = GranuleLosses()
  /// Where all features are, in time and frequency.
  var limits = GranuleLimits()
  /// Whether an id may be that of a feature that was not read.
  private(set) var mayRepeatIDs = false
  var cameBack: Bool { recorder.cameBack }
  var unicodeColumns: Set<String> { file.unicodeColumns }
  /// The years of the granules of the file.
  var years: Set<Int> { file.years }

  let session: LedgerSession
  let links: GranuleLinks
  private let linkRows: LinkRows?
  private var recorder: GranuleRecorder
  private var file: GranuleFile
  private var register: LedgerRegister

  /// - Parameters:
  ///   - repeatsFrom: granules that changed in this run or a later one are written also when they are as
  ///     before.
  ///   - path: where the file goes; called with the first granule.
  init(
    table: GranuleTable, settings: PublishSettings, linkRows: LinkRows?, session: LedgerSession,
    repeatsFrom: Int64?,
    path: @escaping () throws -> String
  ) {
    self.session = session
    links = GranuleLinks(settings, table.schema)
    self.linkRows = linkRows
    recorder = GranuleRecorder(session, repeatsFrom: repeatsFrom)
    file = GranuleFile(table: table, path: path)
    register = LedgerRegister(session)
  }

  /// How many granules the file has.
  var count: Int { [GranuleRecorder.Outcome.new, .changed, .repeated].reduce(0) { $0 + count(of: $1) } }
  private func count(of outcome: GranuleRecorder.Outcome) -> Int {
    events[outcome, default: 0] + files[outcome, default: 0]
  }

  /// Puts what the batch did into a report.
  func count(into report: inout PublishReport) {
    (report.added, report.changed) = (events[.new, default: 0], events[.changed, default: 0])
    report.catalogues = files[.new, default: 0] + files[.changed, default: 0]
    report.repeated = count(of: .repeated)
  }

  /// Completes the file.
  mutating func finish() throws { try file.finish() }

  // MARK: - Features

  /// Reads the pending features of a catalogue.
  mutating func addFeatures(
    of catalogue: PublishedCatalogue, _ index: Int, _ pending: PendingBlocks, _ maker: inout GranuleMaker,
    _ dates: GranuleDates
  ) throws {
    if catalogue.reader.featureList.isEmpty {
      // A document that is one feature, or a list that no scan finds.
      let block = try session.addBlock(digest: 0, catalogue: catalogue.name)
      try addFeatures(catalogue.reader, of: catalogue, block: block, &maker, dates)
    }
    var released = 0
    try pending.forEach(catalogue: index) { block in
      let number = try session.addBlock(digest: block.digest, catalogue: catalogue.name)
      let reader = CatalogueReader(
        file: catalogue.file, path: catalogue.path, head: catalogue.reader.head, features: block.range,
        firstIndex: block.firstIndex)
      try addFeatures(reader, of: catalogue, block: number, &maker, dates)
      if block.range.upperBound - released > 1 << 22 {
        catalogue.file.release(released..<block.range.upperBound)
        released = block.range.upperBound
      }
    }
    twinCount += maker.twinCount
    losses.add(maker.losses)
    if maker.twinCount > 0 { mayRepeatIDs = true }
  }

  private mutating func addFeatures(
    _ reader: CatalogueReader, of catalogue: PublishedCatalogue, block: Int64, _ maker: inout GranuleMaker,
    _ dates: GranuleDates
  ) throws {
    var reader = reader
    var limits = GranuleLimits()
    let catalogueUID = GranuleMaker.catalogueUID(of: catalogue.name, service: maker.service)
    var granule = Granule()
    while true {
      do {
        guard try maker.fillNext(&granule, of: &reader, &register) else { break }
      } catch let error as GranuleError {
        if let failure = register.failure { throw failure }
        throw PublishError(reader.error(error).description)
      }
      limits.add(granule)
      if let id = maker.lastID, granule.uid?.hasSuffix(id.description) != true { mayRepeatIDs = true }
      links.linkCatalogue(catalogueUID, from: &granule)
      events[try add(&granule, register.entry, block: block, dates), default: 0] += 1
    }
    try session.setLimits(limits, ofBlock: block)
  }

  // MARK: - Catalogues

  /// Adds the granule of a catalogue as a file, once its features have been read.
  mutating func addFile(
    _ catalogue: PublishedCatalogue, _ maker: inout GranuleMaker, _ dates: GranuleDates
  ) throws {
    var granule: Granule
    do {
      granule = try maker.catalogueGranule(of: catalogue.file, md5: catalogue.md5, &register)
    } catch {
      if let failure = register.failure { throw failure }
      throw error
    }
    let limits = try session.limits(of: catalogue.name)
    self.limits.add(limits)
    if let start = limits.timeMin { granule.timeMin = start }
    if let end = limits.timeMax { granule.timeMax = end }
    if let low = limits.spectralMin { granule.spectralRangeMin = low }
    if let high = limits.spectralMax { granule.spectralRangeMax = high }
    if granule.measurementType.isEmpty, let high = limits.spectralMax, high < 3e12 {
      granule.measurementType = "phot.flux.density;em.radio"
    }
    try session.record(catalogue: catalogue.name, md5: catalogue.md5)
    links.linkThumbnail(ofCatalogue: catalogue.name, from: &granule)
    // No run of features has this digest but by chance, and it ends with the run.
    let block = try session.addBlock(digest: 0, catalogue: "")
    files[try add(&granule, register.entry, block: block, dates), default: 0] += 1
  }

  /// - Parameter entry: what the ledger knows of the granule.
  mutating func add(
    _ granule: inout Granule, _ entry: LedgerSession.Entry?, block: Int64, _ dates: GranuleDates
  ) throws -> GranuleRecorder.Outcome {
    if let uid = granule.uid { links.linkDocument(of: &granule, uid: uid) }
    try links.linkThumbnail(of: &granule, linkRows)
    let outcome = try recorder.record(&granule, entry: entry, block: block, dates: dates)
    if outcome != .unchanged { try file.write(granule) }
    return outcome
  }
}
