import EPNCore
import TFCatPackage
import TFCatTables

/// Services of which `psql` loads the granules, and no import of DaCHS.
extension PublishRun {
  /// Settles by what the server takes granules in: as was asked for, or as before.
  ///
  /// - Throws: `PublishError` where the server has them in another way.
  mutating func compareImport() throws {
    let known = try session.fact(Self.importFact) == Self.copyWord
    copies = options.copies ?? known
    guard copies != known else { return }
    try session.setFact(Self.importFact, copies ? Self.copyWord : "")
    guard !report.isFirst else { return }
    guard options.isFull else {
      let name = settings.service.name
      throw PublishError(
        "the server has the granules of \(name) by \(known ? "psql (--copy)" : "dachs imp"): to change that, publish again with --full"
      )
    }
    report.columnsChanged = true
  }

  private static let importFact = "import"
  private static let copyWord = "copy"

  /// Stages the script that loads the files of granules.
  ///
  /// - Parameter years: in which this run has granules.
  mutating func stageLoadScript(_ table: GranuleTable, years: Set<Int>) throws {
    report.copies = copies
    guard copies else {
      if try folder.files(in: ".").contains(LoadScript.fileName) {
        try session.addObsolete(LoadScript.fileName)
      }
      return
    }
    let known = try session.fact("years")?.split(separator: " ").compactMap { Int($0) } ?? []
    let all = years.union(known).sorted()
    try session.setFact("years", all.map(String.init).joined(separator: " "))
    var batches = repeatsFrom == 0 && report.batch != nil ? [] : try session.batches()
    if let batch = report.batch { batches.append(batch) }
    let hasRemoved = try folder.isStaged("removed.csv") || folder.files(in: ".").contains("removed.csv")
    let script = LoadScript(
      service: settings.service.name, columns: table.head.columns, batches: batches,
      replaces: try session.replacesFirst || (repeatsFrom == 0 && !report.isFirst), years: all,
      removes: hasRemoved)
    try folder.stage(script.text, as: LoadScript.fileName)
  }
}

extension LedgerSession {
  /// Whether the first of the files of granules takes the place of others before it.
  var replacesFirst: Bool {
    get throws { try (fact("files_from_run").flatMap { Int($0) } ?? 1) > 1 }
  }
}
