import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables
import VOVocabulary

struct FreeColumnUCD: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC814", name: "free-column-ucd", severity: .warning,
    basis: "EPN-TAP 2.0, section 2.1: columns of a service have a UCD of UCD1+",
    summary: "A column that the standard does not know has no valid UCD.",
    explanation: """
      By its UCD alone a client can tell what such a column holds.
      """,
    advice: "Give the column a UCD of the list of the IVOA.",
    valid: [
      .granuleFields(
        "", free: "<FIELD name=\"bursts_flux\" datatype=\"double\" ucd=\"phot.flux.density\"/>")
    ],
    invalid: [
      .granuleFields("", free: "⟦<FIELD name=\"bursts_flux\" datatype=\"double\" ucd=\"flux\"/>⟧")
    ])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.hasUCDs else { return }
    for (column, found) in zip(table.columns, table.head.columns) where column.isFree {
      guard let ucd = found.ucd, !ucd.isEmpty, !UCD.isValid(ucd) else { continue }
      findings.report("the UCD \"\(ucd)\" of \(found.name) is none of UCD1+", at: [.name(found.name)])
    }
  }
}
