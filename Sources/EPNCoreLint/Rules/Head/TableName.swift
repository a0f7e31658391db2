import LintKit
import TFCat
import TFCatTables

struct TableName: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC813", name: "table-name", severity: .warning,
    basis: "EPN-TAP 2.0, section 3: the table is named SCHEMA.epn_core",
    summary: "The table is not named epn_core.",
    explanation: """
      Clients ask each service for the table epn_core of its schema; one of another name is not found.
      """,
    advice: "Name the table epn_core, or SCHEMA.epn_core.",
    valid: [.granuleFields("")],
    invalid: [.granuleFields("", name: "bursts.epncore")])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.isVOTable, !table.isQueryResult, let name = table.head.name, !name.isEmpty,
      name != "epn_core", !name.hasSuffix(".epn_core")
    else { return }
    findings.report(
      "the table is named \"\(name)\"; EPN-TAP wants epn_core, or epn_core behind the name of the schema and a dot",
      at: TableElement.table.pointer)
  }
}
