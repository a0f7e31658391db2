import LintKit
import TFCat

/// The table has no rows.
struct TableEmpty: TableRule {
  static let description = RuleDescription(
    id: "TFC873", name: "table-empty", severity: .warning,
    basis: "A service without granules has nothing to find",
    summary: "The table has no rows.",
    explanation: """
      The harvest went wrong, or a filter took all rows away.
      """,
    advice: "Check what makes the table.",
    valid: [.granule()],
    invalid: [.document("\(Example.granuleHeader)\n")])

  func check(
    _ statistics: TableStatistics, of table: CheckedTable, _ findings: Emitter
  ) {
    if statistics.rowCount == 0, !statistics.isDamaged { findings.report("the table has no rows") }
  }
}
