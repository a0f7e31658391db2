import LintKit
import TFCat
import TFCatJSON

/// Characters that no rule of JSON has a place for.
struct UnexpectedCharacter: TextRule {
  static let description = RuleDescription(
    id: "TFC028", name: "unexpected-character", severity: .error,
    basis: "RFC 8259, section 2",
    summary: "A character stands where none may stand.",
    explanation: """
      Readers stop here. Quotes of word processors, prompts and markers that were pasted with the text are \
      the usual cause.
      """,
    advice: "Remove the character, or write the straight quote that it stands for.",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": ⟦@⟧}, "#),
      .members(#""properties": {"title": ⟦“Waves”⟧}, "#).fixed("\"Waves\""),
      .geometry(#"{"type": "LineString", "coordinates": [⟦(10, 1)⟧, [20, 5]]}"#).fixed("[10, 1]"),
      .geometry(#"{"type": "LineString", "coordinates": [[⟦(10)⟧, 1], [20, 5]]}"#).fixed("10"),
      .members("\"properties\":⟦\u{A0}⟧{}, ").fixed(" "),
    ],
    safeFix:
      """
      Writes straight quotes for typographic ones, a blank for odd spaces, brackets for the parentheses of a tuple; \
      takes those around one number away.
      """
  )

  let faults: Set<JSONFault.Kind> = [.unexpectedCharacter]

  func repair(of fault: JSONFault) -> Repair? {
    if fault.suggestion == " " { return .replace(by: " ", "write a blank") }
    if fault.text.hasSuffix("(typographic quotation marks)") { return TextRepairs.typographicQuotes }
    guard fault.text.hasPrefix("("), let suggestion = fault.suggestion else { return nil }
    return suggestion.hasPrefix("[")
      ? TextRepairs.tuple : .replace(by: suggestion, "leave the parentheses out")
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) must not stand here"
      + (fault.suggestion == "[...]" ? "; write brackets" : fault.correction())
  }
}
