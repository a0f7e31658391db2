import LintKit
import TFCat

/// The table has access_url and lacks access_format or access_estsize.
struct AccessColumnMissing: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC810", name: "access-column-missing", severity: .error,
    basis: "EPN-TAP 2.0, access_url: access_format and access_estsize must be there",
    summary: "The table has access_url and lacks access_format or access_estsize.",
    explanation: """
      A client decides by format and size whether and with what it opens a file.
      """,
    advice: "Add both columns.",
    valid: [.document(Example.granuleTable(adding: "access_url,access_format,access_estsize", value: ",,"))],
    invalid: [.document(Example.granuleTable(adding: "⟦access_url⟧", value: ""))])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.index("access_url") != nil, !table.isQueryResult else { return }
    let missing = ["access_format", "access_estsize"].filter { table.index($0) == nil }
    guard !missing.isEmpty else { return }
    findings.report(
      "the table has access_url and lacks \(missing.joined(separator: " and "))", at: ["access_url"])
  }
}
