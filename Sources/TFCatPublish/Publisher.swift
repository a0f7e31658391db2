internal import Base
public import EPNCore
internal import TFCat
internal import TFCatPackage
public import TableMapping

/// Publishes catalogues, or rows of tables, as a folder that a DaCHS server imports, and again whenever they
/// have changed.
///
///     let settings = try PublishSettings(path: "tfcat-publish.yml")
///     let publisher = Publisher(settings: settings, options: PublishOptions(date: now))
///     let report = try publisher.publish(["bursts.tfcat.json"], to: "bursts")
public struct Publisher: Sendable {
  /// What is published, and how the service describes itself.
  public let settings: PublishSettings
  /// What this run does.
  public let options: PublishOptions

  /// A publisher with its settings.
  public init(settings: PublishSettings, options: PublishOptions) {
    self.settings = settings
    self.options = options
  }

  /// Publishes catalogues.
  ///
  /// - Parameters:
  ///   - paths: TFCat files with different names; none where the settings name a database.
  ///   - folder: that of the service, which is made if it is not there.
  ///   - onVanished: called with the `granule_uid` of each granule that is in none of the catalogues any
  ///     more; what it throws ends the run.
  /// - Throws: `CatalogueRefusal` when lint finds errors, `PublishError`, `GranuleError`, `PackageError`. The
  ///   folder is as it was then.
  public func publish(
    _ paths: [String], to folder: String, onVanished: (String) throws -> Void = { _ in }
  ) throws -> PublishReport {
    try publish(files: paths.map { ($0, $0) }, to: folder, onVanished: onVanished)
  }

  /// Publishes catalogues that messages call by other names than their paths.
  package func publish(
    files: [(path: String, name: String)], to folder: String,
    onVanished: (String) throws -> Void = { _ in }
  ) throws -> PublishReport {
    var settings = settings
    let inputs = try PublishedCatalogue.open(
      files, lints: !ServiceFolder.isService(folder), jobs: options.jobs)
    let notes = settings.service.fillIn(from: inputs.map(\.reader.head))
    try settings.check(hasCatalogues: !files.isEmpty)
    let package =
      options.package == nil ? nil : settings.dataPackage(of: files.map(\.path), date: options.date)
    _ = try package?.check()
    return try publish(settings, to: folder, with: package, notes: notes) { run in
      try run.publish(inputs, onVanished: onVanished)
    }
  }

  /// Publishes the rows of tables.
  ///
  /// - Parameters:
  ///   - paths: tables; `-` for standard input.
  ///   - source: what makes granules of the rows. Its service is that of the settings.
  ///   - folder: that of the service, which is made if it is not there.
  ///   - onVanished: called with the `granule_uid` of each granule that is in none of the tables any more;
  ///     what it throws ends the run.
  ///   - onReject: called with each row that becomes no granule. All others are published.
  /// - Throws: `CatalogueRefusal` when lint finds errors in the granules, `TableError`, `YAMLError` for a
  ///   mapping that does not fit the tables, `PublishError`. The folder is as it was then.
  public func publish(
    tables paths: [String], by source: any GranuleSource, to folder: String,
    onVanished: (String) throws -> Void = { _ in }, onReject: (RejectedRow) -> Void = { _ in }
  ) throws -> PublishReport {
    let files = try paths.map { MappedFileReference(try MappedFile(path: $0), path: $0) }
    return try publish(tables: files, by: source, to: folder, onVanished: onVanished, onReject: onReject)
  }

  /// Publishes the rows of tables that are open, as those that a source has looked at.
  ///
  /// - Parameters:
  ///   - files: the tables.
  ///   - source: what makes granules of the rows. Its service is that of the settings.
  ///   - folder: that of the service, which is made if it is not there.
  ///   - onVanished: as above.
  ///   - onReject: as above.
  /// - Throws: as above.
  public func publish(
    tables files: [MappedFileReference], by source: any GranuleSource, to folder: String,
    onVanished: (String) throws -> Void = { _ in }, onReject: (RejectedRow) -> Void = { _ in }
  ) throws -> PublishReport {
    var settings = settings
    settings.service.name = source.service
    try settings.check(hasCatalogues: true)
    try settings.checkTables(options)
    let tables = try PublishedTable.all(of: files)
    return try publish(settings, to: folder) { run in
      try run.publish(tables, by: source, onVanished: onVanished, onReject: onReject)
    }
  }

  /// The latest of the marks of the rows that were published to a folder, which `newer_by` of the mapping
  /// names: the next run needs what is newer only.
  ///
  /// - Returns: `nil` where nothing was published yet, or no row had a mark.
  /// - Throws: `PublishError` for a folder that is none of a service.
  public static func newestMark(of folder: String) throws -> String? {
    guard ServiceFolder.isService(folder) else { return nil }
    let folder = try ServiceFolder(path: folder)
    let ledger = try Ledger(path: folder.ledgerPath, named: folder.ledgerPlace, isNew: false)
    return try ledger.transaction { session in (try session.newest(), false) }
  }

  private func publish(
    _ settings: PublishSettings, to path: String, with package: DataPackage? = nil, notes: [String] = [],
    _ body: (inout PublishRun) throws -> Void
  ) throws -> PublishReport {
    let folder = try ServiceFolder(path: path)
    do {
      let ledger = try Ledger(path: folder.ledgerPath, named: folder.ledgerPlace, isNew: folder.isNew)
      try resume(ledger, folder)
      var prepared: PreparedPackage?
      var report = try ledger.transaction { session in
        var run = try PublishRun(settings: settings, options: options, session: session, folder: folder)
        try body(&run)
        if let package, let path = options.package, !options.isDryRun {
          // Before anything is put into place, so that a package that fails leaves the service as it is.
          prepared = try package.prepare(
            at: path, firstPublished: PublicationDate(try run.firstPublished()))
        }
        return (run.report, run.hasOutcome && !options.isDryRun)
      }
      report.notes = notes + report.notes
      if options.isDryRun {
        folder.abandon()
        return report
      }
      try resume(ledger, folder)
      try ledger.close()
      try folder.appear()
      if let prepared { try put(prepared, &report) }
      return report
    } catch {
      folder.abandon()
      throw folder.placed(error)
    }
  }

  private func put(_ package: PreparedPackage, _ report: inout PublishReport) throws {
    do {
      try package.commit()
    } catch {
      throw PublishError("the service was published, its data package was not: \(error)")
    }
    report.packageFiles = package.report.files
    report.isPackageUnchanged = package.report.isUnchanged
    report.notes += package.report.notes
  }

  /// Moves the staged files of a run that was committed to the ledger into place; deletes those of one that
  /// was not.
  private func resume(_ ledger: Ledger, _ folder: ServiceFolder) throws {
    try ledger.transaction { session in
      guard try session.isUnfinished() else {
        try folder.clearStaging()
        return ((), false)
      }
      try folder.putIntoPlace(removing: session.obsoleteFiles())
      try session.finish()
      return ((), true)
    }
  }
}

/// How to publish.
public struct PublishOptions: Sendable {
  /// When this run is, an ISO 8601 time UTC: what `creation_date` and `modification_date` become.
  public var date: String
  /// What the ledger calls the program.
  public var tool = "tfcat"
  /// Writes all granules again, in one file.
  public var isFull = false
  /// Writes again what was new or changed on that date or later.
  public var since: String?
  /// Says what would be done and does nothing.
  public var isDryRun = false
  /// Removes from the table what is in no catalogue any more.
  public var removesVanished = false
  /// Tables have only rows that are new or have changed: what is not in them stays as it was.
  public var isPartial = false
  /// Whether `psql` loads the granules into a partitioned table, of which the server shows a view; `nil` for
  /// the way of before, which is an import by DaCHS in the first run.
  public var copies: Bool?
  /// Where a data package of the catalogues goes; `nil` for none.
  public var package: String?
  /// How many processors lint may use.
  public var jobs = 1

  /// A run at that time that writes what is new or has changed.
  public init(date: String) { self.date = date }
}
