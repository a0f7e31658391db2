import LintKit
import TFCat
import TFCatJSON

/// Comments, which JSON does not have.
struct Comment: TextRule {
  static let description = RuleDescription(
    id: "TFC012", name: "comment", severity: .error,
    basis: "RFC 8259, section 2",
    summary: "There is a comment in the text.",
    explanation: "JSON has no comments, in whatever form. Some readers skip them, most stop there.",
    advice: "Remove the comment, or make it a member: \"comment\": \"...\".",
    valid: [
      .members(#""comment": "taken from the list of 2003", "#)
    ],
    invalid: [
      .members(#"⟦/* checked */⟧ "properties": {}, "#).fixed(""),
      .members("\"properties\": {}, ⟦// checked⟧\n").fixed(""),
      .members("\"properties\": {}, ⟦# checked⟧\n").fixed(""),
      .members("\"properties\": {}, ⟦# was {}, \"x\"⟧\n"),
    ],
    safeFix: "Removes the comment, where nothing in it can be a part of the document.")

  let faults: Set<JSONFault.Kind> = [.comment]

  func repair(of fault: JSONFault) -> Repair? {
    fault.suggestion == nil ? nil : TextRepairs.comment
  }

  func message(for fault: JSONFault) -> String {
    if fault.suggestion != nil { return "JSON has no comments; remove \(fault.text)" }
    return fault.text.hasPrefix("/*")
      ? "the comment \(fault.text) has no end, and JSON has no comments"
      : "JSON has no comments, and the rest of the line would be one: \(fault.text); remove the mark, or the comment"
  }
}
