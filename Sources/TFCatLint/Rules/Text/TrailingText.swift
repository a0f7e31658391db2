import LintKit
import TFCat
import TFCatJSON

/// Text after the document.
struct TrailingText: TextRule {
  static let description = RuleDescription(
    id: "TFC008", name: "trailing-text", severity: .error,
    basis: "RFC 8259, section 2: a JSON text is one value",
    summary: "Something stands after the end of the document.",
    explanation: """
      Remains of an older, longer file that was not cut when it was written again, or output of a program \
      that printed more than the catalogue. Some readers ignore it, others refuse the file.
      """,
    advice: "Remove everything after the last closing brace.",
    valid: [
      .features("")
    ],
    invalid: [
      .document(sound + " ⟦}⟧"),
      .document(sound + "\n⟦Done.⟧"),
    ])

  let faults: Set<JSONFault.Kind> = [.trailingText]

  func message(for fault: JSONFault) -> String {
    "\(fault.text) stands after the end of the document"
  }

  private static let sound = #"{"type": "Point", "crs": \#(Example.standardCRS), "coordinates": [10, 1]}"#
}
