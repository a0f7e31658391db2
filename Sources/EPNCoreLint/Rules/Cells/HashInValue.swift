import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value that is no list has a # in it.
struct HashInValue: CellRule {
  static let description = RuleDescription(
    id: "TFC823", name: "hash-in-value", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: # only separates items of lists",
    summary: "A value that is no list has a # in it.",
    explanation: """
      Servers and clients take # for the end of an item.
      """,
    advice: "Write _ instead.",
    valid: [.granule("granule_uid", "a_1")],
    invalid: [.granule("granule_uid", "⟦a#2⟧")])

  func applies(to column: GranuleColumn) -> Bool { column.hasSingleWords }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let text = value.text, text.utf8.contains(UInt8(ascii: "#")) {
      findings.report(
        "\(column.name) \"\(text)\" has a #, which separates items of lists, and this column has single values"
      )
    }
  }
}
