import LintKit
import TFCat
import TFCatJSON

/// A catalogue must have features, if only an empty array of them.
struct FeaturesMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC104", name: "features-missing", severity: .error,
    basis: "RFC 7946, section 3.3: a FeatureCollection has a member \"features\"",
    summary: "The catalogue has no features member.",
    explanation: """
      A FeatureCollection without \"features\" is no empty catalogue but a broken one: programs stop where they look \
      for the list of events. A catalogue without events has an empty array.
      """,
    advice: "Add \"features\", an array, which may be empty.",
    valid: [.features(""), .features(Example.standardFeature)],
    invalid: [
      .document(#"⟦{"type": "FeatureCollection", "fields": {}, "crs": \#(Example.standardCRS)}⟧"#),
      .document(
        #"{"type": "FeatureCollection", "fields": {}, "crs": \#(Example.standardCRS), ⟦"Features"⟧: []}"#
      )
      .fixed("\"features\""),
      .document(
        """
        ⟦{"type": "FeatureCollection", "fields": {}, "crs": \(Example.standardCRS),
         "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}⟧
        """),
    ],
    safeFix: "Writes the name of the member in lower case.")

  let roles: Set<NodeRole> = [.featureCollection]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, object["features"] == nil, !context.isCutShort else { return }
    let hint =
      if object["geometry"] != nil {
        "a document with \"geometry\" has the type \"Feature\""
      } else if object["geometries"] != nil {
        "a document with \"geometries\" has the type \"GeometryCollection\""
      } else {
        "write \"features\": [] for a catalogue without events"
      }
    findings.reportMissing("features", in: object, owner: "the catalogue", hint: hint)
  }
}
