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
    guard let number = value.double, let range = column.range, !range.contains(number), number.isFinite
    else { return }
    let unit = column.unit.map { " \($0)" } ?? ""
    let least = "\(TableValue.double(range.lowerBound).text ?? "")"
    let allowed =
      range.upperBound.isFinite
      ? "values go from \(least) to \(TableValue.double(range.upperBound).text ?? "")\(unit)"
      : "the least possible value is \(least)\(unit)"
    findings.report("\(column.name) is \(value.text ?? "")\(unit); \(allowed)")
  }

  /// The values that a column can have; `nil` where any will do.
}
