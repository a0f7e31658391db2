import LintKit
import TFCat
import TFCatJSON

/// Words without quotes.
struct BareWord: TextRule {
  static let description = RuleDescription(
    id: "TFC015", name: "bare-word", severity: .error,
    basis: "RFC 8259, sections 4 and 7: names and strings stand in quotation marks",
    summary: "A name or a text has no quotes.",
    explanation: """
      JavaScript allows names without quotes, and YAML allows most texts; JSON readers refuse both.
      """,
    advice: "Put the word between double quotes.",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": ⟦Waves⟧}, "#),
      .members(#""properties": {⟦title⟧: "Type III bursts"}, "#).fixed("\"title\""),
    ],
    safeFix: "Puts the name of a member between double quotes.")

  let faults: Set<JSONFault.Kind> = [.bareWord]

  func repair(of fault: JSONFault) -> Repair? {
    fault.text.hasSuffix(")") ? nil : TextRepairs.bareName
  }

  func message(for fault: JSONFault) -> String {
    let isCall = fault.text.hasSuffix(")")
    let what = isCall ? "is a call of a function and no JSON value" : "has no quotes"
    return "\(fault.text) \(what)"
      + fault.correction(or: isCall ? "write its result" : "put it between double quotes")
  }
}
