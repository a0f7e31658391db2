import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A column has another unit than the standard gives it.
struct ColumnUnit: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC804", name: "column-unit", severity: .error,
    basis: "EPN-TAP 2.0, sections 2 to 4: units are fixed",
    summary: "A column has another unit than the standard gives it.",
    explanation: """
      Clients compare values of many services without looking at units: a frequency in MHz is taken for \
      one in Hz.
      """,
    advice: "Convert the values, or correct the unit of the column.",
    valid: [
      .granuleFields("<FIELD name=\"time_min\" datatype=\"double\" unit=\"d\" ucd=\"time.start;obs\"/>")
    ],
    invalid: [
      .granuleFields("⟦<FIELD name=\"time_min\" datatype=\"double\" unit=\"s\" ucd=\"time.start;obs\"/>⟧")
    ])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.hasUnits else { return }
    for (column, found) in zip(table.columns, table.head.columns)
    where !column.isFree && column.coordinate == nil {
      let unit = found.unit.flatMap { $0.isEmpty ? nil : $0 }
      guard unit != column.unit else { continue }
      let given =
        unit.map { "the unit of \(column.name) is given as \($0)" }
        ?? "\(column.name) is given without a unit"
      let wanted = column.unit.map { "EPNcore wants \($0)" } ?? "EPNcore has none for it"
      let message = "\(given); \(wanted)"
      if let dachs = column.dachs.unit, dachs == unit ?? "" {
        findings.report(
          "\(message), and DaCHS writes it as it stands here", at: [.name(found.name)], severity: .info)
      } else {
        findings.report(message, at: [.name(found.name)])
      }
    }
  }
}
