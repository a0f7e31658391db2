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
  }

  /// Whether something at or above that severity was found.
  public func reaches(_ severity: Severity) -> Bool {
    severities.contains { $0.key >= severity && $0.value > 0 }
  }

  /// One line: what was checked and what was found.
  public var line: String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let found = Severity.allCases.reversed().compactMap { severity in
      severities[severity].map { count($0, severity == .info ? "note" : severity.rawValue) }
    }
    let contents =
      rowCount == 0
      ? count(featureCount, "feature")
      : (featureCount == 0 ? "" : "\(count(featureCount, "feature")) and ") + count(rowCount, "granule")
    return "\(count(fileCount, "file")) with \(contents) checked: "
      + (found.isEmpty ? (knownCount > 0 ? "nothing new" : "nothing found") : found.joined(separator: ", "))
      + (knownCount > 0 ? "; \(knownCount) known by the baseline" : "")
      + (goneCount > 0 ? "; \(goneCount) of the baseline are gone" : "")
  }
}
