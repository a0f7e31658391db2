import LintKit
import TFCat
import TFCatJSON

/// A comma after the last member or item.
struct TrailingComma: TextRule {
  static let description = RuleDescription(
    id: "TFC013", name: "trailing-comma", severity: .error,
    basis: "RFC 8259, sections 4 and 5: commas separate members and items",
    summary: "A comma follows the last member or item.",
    explanation: """
      Files that are edited by hand or written line by line end a list with a comma. Python and most other \
      readers refuse them.
      """,
    advice: "Remove the comma.",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": "Type III bursts"⟦,⟧}, "#).fixed(""),
      .features("\(Example.standardFeature)⟦,⟧").fixed(""),
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5]⟦,⟧]}"#).fixed(""),
    ],
    safeFix: "Removes the comma.")

  let faults: Set<JSONFault.Kind> = [.trailingComma]

  func repair(of fault: JSONFault) -> Repair? {
    .replace(by: "", "remove the comma")
  }

  func message(for fault: JSONFault) -> String {
    "nothing follows the comma; remove it"
  }
}
