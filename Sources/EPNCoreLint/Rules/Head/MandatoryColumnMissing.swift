import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A mandatory column is missing.
struct MandatoryColumnMissing: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC803", name: "mandatory-column-missing", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: all mandatory columns must be there",
    summary: "A mandatory column is missing.",
    explanation: """
      Clients query all services with the same columns. A table without one of them makes the query fail, \
      and the service drops out. An empty column is enough.
      """,
    advice: "Add the column; it may be empty unless the standard wants a value.",
    valid: [.granule()],
    invalid: [.document(Example.granuleTable(without: "phase_max"), alsoBreaks: ["TFC809"])])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    // What a query asked for has the columns that were asked for.
    guard !table.isQueryResult else { return }
    let missing = GranuleColumn.mandatory.filter { table.index($0.name) == nil }
    guard !missing.isEmpty else { return }
    if missing.count > 12 {
      findings.report(
        "\(missing.count) mandatory columns are missing, among them \(missing[0].name) and \(missing[1].name)"
      )
    } else {
      for column in missing { findings.report("the mandatory column \(column.name) is missing") }
    }
  }
}
