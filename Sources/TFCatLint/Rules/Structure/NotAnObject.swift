import LintKit
import TFCat
import TFCatJSON

/// A TFCat document is a JSON object.
struct NotAnObject: StructureRule {
  static let description = RuleDescription(
    id: "TFC101", name: "not-an-object", severity: .error,
    basis: "RFC 7946, section 2: a GeoJSON text consists of a single GeoJSON object",
    summary: "The document is no JSON object.",
    explanation: """
      A catalogue is an object in braces, with its type, CRS, fields and features. An array of features has no place \
      for the CRS and the fields, without which its numbers mean nothing.
      """,
    advice: "Put the features into the \"features\" of a FeatureCollection.",
    valid: [.features("")],
    invalid: [
      .document(#"⟦[{"type": "FeatureCollection"}]⟧"#),
      .document(#"⟦[\#(Example.standardFeature)]⟧"#),
      .document("⟦[]⟧"),
      .document("⟦null⟧"),
    ])

  let roles: Set<NodeRole> = [.root]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard node.object == nil else { return }
    let hint =
      switch node.value.array?.first?["type"]?.string {
      case "FeatureCollection"?: "take the FeatureCollection out of the array"
      case "Feature"?: "put these features into the \"features\" of a FeatureCollection"
      default: "a catalogue is an object of type \"FeatureCollection\""
      }
    findings.report("the document is \(node.value.kind), not an object; \(hint)")
  }
}
