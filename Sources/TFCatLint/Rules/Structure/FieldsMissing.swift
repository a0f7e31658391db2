import LintKit
import TFCat
import TFCatJSON

/// A catalogue must declare the properties of its features.
struct FieldsMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC113", name: "fields-missing", severity: .error,
    basis:
      "TFCat 1.0, FeatureCollection: \"fields\" is required (the reference validator refuses files without it)",
    summary: "The catalogue has no fields.",
    explanation: """
      \"fields\" gives the meaning, the type, the unit and the UCD of each property. Without it no table can be made \
      of the catalogue. The SPACE labelling tool writes catalogues without it.
      """,
    advice: "Add \"fields\" with one entry for each property of the features, or {} where they have none.",
    valid: [.features(Example.standardFeature)],
    invalid: [
      .document(#"⟦{"type": "FeatureCollection", "crs": \#(Example.standardCRS), "features": []}⟧"#),
      .document(
        #"{"type": "FeatureCollection", ⟦"field"⟧: {}, "crs": \#(Example.standardCRS), "features": []}"#),
      .document(
        #"{"type": "FeatureCollection", ⟦"Fields"⟧: {}, "crs": \#(Example.standardCRS), "features": []}"#
      ).fixed("\"fields\""),
    ], safeFix: "Writes the name in small letters, where it has others.")

  let roles: Set<NodeRole> = [.featureCollection]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, object["fields"] == nil, !context.isCutShort else { return }
    findings.reportMissing(
      "fields", in: object, owner: "the catalogue", hint: "it declares the properties of the features")
  }
}
