import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A column has another UCD than the standard gives it.
struct ColumnUCD: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC805", name: "column-ucd", severity: .error,
    basis: "EPN-TAP 2.0, sections 2 to 4: UCDs are fixed",
    summary: "A column has another UCD than the standard gives it.",
    explanation: """
      Programs find columns by their UCDs; with another one the column is not found, or taken for \
      something else.
      """,
    advice: "Give the column the UCD of the standard.",
    valid: [
      .granuleFields("<FIELD name=\"time_min\" datatype=\"double\" unit=\"d\" ucd=\"time.start;obs\"/>")
    ],
    invalid: [
      .granuleFields("⟦<FIELD name=\"time_min\" datatype=\"double\" unit=\"d\" ucd=\"time.start\"/>⟧")
    ])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.hasUCDs else { return }
    for (column, found) in zip(table.columns, table.head.columns)
    where !column.isFree && column.coordinate == nil {
      let ucd = (found.ucd ?? "").lowercased()
      guard !column.ucds.contains(where: { $0.lowercased() == ucd }) else { continue }
      let given =
        ucd.isEmpty ? "\(column.name) is given without a UCD" : "the UCD of \(column.name) is given as \(ucd)"
      let message = "\(given); EPNcore wants \(column.ucds.joined(separator: " or "))"
      if column.dachs.ucd?.lowercased() == ucd {
        findings.report(
          "\(message), and DaCHS writes it as it stands here", at: [.name(found.name)], severity: .info)
      } else {
        findings.report(message, at: [.name(found.name)])
      }
    }
  }
}
