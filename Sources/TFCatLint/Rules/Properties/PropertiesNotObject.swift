import LintKit
import TFCat
import TFCatJSON

/// The properties of a feature are an object.
struct PropertiesNotObject: StructureRule {
  static let description = RuleDescription(
    id: "TFC402", name: "properties-not-object", severity: .error,
    basis: "TFCat 1.0, Feature: properties is an object (RFC 7946, section 3.2, allows null as well)",
    summary: "The `properties` of a feature are no object.",
    explanation: """
      GeoJSON allows null for a feature without properties; the reference validator refuses it, and programs that \
      look a property up stop at it. Anything else but an object has no names to look up.
      """,
    advice: "Write {} for a feature without properties, or leave the member out.",
    valid: [
      .features(#"{"type": "Feature", "id": 1, "geometry": \#(Example.point), "properties": {}}"#),
      .features(#"{"type": "Feature", "id": 1, "geometry": \#(Example.point)}"#),
    ],
    invalid: [
      .features(#"{"type": "Feature", "id": 1, "geometry": \#(Example.point), "properties": ⟦[]⟧}"#),
      .features(#"{"type": "Feature", "id": 1, "geometry": \#(Example.point), "properties": ⟦"III"⟧}"#),
      .features(#"{"type": "Feature", "id": 1, "geometry": \#(Example.point), "properties": ⟦null⟧}"#),
    ])

  let roles: Set<NodeRole> = [.featureProperties]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    switch node.value {
    case .object: break
    case .null:
      findings.report(
        "\"properties\" is null; write {} where there are none", severity: .warning)
    default:
      findings.report("\"properties\" is \(node.value.shown), not an object of values by name")
    }
  }
}
