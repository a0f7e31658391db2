import LintKit
import TFCat
import TFCatJSON

/// Quotation marks inside of strings.
struct UnescapedQuote: TextRule {
  static let description = RuleDescription(
    id: "TFC036", name: "unescaped-quote", severity: .error,
    basis: "RFC 8259, section 7: quotation marks in a string must be escaped",
    summary: "A quotation mark in a string has no backslash.",
    explanation: """
      The string ends at its first quotation mark, and what follows makes no sense to a reader.
      """,
    advice: "Write a backslash before the quotation mark.",
    valid: [.members(#""properties": {"title": "the \"fast\" bursts"}, "#)],
    invalid: [
      .members(#""properties": {"title": "the ⟦"fast"⟧ bursts"}, "#).fixed(#"\"fast\""#, .unsafe)
    ],
    unsafeFix: "Writes backslashes before the quotation marks that seem to be inside of the string.")

  let faults: Set<JSONFault.Kind> = [.unescapedQuote]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.suggestion(fault, .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) stands in a string without backslashes" + fault.correction()
  }
}
