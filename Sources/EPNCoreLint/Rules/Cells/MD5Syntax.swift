import EPNCore
import LintKit
import TFCat
import TFCatTables

/// access_md5 is no MD5 digest.
struct MD5Syntax: CellRule {
  static let description = RuleDescription(
    id: "TFC832", name: "md5-syntax", severity: .error,
    basis: "EPN-TAP 2.0, access_md5",
    summary: "access_md5 is no MD5 digest.",
    explanation: """
      A digest of another kind or form never agrees with the one that the client works out.
      """,
    advice: "Write 32 hexadecimal digits in lower case.",
    valid: [.granuleFile()],
    invalid: [.granuleFile("access_md5", "⟦12ab⟧")])

  func applies(to column: GranuleColumn) -> Bool { column.name == "access_md5" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let fault = value.text.flatMap(ColumnFault.md5) { findings.report("\(column.name) \(fault)") }
  }
}
