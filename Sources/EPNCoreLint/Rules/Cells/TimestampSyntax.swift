import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A date is not written as YYYY-MM-DDThh:mm:ss.
struct TimestampSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC828", name: "timestamp-syntax", severity: .error,
    basis: "DALI 1.1, section 3.3.3: timestamps",
    summary: "A date is not written as YYYY-MM-DDThh:mm:ss.",
    explanation: """
      Servers compare dates as texts or read them as this form alone.
      """,
    advice: "Write 2024-05-01 or 2024-05-01T12:00:00Z, in UTC.",
    valid: [.granule("creation_date", "2024-05-01T00:00:00Z")],
    invalid: [
      .granule("creation_date", "⟦01/05/2024⟧"), .granule("release_date", "⟦2024-02-30⟧"),
      .granule("modification_date", "⟦2024-05-01 12:00:00⟧"),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.dataType == .timestamp }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let text = value.text, !Timestamp.isValid(text), text.first != " ", text.last != " " {
      findings.report("\(column.name) \"\(text)\" is no time as in 2024-05-01T12:00:00Z")
    }
  }
}
