public import Base

/// How often each rule spoke, and nothing else: for a first look at a large catalogue.
public struct StatisticsReporter: Reporter {
  public static let format = "statistics"
  public static let isForPeople = true

  private let rules: [RuleDescription]

  public init(_ style: ReportStyle) { rules = style.rules }

  public mutating func begin() -> String { "" }
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String { "" }

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
