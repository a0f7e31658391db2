import EPNCore
import LintKit
import TFCat
import TFCatTables
import VOVocabulary

/// measurement_type is no UCD.
struct MeasurementUCD: CellRule {
  static let description = RuleDescription(
    id: "TFC833", name: "measurement-ucd", severity: .error,
    basis: "EPN-TAP 2.0, measurement_type: UCDs",
    summary: "measurement_type is no UCD.",
    explanation: """
      Queries look for UCDs such as phot.flux.density; words of another kind are not found.
      """,
    advice: "Write the UCD of the quantity; # stands between several.",
    valid: [.granule("measurement_type", "phot.flux.density;em.radio")],
    invalid: [.granule("measurement_type", "⟦radio flux⟧"), .granule("measurement_type", "⟦phot.fluxx⟧")])

  func applies(to column: GranuleColumn) -> Bool { column.name == "measurement_type" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    let items = value.text?.split(separator: "#") ?? []
    if let fault = items.lazy.compactMap({ ColumnFault.ucd(String($0)) }).first {
      findings.report("measurement_type \(fault)")
    }
  }
}
