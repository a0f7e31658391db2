import LintKit
import TFCat
import TFCatJSON

/// The metadata of a catalogue must be an object.
struct CollectionPropertiesNotObject: StructureRule {
  static let description = RuleDescription(
    id: "TFC117", name: "collection-properties-not-object", severity: .error,
    basis: "TFCat 1.0, FeatureCollection: \"properties\" is an object (after RFC 7946, section 3.2)",
    summary: "The properties of the catalogue are no object.",
    explanation: """
      Title, authors and instrument are looked up by name in \"properties\". A string or an array has no names, and \
      programs that expect an object stop here.
      """,
    advice: "Write \"properties\": {\"title\": ...}, or leave the member out.",
    valid: [.members(#""properties": {}, "#), .features(Example.standardFeature)],
    invalid: [
      .members(#""properties": ⟦"Type III bursts"⟧, "#),
      .members(#""properties": ⟦[{"title": "Type III bursts"}]⟧, "#),
      .members(#""properties": ⟦null⟧, "#).fixed(whole: ""),
    ],
    safeFix: "Leaves a null out.")

  let roles: Set<NodeRole> = [.collectionProperties]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    switch node.value {
    case .object: break
    case .null:
      // Read as if the member were missing.
      findings.report(
        "\"properties\" of the catalogue is null; leave it out", severity: .info,
        repair: .leaveOut(.safe))
    case let value:
      findings.report("\"properties\" of the catalogue is \(value.kind); write {\"title\": ...}")
    }
  }
}
