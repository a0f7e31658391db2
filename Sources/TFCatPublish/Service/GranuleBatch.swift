import Base
import EPNCore
import TFCat
import TFCatJSON
import TFCatLint
import TFCatTables

/// The granules of a run that the server has not got yet, or not like that: a CSV file for `data/`.
final class GranuleBatch {
  private(set) var added = 0
  private(set) var changed = 0
  /// Granules of catalogue files.
  private(set) var files = 0
  private(set) var repeated = 0
  private(set) var twinCount = 0
  /// Whether a granule came back that had been removed.
  private(set) var cameBack = false
  /// Columns of texts beyond ASCII.
  private(set) var unicodeColumns: Set<String> = []
  /// The catalogues that are not as they were, by name, with some of their features.
  private(set) var changedCatalogues: [String: [FeatureBlocks.Block]] = [:]
  /// Of all features.
  private(set) var limits = LedgerSession.Limits()
  var count: Int { added + changed + files + repeated }

  private let plan: GranulePlan
  private let settings: PublishSettings
  private let session: LedgerSession
  private let date: String
  private let isFirst: Bool
  private let repeatsFrom: Int64?
  private let path: () throws -> String
  private var writer: GranuleTableWriter?
  private var register: LedgerRegister
  /// Whether a feature has an id by which the ledger does not know it, or a name that another one has.
  private var mayRepeatIDs = false
  private let places: Places
  private var buffer: [UInt8] = []
  private let textPlaces: [Int]

  private struct Places {
    let creation, modification, release: Int
    let datalink, reference, thumbnail: Int?

    init(_ schema: GranuleSchema) {
      creation = schema.index("creation_date") ?? 0
      modification = schema.index("modification_date") ?? 0
      release = schema.index("release_date") ?? 0
      datalink = schema.index("datalink_url")
      reference = schema.index("internal_reference")
      thumbnail = schema.index("thumbnail_url")
    }
  }

  /// - Parameters:
  ///   - repeatsFrom: granules that changed in this run or a later one are written also when they are as before.
  ///   - path: where the file goes, asked for with the first granule.
  init(
    plan: GranulePlan, settings: PublishSettings, session: LedgerSession, date: String, isFirst: Bool,
    repeatsFrom: Int64?, path: @escaping () throws -> String
  ) {
    self.plan = plan
    self.settings = settings
    self.session = session
    self.date = date
    self.isFirst = isFirst
    self.repeatsFrom = repeatsFrom
    self.path = path
    register = LedgerRegister(session)
    places = Places(plan.schema)
    textPlaces = plan.schema.columns.indices.filter { plan.schema.columns[$0].dataType == .text }
  }

  /// - Parameters:
  ///   - trustsLedger: whether features that are byte for byte as before need not be read, as they were linted and became the same granules.
  ///   - folder: has room for what is linted.
  /// - Throws: `PublishRefusal` for a catalogue with errors.
  func take(
    _ catalogues: [PublishedCatalogue], trustsLedger: Bool, in folder: ServiceFolder,
    _ options: PublishOptions
  ) throws {
    // First all that is as it was, so that what it is called is known to be taken.
    var known: Set<Int> = []
    for (index, catalogue) in catalogues.enumerated() {
      if try !session.knows(catalogue: catalogue.name, md5: catalogue.md5) || isFirst {
        changedCatalogues[catalogue.name] = []
      } else if trustsLedger {
        try session.takeBlocks(of: catalogue.name)
        known.insert(index)
      }
    }
    let pending = try PendingBlocks(session.database)
    var unlinted: [PublishedCatalogue] = []
    var reports: [FileReport] = []
    for (index, catalogue) in catalogues.enumerated() where !known.contains(index) {
      var blocks = FeatureBlocks(file: catalogue.file, features: catalogue.reader.featureList)
      while let block = blocks.next() {
        if trustsLedger, try session.takeBlock(digest: block.digest, catalogue: catalogue.name) { continue }
        try pending.add(block, catalogue: index)
      }
      if changedCatalogues[catalogue.name] != nil { changedCatalogues[catalogue.name] = blocks.sample }
      if catalogue.isLinted { continue }
      let report: FileReport?
      if trustsLedger, blocks.isSound, !catalogue.reader.featureList.isEmpty {
        report = try catalogue.errors(only: pending, index, in: folder, options)
        unlinted.append(catalogue)
      } else {
        report = catalogue.errors(options)
      }
      if let report { reports.append(report) }
    }
    guard reports.isEmpty else { throw PublishRefusal(reports: reports) }
    for (index, catalogue) in catalogues.enumerated() {
      var maker = plan.maker(for: index)
      let owner = Owner(catalogue.reader.head, places)
      if !known.contains(index) { try takeFeatures(of: catalogue, index, &maker, owner, pending) }
      try takeCatalogue(catalogue, &maker, owner)
    }
    // An id may be that of a feature that was not looked at.
    if mayRepeatIDs { reports = unlinted.compactMap { $0.errors(options) } }
    guard reports.isEmpty else { throw PublishRefusal(reports: reports) }
    try session.markVanished()
  }

  func finish() throws {
    guard let writer = writer.take() else { return }
    try writer.finish()
  }

  // MARK: - Features

  private func takeFeatures(
    of catalogue: PublishedCatalogue, _ index: Int, _ maker: inout GranuleMaker, _ owner: Owner,
    _ pending: PendingBlocks
  ) throws {
    let uid = GranuleMaker.catalogueUID(of: catalogue.name, service: settings.service.name)
    if catalogue.reader.featureList.isEmpty {
      // A document that is one feature, or a list that no scan finds.
      let block = try session.addBlock(digest: 0, catalogue: catalogue.name)
      try take(catalogue.reader, &maker, block: block, owner, reference: uid)
    }
    var released = 0
    try pending.forEach(catalogue: index) { block in
      let number = try session.addBlock(digest: block.digest, catalogue: catalogue.name)
      let reader = CatalogueReader(
        file: catalogue.file, path: catalogue.path, head: catalogue.reader.head, features: block.range,
        firstIndex: block.firstIndex)
      try take(reader, &maker, block: number, owner, reference: uid)
      if block.range.upperBound - released > 1 << 22 {
        catalogue.file.release(released..<block.range.upperBound)
        released = block.range.upperBound
      }
    }
    twinCount += maker.twinCount
    if maker.twinCount > 0 { mayRepeatIDs = true }
  }

  private func take(
    _ reader: CatalogueReader, _ maker: inout GranuleMaker, block: Int64, _ owner: Owner, reference: String
  ) throws {
    var reader = reader
    var limits = LedgerSession.Limits()
    while let feature = try reader.next() {
      var granule: Granule
      do {
        granule = try maker.granule(of: feature, &register)
      } catch {
        if let failure = register.failure { throw failure }
        throw PublishError(reader.error(at: [], error.reason).description)
      }
      limits.add(
        timeMin: granule.timeMin, timeMax: granule.timeMax, spectralMin: granule.spectralRangeMin,
        spectralMax: granule.spectralRangeMax)
      if let id = feature.id, granule.uid?.hasSuffix(id.description) != true { mayRepeatIDs = true }
      if let place = places.reference, granule[place].isNull { granule[place] = .string(reference) }
      try take(&granule, block: block, owner)
    }
    try session.setLimits(limits, ofBlock: block)
  }

  // MARK: - The file

  private func takeCatalogue(_ catalogue: PublishedCatalogue, _ maker: inout GranuleMaker, _ owner: Owner)
    throws
  {
    var granule: Granule
    do {
      granule = try maker.catalogueGranule(of: catalogue.file, md5: catalogue.md5, &register)
    } catch {
      if let failure = register.failure { throw failure }
      throw error
    }
    let limits = try session.limits(of: catalogue.name)
    self.limits.add(
      timeMin: limits.timeMin, timeMax: limits.timeMax, spectralMin: limits.spectralMin,
      spectralMax: limits.spectralMax)
    if let start = limits.timeMin { granule.timeMin = start }
    if let end = limits.timeMax { granule.timeMax = end }
    if let low = limits.spectralMin { granule.spectralRangeMin = low }
    if let high = limits.spectralMax { granule.spectralRangeMax = high }
    if granule.measurementType.isEmpty, let high = limits.spectralMax, high < 3e12 {
      granule.measurementType = "phot.flux.density;em.radio"
    }
    try session.take(catalogue: catalogue.name, md5: catalogue.md5)
    if let place = places.thumbnail, granule[place].isNull {
      granule[place] = .string(
        settings.url("files/static/\(PublishedCatalogue.thumbnailName(of: catalogue.name))"))
    }
    // No run of features has this digest but by chance, and it ends with the run.
    let block = try session.addBlock(digest: 0, catalogue: "")
    try take(&granule, block: block, owner, isFile: true)
  }

  // MARK: - Granules

  /// Which dates the catalogue gives each event by itself.
  private struct Owner {
    let datesEvents, datesChanges, datesReleases: Bool
    /// Places that do not make a granule another one.
    let omitted: Set<Int>

    init(_ head: CatalogueHead, _ places: Places) {
      let names = Set(head.fields?.names ?? [])
      datesEvents = names.contains("creation_date")
      datesChanges = names.contains("modification_date")
      datesReleases = names.contains("release_date")
      var omitted: Set<Int> = []
      if !datesEvents { omitted.insert(places.creation) }
      if !datesChanges { omitted.insert(places.modification) }
      if !datesReleases { omitted.insert(places.release) }
      self.omitted = omitted
    }
  }

  private func take(
    _ granule: inout Granule, block: Int64, _ owner: Owner, isFile: Bool = false
  ) throws {
    guard let uid = granule.uid else { return }
    if let place = places.datalink, granule[place].isNull {
      granule[place] = .string(settings.url("dl/dlmeta?ID=\(PackageText.percentEncoded(uid))"))
    }
    let content = ContentDigest.value(of: granule, omitting: owner.omitted, &buffer)
    guard let entry = register.entry else {
      setDates(of: &granule, owner)
      try session.add(
        uid, content: content, block: block, created: session.date(granule.creationDate ?? date),
        modified: session.date(granule.modificationDate ?? date))
      if isFile { files += 1 } else { added += 1 }
      return try write(granule)
    }
    let isChanged = entry.content != content || entry.isRemoved
    if !isChanged {
      try session.keep(uid, block: block)
      guard let repeatsFrom, entry.lastRun >= repeatsFrom else { return }
      repeated += 1
    }
    if !owner.datesEvents, let created = try session.text(ofDate: entry.created) {
      if granule.releaseDate == granule.creationDate, !owner.datesReleases { granule.releaseDate = created }
      granule.creationDate = created
    }
    if !owner.datesChanges {
      granule.modificationDate = isChanged ? date : try session.text(ofDate: entry.modified) ?? date
    }
    if isChanged {
      cameBack = cameBack || entry.isRemoved
      try session.change(
        uid, content: content, block: block, created: session.date(granule.creationDate ?? date),
        modified: session.date(granule.modificationDate ?? date))
      if isFile { files += 1 } else { changed += 1 }
    }
    try write(granule)
  }

  /// What is published for the first time in a later run was not there when the author says that the catalogue appeared.
  private func setDates(of granule: inout Granule, _ owner: Owner) {
    guard !isFirst else { return }
    let follows = granule.releaseDate == granule.creationDate
    if !owner.datesEvents { granule.creationDate = date }
    if !owner.datesChanges { granule.modificationDate = granule.creationDate }
    if follows, !owner.datesReleases { granule.releaseDate = granule.creationDate }
  }

  private func write(_ granule: Granule) throws {
    for place in textPlaces {
      if case .string(let text) = granule[place], !text.utf8.allSatisfy({ $0 < 0x80 }) {
        unicodeColumns.insert(plan.schema.columns[place].name)
      }
    }
    if writer == nil {
      writer = try GranuleTableWriter(path: try path(), table: plan.table, format: .csv)
    }
    try writer?.write(granule)
  }
}
