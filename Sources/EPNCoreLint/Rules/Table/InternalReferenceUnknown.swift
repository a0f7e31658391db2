import LintKit
import TFCat

/// The engine gathers identifiers and reports for this rule.
struct InternalReferenceUnknown: EPNCoreRule {
  static let description = RuleDescription(
    id: "TFC858", name: "internal-reference-unknown", severity: .warning,
    basis: "EPN-TAP 2.0, internal_reference: a list of granule_uid of the same service",
    summary: "internal_reference names a row that the table does not have.",
    explanation: """
      A client that follows the reference finds nothing.
      """,
    advice: "Write the granule_uid of the other row; several are separated by #.",
    valid: [.document(Example.granuleTable(adding: "internal_reference", value: "a-1"))],
    invalid: [.document(Example.granuleTable(adding: "internal_reference", value: "⟦a-1#a-2⟧"))])

  var checks: [EPNCoreCheck] { [] }

  static let column = "internal_reference"

  static func message(_ uid: String) -> String {
    "internal_reference \"\(uid)\" is the granule_uid of no row of the table"
  }
}
