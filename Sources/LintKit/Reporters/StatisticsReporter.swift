public import Base

/// How many findings each rule has, and nothing else: for a first look at a large catalogue.
public struct StatisticsReporter: Reporter {
  /// `statistics`, the name on the command line.
  public static let format = "statistics"
  /// Yes: findings of one kind may be cut to a few.
  public static let isForPeople = true

  private let rules: [RuleDescription]

  /// Makes a reporter for one run.
  public init(_ style: ReportStyle) { rules = style.rules }

  /// Nothing: the table is written at the end.
  public mutating func begin() -> String { "" }
  /// Nothing: the table is written at the end.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String { "" }

  /// A line for each rule that found something, the most frequent first.
  public mutating func end(_ summary: LintSummary) -> String {
    let rows = rules.compactMap { rule in summary.counts[rule.id].map { (count: $0, rule: rule) } }
      .sorted { ($1.count, $0.rule.id) < ($0.count, $1.rule.id) }
    let width = rows.map { String($0.count).count }.max() ?? 0
    return rows.map { row in
      let count = String(row.count)
      let severity = row.rule.severity.rawValue
      return String(repeating: " ", count: width - count.count) + count + "  " + row.rule.id + "  " + severity
        + String(repeating: " ", count: 9 - severity.count) + row.rule.name + "\n"
    }.joined()
  }
}
