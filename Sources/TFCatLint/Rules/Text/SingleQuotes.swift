import LintKit
import TFCat
import TFCatJSON

/// Strings in single quotes.
struct SingleQuotes: TextRule {
  static let description = RuleDescription(
    id: "TFC014", name: "single-quotes", severity: .error,
    basis: "RFC 8259, section 7: a string begins and ends with quotation marks",
    summary: "A string stands in single quotes.",
    explanation: """
      The text of a Python dictionary, made by str() or print(), looks like JSON but is not. JSON readers \
      refuse it.
      """,
    advice: "Write double quotes (in Python: json.dump and not str or print).",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": ⟦'Type III bursts'⟧}, "#).fixed("\"Type III bursts\""),
      .members(#""properties": {⟦'title'⟧: "Type III bursts"}, "#).fixed("\"title\""),
    ], isOnceFrom: 20,
    safeFix: "Writes double quotes; the text between them stays.")

  let faults: Set<JSONFault.Kind> = [.singleQuotes]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.quotes
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) stands in single quotes" + fault.correction(or: "write \"...\"")
  }
}
