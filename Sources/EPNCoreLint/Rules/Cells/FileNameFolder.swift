import EPNCore
import LintKit
import TFCat
import TFCatTables

/// file_name has a folder in it.
struct FileNameFolder: CellRule {
  static let description = RuleDescription(
    id: "TFC838", name: "file-name-folder", severity: .warning,
    basis: "EPN-TAP 2.0, file_name: without path",
    summary: "file_name has a folder in it.",
    explanation: """
      The name is what the file is saved under.
      """,
    advice: "Write the name alone.",
    valid: [.document(Example.granuleTable(adding: "file_name", value: "a.json"))],
    invalid: [.document(Example.granuleTable(adding: "file_name", value: "⟦data/a.json⟧"))])

  func applies(to column: GranuleColumn) -> Bool { column.name == "file_name" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let text = value.text, text.contains("/") || text.contains("\\") {
      findings.report("file_name \"\(text)\" has a folder in it")
    }
  }
}
