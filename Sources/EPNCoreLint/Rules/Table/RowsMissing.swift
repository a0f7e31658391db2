import EPNCore
import LintKit
import TFCat
import TFCatTables

/// The service ended the table before its last row, or answered with an error.
struct RowsMissing: TableRule {
  static let description = RuleDescription(
    id: "TFC872", name: "rows-missing", severity: .warning,
    basis: "DALI 1.1, section 4.4: QUERY_STATUS",
    summary: "The service ended the table before its last row, or answered with an error.",
    explanation: """
      What was checked is not the whole table.
      """,
    advice: "Ask again with a greater MAXREC.",
    valid: [.granuleFields("")],
    invalid: [.granuleFields("", trailer: "<INFO name=\"QUERY_STATUS\" value=\"OVERFLOW\"/>")])

  func check(
    _ statistics: TableStatistics, of table: CheckedTable, _ findings: Emitter
  ) {
    switch statistics.queryStatus {
    case .overflow?:
      findings.report(
        "the service ended the table at its limit of \(statistics.rowCount) rows",
        at: TableElement.queryStatus.pointer)
    case .error(let reason)?:
      findings.report(
        "the service answered with an error: \(reason)", at: TableElement.queryStatus.pointer,
        severity: .error)
    case .ok?, nil: break
    }
  }
}
