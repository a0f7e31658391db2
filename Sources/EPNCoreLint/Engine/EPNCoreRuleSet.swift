import LintKit

/// The rules of a run, sorted by what they look at.
struct EPNCoreRuleSet: Sendable {
  private(set) var head: [any TableHeadRule] = []
  private(set) var cells: [any CellRule] = []
  private(set) var rows: [any RowRule] = []
  private(set) var table: [any TableRule] = []
  private let descriptions: Set<RuleDescription>

  /// - Parameter rules: in the order of their ids.
  init(_ rules: [any EPNCoreRule]) {
    descriptions = Set(rules.map(\.description))
    for rule in rules {
      for check in rule.checks {
        switch check {
        case .head(let rule): head.append(rule)
        case .cell(let rule): cells.append(rule)
        case .row(let rule): rows.append(rule)
        case .table(let rule): table.append(rule)
        }
      }
    }
  }

  /// Whether a rule for which the engine itself reports is among them.
  func contains<R: EPNCoreRule>(_ rule: R.Type) -> Bool { descriptions.contains(R.description) }
}
