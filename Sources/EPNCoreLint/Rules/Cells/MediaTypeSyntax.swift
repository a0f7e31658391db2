import EPNCore
import LintKit
import TFCat
import TFCatTables

/// access_format is no media type in lower case.
struct MediaTypeSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC830", name: "media-type-syntax", severity: .error,
    basis: "EPN-TAP 2.0, access_format: media type in lower case (RFC 6838)",
    summary: "access_format is no media type in lower case.",
    explanation: """
      By the media type a client chooses the program for the file.
      """,
    advice: "Write a media type such as application/json or application/fits.",
    valid: [.granuleFile()],
    invalid: [.granuleFile("access_format", "⟦JSON⟧"), .granuleFile("access_format", "⟦application/FITS⟧")])

  func applies(to column: GranuleColumn) -> Bool { column.name == "access_format" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let fault = value.text.flatMap(ColumnFault.mediaType) { findings.report("\(column.name) \(fault)") }
  }
}
