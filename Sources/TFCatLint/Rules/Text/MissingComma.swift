import LintKit
import TFCat
import TFCatJSON

/// Members or items without a comma between.
struct MissingComma: TextRule {
  static let description = RuleDescription(
    id: "TFC024", name: "missing-comma", severity: .error,
    basis: "RFC 8259, sections 4 and 5: commas separate members and items",
    summary: "A comma is missing.",
    explanation: "Two files were joined, or a line was added by hand. Readers stop here.",
    advice: "Put a comma between the two.",
    valid: [
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5]]}"#)
    ],
    invalid: [
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1]⟦⟧ [20, 5]]}"#).fixed(",", .unsafe),
      .members(#""properties": {"title": "Waves"⟦⟧ "version": "1"}, "#).fixed(",", .unsafe),
    ],
    unsafeFix: "Writes a comma between the two.")

  let faults: Set<JSONFault.Kind> = [.missingComma]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.suggestion(fault, .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    if !fault.range.isEmpty { return "\(fault.text) stands where a comma must stand" }
    return "a comma is missing" + (fault.text.isEmpty ? "" : " before \(fault.text)")
  }
}
