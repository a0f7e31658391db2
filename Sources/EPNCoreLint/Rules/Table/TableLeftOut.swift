import LintKit
import TFCat

/// The file has other tables, which are not checked.
struct TableLeftOut: EPNCoreRule {
  static let description = RuleDescription(
    id: "TFC815", name: "table-left-out", severity: .warning,
    basis: "What is not checked must not pass for sound",
    summary: "The file has another table, which is not checked.",
    explanation: """
      Of a VOTable with several tables the first one that is EPNcore is checked, together with those behind it that have \
      the same columns. Nothing is known of the others.
      """,
    advice: "Write each table into a file of its own.",
    valid: [.granuleFields("")],
    invalid: [
      .granuleFields(
        "",
        trailer:
          "<TABLE name=\"other\"><FIELD name=\"a\" datatype=\"int\"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>"
      )
    ])

  var checks: [EPNCoreCheck] { [] }

  /// - Parameter isBehind: whether it stands behind the table that is checked.
  static func message(of table: String, isBehind: Bool) -> String {
    "the \(table) of the file is not checked: "
      + (isBehind ? "its columns are not those of the EPNcore table before it" : "it is no EPNcore table")
  }
}
