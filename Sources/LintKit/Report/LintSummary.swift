/// What linting several files found in all.
public struct LintSummary: Hashable, Sendable {
  /// Files that were linted, those that could not be read included.
  public var fileCount = 0
  /// Features of catalogues, and items of other documents.
  public var featureCount = 0
  /// Rows of EPNcore tables.
  public var rowCount = 0
  /// Files that could not be read.
  public var unreadableCount = 0
  /// All findings by severity, those left out included.
  public var severities: [Severity: Int] = [:]
  /// All findings by rule id, those left out included.
  public var counts: [String: Int] = [:]
  /// Findings that were left out of the reports because their rule had reported enough.
  public var omittedCount = 0

  /// Makes a summary of no files.
  public init() {}

  /// Adds what linting a file found.
  public mutating func add(_ report: FileReport) {
    fileCount += 1
    if report.isTable { rowCount += report.itemCount } else { featureCount += report.itemCount }
    if !report.isReadable { unreadableCount += 1 }
    severities.merge(report.severities, uniquingKeysWith: +)
    counts.merge(report.counts, uniquingKeysWith: +)
    omittedCount += report.omitted.values.reduce(0, +)
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
      + (found.isEmpty ? "nothing found" : found.joined(separator: ", "))
  }
}
