import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value begins or ends with a blank.
struct BlankAround: CellRule {
  static let description = RuleDescription(
    id: "TFC824", name: "blank-around", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: no blanks around values",
    summary: "A value begins or ends with a blank.",
    explanation: """
      `Sun ` is not `Sun`: the row is not found.
      """,
    advice: "Take the blanks away.",
    valid: [.granule("target_name", "Sun")],
    invalid: [.granule("target_name", "⟦\"Sun \"⟧")])

  func applies(to column: GranuleColumn) -> Bool {
    column.dataType == .text || column.dataType == .timestamp
  }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard case .string(let text) = value, text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return }
    findings.report("\(column.name) \"\(text)\" has blanks around it")
  }
}
