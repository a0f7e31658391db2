import EPNCore
import LintKit
import TFCat
import TFCatTables

/// Of two columns for a minimum and a maximum one is missing.
struct PairColumnMissing: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC809", name: "pair-column-missing", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: minimum and maximum come in pairs",
    summary: "Of two columns for a minimum and a maximum one is missing.",
    explanation: """
      Queries ask whether two ranges meet, which takes both limits.
      """,
    advice: "Add the other column; where one value is known it stands in both.",
    valid: [.granule()],
    invalid: [.document(Example.granuleTable(adding: "⟦local_time_min⟧", value: "12"))])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard !table.isQueryResult else { return }
    for (column, found) in zip(table.columns, table.head.columns) {
      guard let partner = column.isFree ? nil : column.partner, table.index(partner) == nil else { continue }
      findings.report("the table has \(column.name) and lacks \(partner)", at: [.name(found.name)])
    }
  }
}
