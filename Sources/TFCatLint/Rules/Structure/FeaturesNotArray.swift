import LintKit
import TFCat
import TFCatJSON

/// The features of a catalogue must be an array.
struct FeaturesNotArray: StructureRule {
  static let description = RuleDescription(
    id: "TFC105", name: "features-not-array", severity: .error,
    basis: "RFC 7946, section 3.3: the value of \"features\" is a JSON array",
    summary: "The features of the catalogue are no array.",
    explanation: """
      Programs go through \"features\" one after the other. A single feature without its brackets, features by name, \
      or null for none cannot be gone through.
      """,
    advice: "Put the features between [ and ], separated by commas.",
    valid: [.features(Example.standardFeature)],
    invalid: [
      catalogue("⟦null⟧").fixed("[]"),
      catalogue("⟦{\"type\": \"Feature\", \"geometry\": null}⟧")
        .fixed("[{\"type\": \"Feature\", \"geometry\": null}]"),
      catalogue("⟦{\"burst 1\": {\"type\": \"Feature\"}}⟧"),
      catalogue("⟦\"features.json\"⟧"),
    ],
    safeFix: "Writes [] for null; puts a single feature into brackets.")

  let roles: Set<NodeRole> = [.features]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard node.value.array == nil else { return }
    let message =
      if node.value == .null {
        "\"features\" is null; write [] for a catalogue without events"
      } else if node.value["type"]?.string == "Feature" {
        "\"features\" is a single feature; put it into [ ]"
      } else {
        "\"features\" is \(node.value.kind); an array of features must stand here"
      }
    let isFeature = node.value["type"]?.string == "Feature"
    findings.report(
      message,
      repair: node.value == .null ? .replace(by: "[]", "write []") : isFeature ? .wrap : nil)
  }

  private static func catalogue(_ features: String) -> Example {
    .document(
      """
      {"type": "FeatureCollection", "fields": {}, "crs": \(Example.standardCRS), "features": \(features)}
      """)
  }
}
