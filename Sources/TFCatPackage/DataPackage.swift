import Base
internal import EPNCore
public import TFCat
internal import TFCatConvert
internal import TFCatJSON
internal import TFCatPlot

/// A catalogue as a product: a folder with the catalogue, twins of it in other formats, all that citations,
/// registries and search engines want to know, and a page for people.
///
///     let package = DataPackage(description: description, catalogues: ["bursts.tfcat"], date: "2024-05-01")
///     try package.lint()
///     let report = try package.write(to: "bursts-1.0")
///
/// The same input gives the same bytes, and leaves a package as it is that was made from it. Memory does not
/// grow with the catalogues, but for what the page to look around in holds of their events.
public struct DataPackage: Sendable {
  /// What the package says about the catalogues.
  public var description: ServiceDescription
  /// Files.
  public var catalogues: [String]
  /// When the package is made: an ISO 8601 date or time.
  public var date: String
  /// The property that tells classes of events in the plot; `nil` for the one that looks like it.
  public var typeField: String?
  /// Where the members of the description stand in a file, for messages.
  package var places: SettingsPlaces?

  /// A package that is not written yet.
  ///
  /// - Parameters:
  ///   - description: what the package says about the catalogues.
  ///   - catalogues: files.
  ///   - date: when the package is made, an ISO 8601 date or time.
  ///   - typeField: the property that tells classes of events in the plot; `nil` for the one that looks like
  ///     it.
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
    /// The events of all catalogues.
    public var eventCount: Int
    /// Whether the package was made from the same before, so that nothing was written.
    public var isUnchanged = false
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
      notes = try PackageFacts(description, date: date, places: places).notes
    } catch {
      reasons = error.reasons
    }
    reasons += nameFaults
    guard reasons.isEmpty else { throw PackageError(reasons) }
    return notes
  }

  /// Lints the catalogues.
  ///
  /// - Parameter jobs: how many processors lint may use.
  /// - Throws: `CatalogueRefusal` when there are errors, `PackageError` for files that cannot be in a
  ///   package, and what the file system says.
  public func lint(jobs: Int = 1) throws {
    guard nameFaults.isEmpty else { throw PackageError(nameFaults) }
    try ErrorCheck.refuseErrors(in: catalogues.map { ($0, try MappedFile(path: $0)) }, jobs: jobs)
  }

  /// Fills in what the description does not say: from the properties of the catalogues, and the name from
  /// that of the first file.
  ///
  /// - Returns: what the user should know, in sentences without a full stop.
  /// - Throws: `CatalogueError` for a catalogue that cannot be read.
  public mutating func fillInDescription() throws(CatalogueError) -> [String] {
    var heads: [CatalogueHead] = []
    for path in catalogues { heads.append(try CatalogueReader(path: path).head) }
    if description.name.isEmpty, let first = catalogues.first {
      let stem = CatalogueTwins.stem(of: Self.name(of: first)).lowercased()
      description.name = String(stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
    return description.fillIn(from: heads)
  }

  /// Writes the package.
  ///
  /// - Parameter folder: appears when it is complete. One that stands there is replaced if it is a package.
  /// - Throws: `PackageError`, `CatalogueError`, `ConversionError`, and what the file system says; then
  ///   nothing is changed.
  public func write(to folder: String) throws -> Report {
    let prepared = try prepare(at: folder)
    try prepared.commit()
    return prepared.report
  }

  /// Writes everything beside the place where the package goes, or finds that the package there was made from
  /// the same.
  ///
  /// - Parameter firstPublished: when the catalogue was first published, where the description does not say
  ///   it; `nil` for what the package says that stands there, or else the date of this one.
  package func prepare(at folder: String, firstPublished: PublicationDate? = nil) throws -> PreparedPackage {
    _ = try check()
    let output = try PackageFolder(path: folder)
    let existing = ExistingPackage(folder: folder).flatMap {
      $0.name == FrictionlessPackage.packageName(of: description) ? $0 : nil
    }
    let facts = try PackageFacts(
      description, date: date, firstPublished: firstPublished ?? existing?.published, places: places)
    if let existing, let inputs = existing.inputs, let eventCount = existing.eventCount {
      let digests = try catalogues.map { Digest.sha256.hexadecimal(of: try MappedFile(path: $0)) }
      if inputs == self.inputs(facts, digests), let files = existing.soundFiles() {
        return PreparedPackage(
          report: Report(files: files, eventCount: eventCount, isUnchanged: true, notes: facts.notes))
      }
    }
    do {
      return PreparedPackage(report: try write(facts, to: output), folder: output)
    } catch {
      let origins = catalogues.map { (Self.name(of: $0), $0) }
      throw output.placed(error, origins: Dictionary(origins, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func write(_ facts: PackageFacts, to output: PackageFolder) throws -> Report {
    var packaged: [PackagedCatalogue] = []
    for path in catalogues { packaged.append(try add(path, to: output)) }
    let plot = try OverviewPlot(
      catalogues: packaged.map { output.path(of: $0.tfcat.name) }, title: facts.title, typeField: typeField)
    try output.write(plot.svg(), as: PackageNames.overview)
    try output.write(plot.thumbnail(), as: PackageNames.thumbnail)
    try output.write(page(facts, packaged, in: output), as: PackageNames.viewer)
    try describe(facts, PackageCoverage(plot.survey), packaged, in: output)
    let files =
      (packaged.flatMap { [$0.tfcat.name, $0.votable.name, $0.csv.name] } + PackageNames.all).sorted()
    let digests = packaged.flatMap { [$0.tfcat, $0.votable, $0.csv] }.map { ($0.name, $0.sha256) }
    let checksums = try checksums(files, Dictionary(uniqueKeysWithValues: digests), in: output)
    try output.write(Array(checksums.utf8), as: PackageNames.checksums)
    return Report(
      files: files, eventCount: packaged.reduce(0) { $0 + $1.eventCount }, notes: facts.notes + plot.notes)
  }

  /// A digest of everything that decides about the files of the package, but for its date.
  private func inputs(_ facts: PackageFacts, _ digests: [String]) -> String {
    // Goes up when the same input makes other files.
    var lines = ["2", facts.description.fingerprint, facts.published.text, typeField ?? ""]
    for (path, digest) in zip(catalogues, digests) { lines.append("\(digest)  \(Self.name(of: path))") }
    let text = JSONValue.array(lines.map(JSONValue.string)).description
    return Array(text.utf8).withUnsafeBytes { Digest.sha256.hexadecimal(of: $0) }
  }

  /// The page to look around in, which shows as many catalogues as such a page can.
  private func page(
    _ facts: PackageFacts, _ catalogues: [PackagedCatalogue], in folder: PackageFolder
  ) throws -> [UInt8] {
    var options = ViewPage.Options()
    (options.title, options.colorField) = (facts.title, typeField)
    let viewed = try catalogues.prefix(ViewPage.catalogueLimit).map { catalogue in
      let path = folder.path(of: catalogue.tfcat.name)
      return try ViewCatalogue(file: MappedFile(path: path), path: path)
    }
    return try ViewPage(viewed, options: options).html
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
    } catch var error as ConversionError where error.path == nil {
      // A feature that no table can hold.
      error.path = path
      throw error
    }
    let title = twins.title.map { "\(DisplayText.line($0)), as" } ?? "the catalogue as"
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
    let frictionless = FrictionlessPackage(
      facts: facts, coverage: coverage, catalogues: catalogues,
      inputs: inputs(facts, catalogues.map(\.tfcat.sha256)))
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
          title: facts.title, makers: description.creators.map { DisplayText.line($0.name) },
          year: facts.year)
      ),
      (
        PackageNames.page,
        LandingPage(facts: facts, coverage: coverage, catalogues: catalogues, eventCount: count).html
      ),
    ]
    for (name, text) in texts { try folder.write(Array(text.utf8), as: name) }
  }

  /// The file that `sha256sum -c` reads.
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
