import LintKit
import TFCat
import TFCatJSON

/// Strings without their closing quotation mark.
struct UnclosedString: TextRule {
  static let description = RuleDescription(
    id: "TFC035", name: "unclosed-string", severity: .error,
    basis: "RFC 8259, section 7: a string begins and ends with quotation marks",
    summary: "The closing quotation mark of a string is missing.",
    explanation: """
      Everything up to the next quotation mark becomes part of the string, so that readers stop far from the cause.
      """,
    advice: "Add the quotation mark.",
    valid: [.members(#""properties": {"title": "Type III bursts"}, "#)],
    invalid: [
      .members("\"properties\": {\"title\": ⟦\"Type III bursts⟧\n}, ")
    ])

  let faults: Set<JSONFault.Kind> = [.unclosedString]

  func message(for fault: JSONFault) -> String {
    "the string \(fault.text) has no closing quotation mark" + fault.correction()
  }
}
