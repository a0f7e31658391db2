import LintKit
import TFCat
import TFCatJSON

/// Names and values without a colon between.
struct MissingColon: TextRule {
  static let description = RuleDescription(
    id: "TFC025", name: "missing-colon", severity: .error,
    basis: "RFC 8259, section 4: a single colon comes after each name",
    summary: "The colon between a name and its value is missing.",
    explanation: "Something else stands there, mostly the = of another language. Readers stop here.",
    advice: "Write a colon between the name and the value.",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title" ⟦=⟧ "Type III bursts"}, "#).fixed(":", .unsafe),
      .members(#""properties": {"title"⟦⟧ "Type III bursts"}, "#).fixed(":", .unsafe),
    ],
    unsafeFix: "Writes a colon.")

  let faults: Set<JSONFault.Kind> = [.missingColon]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.suggestion(fault, .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    if !fault.range.isEmpty { return "\(fault.text) stands where a colon must stand" }
    return fault.suggestion == nil
      ? "the name \(fault.text) has no colon and no value"
      : "the colon between a name and its value is missing, before \(fault.text)"
  }
}
