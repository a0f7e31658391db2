internal import TFCat

/// Publishes catalogues as a folder that a DaCHS server imports, and again whenever they have changed.
///
///     let publisher = Publisher(settings: try PublishSettings(path: "tfcat-publish.yml"), options: PublishOptions(date: now))
///     let report = try publisher.publish(["bursts.tfcat.json"], to: "bursts")
public struct Publisher: Sendable {
  public let settings: PublishSettings
  public let options: PublishOptions

  public init(settings: PublishSettings, options: PublishOptions) {
    self.settings = settings
    self.options = options
  }

  /// Publishes catalogues.
  ///
  /// - Parameters:
  ///   - paths: TFCat files with different names; none where the settings name a database.
  ///   - folder: that of the service, which is made if it is not there.
  ///   - onVanished: called with the `granule_uid` of each granule that is in none of the catalogues any more; what it throws ends
  ///     the run.
  /// - Throws: `PublishRefusal` when lint finds errors, `PublishError`, `GranuleError`. The folder is as it was then.
  public func publish(
    _ paths: [String], to folder: String, onVanished: (String) throws -> Void = { _ in }
  ) throws -> PublishReport {
    var settings = settings
    let inputs = try PublishedCatalogue.open(paths, lints: !ServiceFolder.isService(folder), options)
    settings.takeOver(inputs.map(\.reader.head))
    try settings.check(hasCatalogues: !paths.isEmpty)
    let package = options.package.map { _ in
      DataPackage(
        description: settings.service, catalogues: paths, date: String(options.date.prefix(10)),
        typeField: settings.typeField)
    }
    _ = try package?.check()
    let folder = try ServiceFolder(path: folder)
    do {
      let ledger = try Ledger(path: folder.ledgerPath, isNew: folder.isNew)
      try resume(ledger, folder)
      var report = try ledger.transaction { session in
        var run = try PublishRun(settings: settings, options: options, session: session, folder: folder)
        try run.take(inputs, onVanished: onVanished)
        return (run.report, run.hasOutcome && !options.isDryRun)
      }
      if options.isDryRun {
        folder.abandon()
        return report
      }
      try resume(ledger, folder)
      try ledger.close()
      try folder.appear()
      if let package, let path = options.package { try write(package, to: path, &report) }
      return report
    } catch {
      folder.abandon()
      throw error
    }
  }

  private func write(_ package: DataPackage, to path: String, _ report: inout PublishReport) throws {
    do {
      let written = try package.write(to: path)
      report.packageFiles = written.files
      report.notes += written.notes
    } catch {
      throw PublishError("the service was published, its data package was not: \(error)")
    }
  }

  /// Puts into place what a run has left in staging that the ledger has taken; throws away what it has not.
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

  public init(date: String) { self.date = date }
}
