import Base
public import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Makes one table of granules of catalogues.
///
///     let options = GranuleOptions(service: "bursts")
///     let granules = try CatalogueGranules(paths: ["bursts.json"], options: options)
///     let report = try granules.write(to: "granules.vot", as: .votable)
public struct CatalogueGranules {
  /// What became of the features.
  public struct Report: Hashable, Sendable {
    /// Rows of the table.
    public var granules = 0
    /// Features of which no granule could be made.
    public var refused = 0
    /// Granules that got a number behind their identifier because another one had the same.
    public var twins = 0
    /// What features say that their granules do not.
    public var losses = GranuleLosses()

    /// Makes a report in which nothing has been counted.
    public init() {}
  }

  /// Where the values of the columns come from.
  public let plan: GranulePlan
  /// Is called for each feature that becomes no granule, with its place.
  public var onRefusal: (CatalogueError) -> Void = { _ in }

  private let jobs: Int
  private let paths: [String]
  private let readers: [CatalogueReader]

  /// Opens the catalogues and plans the columns of all.
  ///
  /// - Parameters:
  ///   - paths: catalogues; `-` for standard input.
  ///   - options: where the values of the columns come from.
  ///   - jobs: how many threads prepare granules, at least 1. The table is the same for any number.
  /// - Throws: `CatalogueError` for a catalogue that cannot be read, `GranuleError` for values that are
  ///   missing.
  public init(paths: [String], options: GranuleOptions, jobs: Int = 1) throws {
    var readers: [CatalogueReader] = []
    for path in paths { readers.append(try CatalogueReader(path: path, jobs: jobs)) }
    self.jobs = jobs
    self.paths = paths
    self.readers = readers
    plan = try GranulePlan(heads: zip(paths, readers).map { ($0, $1.head) }, options: options)
  }

  /// Writes the table, which appears when it is complete. Catalogues come in the order of their names.
  ///
  /// - Parameters:
  ///   - path: where the table goes; `-` for standard output, which SQLite cannot use.
  ///   - format: the format of the table.
  /// - Returns: how many granules were made of the features.
  /// - Throws: `CatalogueError` where a catalogue cannot be read on, `TableError` where the table cannot be
  ///   written.
  public func write(to path: String, as format: GranuleTableFormat) throws -> Report {
    var writer = try GranuleTableWriter(path: path, table: table, format: format)
    var register = GranuleRegister()
    var report = Report()
    for index in Self.order(of: paths) {
      let path = paths[index]
      var maker = plan.maker(for: index)
      var reader = readers[index]
      var granule = Granule()
      let makesRows = plan.options.rows != .catalogue
      // More would wait for the one thread that writes.
      let jobs = maker.canShareWork ? min(jobs, 8) : 1
      let benches = (0..<(jobs > 1 ? 2 * jobs : 0)).map { _ in GranuleRun(maker) }
      let runs = FeatureRuns<GranuleRun> { $0.make(&$1) }
      while true {
        if !benches.isEmpty, let (run, count) = runs.take(from: &reader, benches, jobs: jobs) {
          try run.forEach(count) { granule, losses in
            try maker.claimIdentifier(of: &granule, &register)
            maker.count(losses)
            if makesRows { try writer.write(granule) }
          }
          continue
        }
        do {
          guard try maker.fillNext(&granule, of: &reader, &register) else { break }
          if makesRows { try writer.write(granule) }
        } catch let error as GranuleError {
          report.refused += 1
          onRefusal(reader.error(error))
        }
      }
      for run in benches { maker.takeRanges(of: run.maker) }
      if plan.options.rows != .features {
        let file = path == "-" ? nil : try MappedFile(path: path)
        try writer.write(maker.catalogueGranule(of: file, &register))
      }
      report.twins += maker.twinCount
      report.losses.add(maker.losses)
    }
    report.granules = writer.count
    try writer.finish()
    return report
  }

  /// The catalogues by their names: which of several events with one identifier gets a number shall not
  /// depend on the order in which catalogues were given.
  private static func order(of paths: [String]) -> [Int] {
    func isBefore(_ left: Int, _ right: Int) -> Bool {
      let names = (FilePath.name(of: paths[left]), FilePath.name(of: paths[right]))
      return names.0 == names.1 ? paths[left] < paths[right] : names.0 < names.1
    }
    return paths.indices.sorted(by: isBefore)
  }

  /// What the table says beside its rows: the reference position of all is not said where features may have
  /// others.
  private var table: GranuleTable {
    var table = plan.table
    if table.referencePosition != nil, !plan.givesReferencePosition,
      readers.contains(where: { $0.mayHaveOwnCRS() })
    {
      table.referencePosition = nil
    }
    return table
  }
}

extension CatalogueReader {
  /// Why no granule can be made of the feature that was read last, with its place.
  package func error(_ error: GranuleError) -> CatalogueError {
    self.error(at: error.property.map { ["properties", .name($0)] } ?? [], error.reason)
  }
}
