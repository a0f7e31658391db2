import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A link is no URL.
struct URLSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC831", name: "url-syntax", severity: .error,
    basis: "EPN-TAP 2.0, access_url and other links: URLs (RFC 3986)",
    summary: "A link is no URL.",
    explanation: """
      The client cannot open it.
      """,
    advice: "Write the whole URL with its scheme, and %20 for a blank.",
    valid: [.granuleFile()],
    invalid: [
      .granuleFile("access_url", "⟦data/bursts.json⟧"),
      .granuleFile("access_url", "⟦https://x.org/a b.json⟧"),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.isURL }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let fault = value.text.flatMap(ColumnFault.url) { findings.report("\(column.name) \(fault)") }
  }
}
