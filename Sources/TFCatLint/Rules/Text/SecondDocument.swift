import LintKit
import TFCat
import TFCatJSON

/// More than one document in a file.
struct SecondDocument: TextRule {
  static let description = RuleDescription(
    id: "TFC009", name: "second-document", severity: .error,
    basis: "RFC 8259, section 2: a JSON text is one value",
    summary: "Another document follows the first.",
    explanation: """
      A program that appends to its output gives such files, and so do JSON Lines. Most readers refuse \
      them; some take the first document and lose the others without a word.
      """,
    advice: "Put all features into one FeatureCollection, or write one file for each catalogue.",
    valid: [
      .features("")
    ],
    invalid: [
      .document(sound + "\n⟦{\"type\": \"FeatureCollection\"}⟧")
    ])

  let faults: Set<JSONFault.Kind> = [.secondDocument]

  func message(for fault: JSONFault) -> String {
    "a second document starts here; a file holds one catalogue"
  }

  private static let sound = #"{"type": "Point", "crs": \#(Example.standardCRS), "coordinates": [10, 1]}"#
}
