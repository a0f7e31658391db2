import Base
import LintKit
import TFCat
import TFCatJSON

/// The document must be of one of the types that TFCat knows.
struct TypeUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC103", name: "type-unknown", severity: .error,
    basis: "RFC 7946, sections 1.4 and 7: nine case-sensitive types, which cannot be extended",
    summary: "The type of the document is none of TFCat.",
    explanation: """
      Upper and lower case matter: a program that looks for \"FeatureCollection\" does not find \"featurecollection\" \
      and refuses the whole file.
      """,
    advice: "Write \"FeatureCollection\" for a catalogue.",
    valid: [
      .features(""),
      .document(#"{"type": "Point", "crs": \#(Example.standardCRS), "coordinates": [1158051858, 24.73]}"#),
    ],
    invalid: [
      .document(
        """
        {"type": ⟦"featureCollection"⟧, "fields": {}, "crs": \(Example.standardCRS), "features": []}
        """
      ).fixed("\"FeatureCollection\""),
      .document(
        #"{"type": ⟦"Catalogue"⟧, "fields": {}, "crs": \#(Example.standardCRS), "features": []}"#),
      .document(#"{"type": ⟦"Observation"⟧, "properties": {}}"#),
      .document(#"{"type": ⟦"Topology"⟧, "objects": {}}"#),
    ],
    safeFix: "Writes the word in the letters that it has in the standard.")

  let roles: Set<NodeRole> = [.root]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let type = node.value["type"]?.string, !Self.types.contains(type) else { return }
    let hint =
      if let word = NearestWord.suggestion(for: type, in: Self.types) {
        "did you mean \"\(word)\"?"
      } else if type == "Observation" {
        "an observation stands in the \"observations\" of a FeatureCollection"
      } else if node.value["features"] != nil {
        "a document with \"features\" is a \"FeatureCollection\""
      } else if node.value["geometry"] != nil {
        "a document with \"geometry\" is a \"Feature\""
      } else {
        "a catalogue is a \"FeatureCollection\""
      }
    findings.report(
      "\"\(type)\" is no type of a TFCat document; \(hint)", at: ["type"],
      repair: Self.types.first { $0.lowercased() == type.lowercased() }.map { .replaceString(by: $0) })
  }

  private static let types = ["FeatureCollection", "Feature"] + Geometry.Kind.allCases.map(\.rawValue)
}
