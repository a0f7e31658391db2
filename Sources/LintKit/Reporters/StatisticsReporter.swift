public import Base

/// Writes how many findings each rule has, and nothing else: for a first look at a large catalogue.
public struct StatisticsReporter: Reporter {
  /// `statistics`.
  public static let format = "statistics"
  /// Yes: the table of counts is for reading.
  public static let isForPeople = true

  private let rules: [RuleDescription]

  /// A reporter of that style.
  public init(_ style: ReportStyle) { rules = style.rules }

  /// No text.
  public mutating func begin() -> String { "" }
  /// No text: only the sums are reported.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String { "" }

  /// A line for each rule that found something, with the number of findings; the most frequent rule first.
  public mutating func end(_ summary: LintSummary) -> String {
    let rows = rules.compactMap { rule in summary.counts[rule.id].map { (count: $0, rule: rule) } }
      .sorted { ($1.count, $0.rule.id) < ($0.count, $1.rule.id) }
    let cells = rows.map { [String($0.count), $0.rule.id, $0.rule.severity.cell, $0.rule.name] }
    return TextTable(cells, rightAligned: ...0).text
  }
}
