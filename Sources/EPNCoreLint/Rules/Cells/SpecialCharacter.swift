import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value has a quote or a control character in it.
struct SpecialCharacter: CellRule {
  static let description = RuleDescription(
    id: "TFC825", name: "special-character", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: no quotes or special characters",
    summary: "A value has a quote or a control character in it.",
    explanation: """
      Quotes end a text in a query, and break the scripts that write them.
      """,
    advice: "Leave quotes out, and write line ends as blanks.",
    valid: [.granule("instrument_name", "WAVES")],
    invalid: [.granule("instrument_name", "⟦O'Brien⟧")])

  func applies(to column: GranuleColumn) -> Bool { column.dataType == .text && !column.isFree }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text else { return }
    if let fault = ColumnFault.controlCharacter(text) ?? ColumnFault.quote(text) {
      findings.report("\(column.name) \(fault)")
    }
  }
}
