import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A list has blanks, empty items or other signs than # between its items.
struct HashListSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC822", name: "hash-list-syntax", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: items are separated by # without blanks",
    summary: "A list has blanks, empty items or other signs than # between its items.",
    explanation: """
      Servers look for an item between two #: `ci # ev` and `ci,ev` have no item `ev`.
      """,
    advice: "Write the items with # and nothing else between them.",
    valid: [.granule("dataproduct_type", "ci#ev")],
    invalid: [
      .granule("dataproduct_type", "⟦ci # ev⟧"), .granule("dataproduct_type", "⟦ci;ev⟧"),
      .granule("target_name", "⟦Sun##Earth⟧"),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.isList }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text else { return }
    if text.utf8.contains(UInt8(ascii: "#")), let fault = HashList.fault(text) {
      findings.report("\(column.name) \"\(text)\" \(fault)")
    } else if !column.allowedValues.isEmpty, let sign = text.first(where: { ",;|/".contains($0) }) {
      findings.report("\(column.name) \"\(text)\" has \"\(sign)\" where # separates items")
    }
  }
}
