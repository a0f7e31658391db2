import Base

/// What linting several files found in all.
public struct LintSummary: Hashable, Sendable {
  /// The files that were linted, those that could not be read included.
  public var fileCount = 0
  /// Features of catalogues, and items of other documents.
  public var featureCount = 0
  /// Rows of EPNcore tables.
  public var rowCount = 0
  /// The files that could not be read.
  public var unreadableCount = 0
  /// How many findings there are of each severity, those left out of the reports included.
  public var severities: [Severity: Int] = [:]
  /// How many findings there are of each rule, by its id, those left out of the reports included.
  public var counts: [String: Int] = [:]
  /// How many findings the reports leave out because their rule had reported enough.
  public var omittedCount = 0
  /// How many findings a baseline knows, which are in no other number here.
  public var knownCount = 0
  /// How many findings a baseline has that are no longer there.
  public var goneCount = 0
  /// How many of the findings shown have a safe fix.
  public var fixableCount = 0
  /// How many of the findings shown have a fix that has to be looked at.
  public var unsafelyFixableCount = 0
  /// How many fixes were applied.
  public var fixedCount = 0

  /// What stands before the option in `fixLine`: nothing where the command itself has it.
  package var fixCommand = ""

  /// The summary of no file.
  public init() {}

  /// Adds the numbers of a file.
  public mutating func add(_ report: FileReport) {
    fileCount += 1
    if report.isTable { rowCount += report.itemCount } else { featureCount += report.itemCount }
    if !report.isReadable { unreadableCount += 1 }
    severities.merge(report.severities, uniquingKeysWith: +)
    counts.merge(report.counts, uniquingKeysWith: +)
    omittedCount += report.omitted.values.reduce(0, +)
    knownCount += report.knownCount
    fixedCount += report.fixedCount
    for case let fix? in report.diagnostics.lazy.map(\.fix) {
      if fix.safety == .safe { fixableCount += 1 } else { unsafelyFixableCount += 1 }
    }
  }

  /// Whether something at or above that severity was found.
  public func reaches(_ severity: Severity) -> Bool {
    severities.contains { $0.key >= severity && $0.value > 0 }
  }

  /// What `--fix` can do about what is shown; `nil` where it can do nothing.
  public var fixLine: String? {
    let total = severities.values.reduce(0, +)
    let shown = omittedCount > 0 ? "the \(total - omittedCount) shown" : "\(total)"
    let (safe, unsafe) = ("\(fixCommand)--fix", "\(fixCommand)--fix --unsafe-fixes")
    if fixableCount > 0 {
      return "\(fixableCount) of \(shown) can be fixed with \(safe)"
        + (unsafelyFixableCount > 0 ? ", and \(unsafelyFixableCount) more with \(unsafe)" : "")
    }
    return unsafelyFixableCount > 0 ? "\(unsafelyFixableCount) of \(shown) can be fixed with \(unsafe)" : nil
  }

  /// One line: what was checked and what was found.
  public var line: String {
    let found = Severity.counted(severities)
    let contents =
      rowCount == 0
      ? featureCount.of("feature")
      : (featureCount == 0 ? "" : "\(featureCount.of("feature")) and ") + rowCount.of("granule")
    return "\(fileCount.of("file")) with \(contents) checked: "
      + (found.isEmpty ? (knownCount > 0 ? "nothing new" : "nothing found") : found)
      + (fixedCount > 0 ? "; \(fixedCount) fixed" : "")
      + (knownCount > 0 ? "; \(knownCount) known by the baseline" : "")
      + (goneCount > 0 ? "; \(goneCount) of the baseline are gone" : "")
  }
}
