import Base
import LintKit

/// Takes the fixes of a document's items as they are found, batch by batch.
final class FixCollector {
  let selection: FixSelection
  let spool: EditSpool
  /// Why the fixes could not be kept.
  private(set) var failure: OutputFile.Failure?
  private(set) var textErrorCount = 0

  init(_ selection: FixSelection) throws(OutputFile.Failure) {
    self.selection = selection
    spool = try EditSpool()
  }

  /// Adds what was found in the items that follow in the document.
  func add(_ outcome: ChunkLinter.Outcome) {
    textErrorCount += outcome.textErrorCount
    guard failure == nil else { return }
    do throws(OutputFile.Failure) {
      try spool.append(outcome.fixes)
    } catch {
      failure = error
    }
  }

  /// Counts what was found in the head.
  func addErrors(of found: [Finding]) {
    textErrorCount += found.count { $0.rule.family == .text && $0.severity == .error }
  }
}

extension FindingList {
  /// How many errors of the JSON text are in the list.
  var textErrorCount: Int {
    kept.count { $0.rule.family == .text && $0.severity == .error }
      + omitted.reduce(0) { sum, item in
        item.key.rule.family == .text && item.key.severity == .error ? sum + item.value : sum
      }
  }
}
