import Base
internal import TFCat
internal import TFCatJSON

/// A catalogue as a product: a folder with the catalogue, twins of it in other formats, all that citations, registries and search
/// engines want to know, and a page for people.
///
///     let package = DataPackage(description: settings.service, catalogues: ["bursts.tfcat"], date: "2024-05-01")
///     let report = try package.write(to: "bursts-1.0")
///
/// The same input gives the same bytes. Memory does not grow with the catalogues.
public struct DataPackage: Sendable {
  public var description: ServiceDescription
  /// Files.
  public var catalogues: [String]
  /// When the package is made: an ISO 8601 date.
  public var date: String
  /// The property that tells classes of events in the plot; `nil` for the one that looks like it.
  public var typeField: String?

  public init(description: ServiceDescription, catalogues: [String], date: String, typeField: String? = nil) {
    self.description = description
    self.catalogues = catalogues
    self.date = date
    self.typeField = typeField
  }

  /// What was written.
  public struct Report: Sendable, Hashable {
    /// The names of the files, sorted.
    public var files: [String]
    public var eventCount: Int
    /// What the user should know, in sentences without a full stop.
    public var notes: [String]
  }

  /// Looks whether a package can be made, without writing one.
  ///
  /// - Returns: what the user should know, in sentences without a full stop.
  /// - Throws: `PackageError` with everything that is missing or wrong.
  public func check() throws(PackageError) -> [String] {
    var reasons: [String] = []
    var notes: [String] = []
    do throws(PackageError) {
      notes = try PackageFacts(description, date: date).notes
    } catch {
      reasons = error.reasons
    }
    reasons += nameFaults
    guard reasons.isEmpty else { throw PackageError(reasons) }
    return notes
  }

  /// Writes the package.
  ///
  /// - Parameter folder: appears when it is complete. One that stands there is replaced if it is a package.
  /// - Throws: `PackageError`, `CatalogueError`, `ConversionError`, and what the file system says; then nothing is changed.
  public func write(to folder: String) throws -> Report {
    let facts = try PackageFacts(description, date: date)
    _ = try check()
    let output = try PackageFolder(path: folder)
    var packaged: [PackagedCatalogue] = []
    for path in catalogues { packaged.append(try add(path, to: output)) }
    let plot = try OverviewPlot(
      catalogues: packaged.map { output.path(of: $0.tfcat.name) }, title: facts.title, typeField: typeField)
    try output.write(plot.svg(), as: PackageNames.overview)
    try output.write(plot.thumbnail(), as: PackageNames.thumbnail)
    try describe(facts, PackageCoverage(plot.survey), packaged, in: output)
    let files =
      (packaged.flatMap { [$0.tfcat.name, $0.votable.name, $0.csv.name] } + PackageNames.all).sorted()
    let digests = packaged.flatMap { [$0.tfcat, $0.votable, $0.csv] }.map { ($0.name, $0.sha256) }
    let checksums = try checksums(files, Dictionary(uniqueKeysWithValues: digests), in: output)
    try output.write(Array(checksums.utf8), as: PackageNames.checksums)
    try output.commit()
    return Report(
      files: files, eventCount: packaged.reduce(0) { $0 + $1.eventCount }, notes: facts.notes + plot.notes)
  }

  /// Copies a catalogue into the folder and writes its twins.
  private func add(_ path: String, to folder: PackageFolder) throws -> PackagedCatalogue {
    let name = Self.name(of: path)
    let stem = CatalogueTwins.stem(of: name)
    try folder.copy(MappedFile(path: path), as: name)
    let (votable, csv) = ("\(stem).vot", "\(stem).csv")
    let twins: (eventCount: Int, columns: [PackageColumn], title: String?)
    do {
      twins = try CatalogueTwins.write(
        folder.path(of: name), votable: folder.path(of: votable), csv: folder.path(of: csv))
    } catch var error as CatalogueError {
      // The user knows the file by its own name.
      error.path = path
      throw error
    }
    let title = twins.title.map { "\(PackageText.line($0)), as" } ?? "the catalogue as"
    return PackagedCatalogue(
      stem: stem,
      tfcat: try PackageFile(
        name: name, title: "\(title) TFCat 1.0", mediaType: "application/json",
        at: folder.path(of: name)),
      votable: try PackageFile(
        name: votable, title: "\(title) a VOTable 1.4", mediaType: "application/x-votable+xml",
        at: folder.path(of: votable)),
      csv: try PackageFile(
        name: csv, title: "\(title) CSV", mediaType: "text/csv", at: folder.path(of: csv)),
      columns: twins.columns, eventCount: twins.eventCount)
  }

  /// Writes everything that tells about the catalogues.
  private func describe(
    _ facts: PackageFacts, _ coverage: PackageCoverage, _ catalogues: [PackagedCatalogue],
    in folder: PackageFolder
  ) throws {
    let count = catalogues.reduce(0) { $0 + $1.eventCount }
    let dataCite = DataCiteRecord(
      facts: facts, coverage: coverage, files: catalogues.flatMap { [$0.tfcat, $0.votable, $0.csv] },
      eventCount: count)
    let frictionless = FrictionlessPackage(facts: facts, coverage: coverage, catalogues: catalogues)
    let texts = [
      (PackageNames.dataCiteJSON, PackageText.json(dataCite.json) + "\n"),
      (PackageNames.dataCiteXML, dataCite.xml), (PackageNames.citation, CitationFile(facts: facts).text),
      (PackageNames.frictionless, PackageText.json(frictionless.json) + "\n"),
      (PackageNames.registry, RegistryRecord(facts: facts, coverage: coverage).xml),
      (
        PackageNames.readme,
        PackageReadme(facts: facts, coverage: coverage, catalogues: catalogues, eventCount: count).text
      ),
      (
        PackageNames.licence,
        facts.licence.text(
          title: facts.title, makers: description.creators.map { PackageText.line($0.name) },
          year: facts.year)
      ),
      (
        PackageNames.page,
        LandingPage(facts: facts, coverage: coverage, catalogues: catalogues, eventCount: count).html
      ),
    ]
    for (name, text) in texts { try folder.write(Array(text.utf8), as: name) }
  }

  /// The file that `sha256sum -c` takes.
  ///
  /// - Parameter known: digests by the names of files.
  private func checksums(
    _ files: [String], _ known: [String: String], in folder: PackageFolder
  ) throws -> String {
    var text = ""
    for name in files where name != PackageNames.checksums {
      let digest =
        try known[name]
        ?? PackageFile(name: name, title: "", mediaType: "", at: folder.path(of: name)).sha256
      text += "\(digest)  \(name)\n"
    }
    return text
  }

  // MARK: Names

  private static func name(of path: String) -> String {
    (path.split(separator: "/").last.map(String.init) ?? path).withoutGzipEnding
  }

  /// What is wrong with the names of the catalogues.
  private var nameFaults: [String] {
    var faults: [String] = []
    if catalogues.isEmpty { faults.append("there is no catalogue to package") }
    var taken = Dictionary(uniqueKeysWithValues: PackageNames.all.map { ($0.lowercased(), "the package") })
    for path in catalogues {
      let name = Self.name(of: path)
      let stem = CatalogueTwins.stem(of: name)
      guard path != "-" else {
        faults.append("standard input has no name: a package takes catalogues from files")
        continue
      }
      // What sha256sum writes in another way, or shells and web servers trip over.
      if name.hasPrefix("-") || name.hasPrefix(".") || name.contains("\\")
        || name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
      {
        faults.append(
          "\(path): a file of this name cannot be in a package: it begins with a hyphen or a dot, or has a backslash or a control character"
        )
        continue
      }
      for file in [name, "\(stem).vot", "\(stem).csv"] {
        if let other = taken[file.lowercased()] {
          faults.append("\(path): \(other) has a file \(file) already: rename one of them")
        } else {
          taken[file.lowercased()] = path
        }
      }
    }
    return faults
  }
}
