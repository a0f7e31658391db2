import Base
import LintKit
import TFCat
import TFCatLint
import TFCatPackage

/// Finds which features of the catalogues the ledger does not know, and lints these. What is as it was is
/// claimed for this run without being read.
struct ChangeScan {
  /// What has to be read.
  struct Outcome {
    /// The catalogues of which nothing has to be read, by index.
    var known: Set<Int> = []
    /// The catalogues that are not as they were, by name, with some of their runs of features.
    var changed: [String: [FeatureBlocks.Block]] = [:]
    /// The runs of features that wait to be read.
    var pending: PendingBlocks
    /// The catalogues of which only the pending features have been linted.
    var partlyLinted: [PublishedCatalogue] = []
  }

  let session: LedgerSession
  let folder: ServiceFolder
  /// How many processors lint may use.
  let jobs: Int
  let isFirstRun: Bool
  /// Whether features that are byte for byte as before need not be read, as they were linted and became the
  /// same granules.
  let trustsLedger: Bool

  /// - Throws: `CatalogueRefusal` for catalogues with errors.
  func scan(_ catalogues: [PublishedCatalogue]) throws -> Outcome {
    // First all that is as it was, so that its identifiers are claimed before new ones are given.
    var outcome = Outcome(pending: try PendingBlocks(session.database))
    for (index, catalogue) in catalogues.enumerated() {
      if try !session.knows(catalogue: catalogue.name, md5: catalogue.md5) || isFirstRun
        || !isServed(catalogue)
      {
        outcome.changed[catalogue.name] = []
      } else if trustsLedger {
        try session.claimBlocks(of: catalogue.name)
        outcome.known.insert(index)
      }
    }
    var reports: [FileReport] = []
    for (index, catalogue) in catalogues.enumerated() where !outcome.known.contains(index) {
      if let report = try scan(catalogue, index, &outcome) { reports.append(report) }
    }
    guard reports.isEmpty else { throw CatalogueRefusal(reports: reports) }
    return outcome
  }

  /// Whether the folder has what the service serves of a catalogue: files that are gone are written again.
  private func isServed(_ catalogue: PublishedCatalogue) -> Bool {
    [catalogue.name, PublishedCatalogue.thumbnailName(of: catalogue.name)].allSatisfy {
      folder.has("static/\($0)")
    }
  }

  /// - Returns: the report on a catalogue with errors.
  private func scan(
    _ catalogue: PublishedCatalogue, _ index: Int, _ outcome: inout Outcome
  ) throws -> FileReport? {
    var blocks = FeatureBlocks(file: catalogue.file, features: catalogue.reader.featureList)
    while let block = blocks.next() {
      if trustsLedger, try session.claimBlock(digest: block.digest, catalogue: catalogue.name) { continue }
      try outcome.pending.add(block, catalogue: index)
    }
    if outcome.changed[catalogue.name] != nil { outcome.changed[catalogue.name] = blocks.sample }
    if catalogue.isLinted { return nil }
    guard trustsLedger, blocks.isSound, !catalogue.reader.featureList.isEmpty else {
      return catalogue.errors(jobs: jobs)
    }
    outcome.partlyLinted.append(catalogue)
    return try catalogue.errors(only: outcome.pending, index, in: folder, jobs: jobs)
  }
}
