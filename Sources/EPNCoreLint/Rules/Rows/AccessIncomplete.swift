import LintKit
import TFCat
import TFCatTables

/// A row has access_url and no access_format or access_estsize.
struct AccessIncomplete: RowRule {
  static let description = RuleDescription(
    id: "TFC853", name: "access-incomplete", severity: .error,
    basis: "EPN-TAP 2.0, access_url: access_format and access_estsize have values",
    summary: "A row has access_url and no access_format or access_estsize.",
    explanation: """
      A client decides by format and size whether and with what it opens a file.
      """,
    advice: "Give the media type, and the size in kbyte.",
    valid: [.granuleFile()],
    invalid: [.granuleFile("access_format", "⟦⟧"), .granuleFile("access_estsize", "⟦⟧")])

  func columns(of table: CheckedTable) -> [String] {
    ["access_url", "access_format", "access_estsize"]
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard !row[0].isNull else { return }
    for (index, name) in ["access_format", "access_estsize"].enumerated()
    where row[index + 1].isNull && table.index(name) != nil {
      findings.report("\(name) has no value although access_url has one", at: [.name(name)])
    }
  }
}
