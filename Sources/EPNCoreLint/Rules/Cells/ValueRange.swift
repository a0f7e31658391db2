import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value lies outside what its column can be.
struct ValueRange: CellRule {
  static let description = RuleDescription(
    id: "TFC835", name: "value-range", severity: .error,
    basis: "EPN-TAP 2.0, sections 2 to 4: ranges of angles, times and sizes",
    summary: "A value lies outside what its column can be.",
    explanation: """
      An angle of incidence of 200 degrees or a local time of 25 h comes of another unit or of a column \
      mixed up.
      """,
    advice: "Check unit and origin of the value.",
    valid: [.granule("incidence_min", "45", also: ["incidence_max": "45"])],
    invalid: [
      .granule("incidence_min", "⟦145⟧", also: ["incidence_max": "⟦145⟧"]),
      .granule("time_exp_min", "⟦-1⟧", also: ["time_exp_max": "1"]),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.range != nil }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let fault = value.double.flatMap({ ColumnFault.range($0, as: value.text, of: column) }) {
      findings.report("\(column.name) \(fault)")
    }
  }
}
