import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A time is no Julian date of the last or next thousand years.
struct JulianDateImplausible: CellRule {
  static let description = RuleDescription(
    id: "TFC829", name: "julian-date-implausible", severity: .error,
    basis: "EPN-TAP 2.0, time_min: Julian date",
    summary: "A time is no Julian date of the last or next thousand years.",
    explanation: """
      Modified Julian dates, Unix times and years are numbers too, and nobody asks what they mean: the row \
      is found in another millennium, or not at all.
      """,
    advice: "Write the Julian date: 2400000.5 more than the modified one.",
    valid: [.granule("time_min", "2455927.5")],
    invalid: [.granule("time_min", "⟦55927.5⟧"), .granule("time_max", "⟦1325378052⟧")])

  func applies(to column: GranuleColumn) -> Bool {
    column.name == "time_min" || column.name == "time_max"
  }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let fault = value.double.flatMap({ ColumnFault.julianDate($0, as: value.text) }) {
      findings.report("\(column.name) \(fault)")
    }
  }
}
