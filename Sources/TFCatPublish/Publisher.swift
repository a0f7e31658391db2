internal import TFCat
internal import TFCatPackage

/// Publishes catalogues as a folder that a DaCHS server imports, and again whenever they have changed.
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
    var settings = settings
    let inputs = try PublishedCatalogue.open(
      paths, lints: !ServiceFolder.isService(folder), jobs: options.jobs)
    let notes = settings.service.fillIn(from: inputs.map(\.reader.head))
    try settings.check(hasCatalogues: !paths.isEmpty)
    let package = options.package == nil ? nil : settings.dataPackage(of: paths, date: options.date)
    _ = try package?.check()
    let folder = try ServiceFolder(path: folder)
    do {
      let ledger = try Ledger(path: folder.ledgerPath, isNew: folder.isNew)
      try resume(ledger, folder)
      var prepared: PreparedPackage?
      var report = try ledger.transaction { session in
        var run = try PublishRun(settings: settings, options: options, session: session, folder: folder)
        try run.publish(inputs, onVanished: onVanished)
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
      throw error
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
  /// Where a data package of the catalogues goes; `nil` for none.
  public var package: String?
  /// How many processors lint may use.
  public var jobs = 1

  /// A run at that time that writes what is new or has changed.
  public init(date: String) { self.date = date }
}
