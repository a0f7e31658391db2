import LintKit
import TFCat
import TFCatJSON

/// What stands in `features` must be features.
struct NotAFeature: StructureRule {
  static let description = RuleDescription(
    id: "TFC106", name: "not-a-feature", severity: .error,
    basis: "RFC 7946, section 3.3: each item of \"features\" is a Feature object",
    summary: "An item of the features is no Feature.",
    explanation: """
      Each event is an object of type \"Feature\" that holds its shape in \"geometry\" and its values in \
      \"properties\". Programs refuse anything else in the list, mostly together with the rest of the catalogue.
      """,
    advice:
      "Write {\"type\": \"Feature\", \"id\": ..., \"geometry\": {...}, \"properties\": {...}} for each event.",
    valid: [.features(Example.standardFeature)],
    invalid: [
      .features("⟦null⟧"),
      .features("⟦[1158051858, 24.73]⟧"),
      .features(#"{"id": 1, "type": ⟦"Point"⟧, "coordinates": [1158051858, 24.73]}"#),
      .features(#"⟦{"id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}}⟧"#),
      .features(#"{"id": 1, ⟦"Type"⟧: "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}"#)
        .fixed("\"type\""),
      .features(
        #"{"id": 1, "type": ⟦"feature"⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}}"#
      )
      .fixed("\"Feature\""),
      .features(
        #"{"id": 1, "type": ⟦"burst"⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}}"#),
      .features(
        #"{"id": 1, "type": ⟦3⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}}"#),
      .features(
        #"{"id": 1, "type": ⟦"Observation"⟧, "geometry": {"type": "Point", "coordinates": [10, 24.73]}}"#),
      .features(#"{"id": 1, "type": ⟦"FeatureCollection"⟧, "features": []}"#),
    ],
    safeFix: "Writes \"type\" and \"Feature\" in the letters that they have in the standard.")

  let roles: Set<NodeRole> = [.feature]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    // The type of a document that is itself a feature has its own rules.
    guard context.root == .collection else { return }
    guard let object = node.object else {
      findings.report("\(node.value.kind) stands where a Feature must stand")
      return
    }
    guard let type = object["type"] else {
      let hint = object.isEmpty ? nil : "write \"type\": \"Feature\""
      if !context.isCutShort {
        findings.reportMissing("type", in: object, owner: "the feature", hint: hint)
      }
      return
    }
    guard type != "Feature" else { return }
    guard let name = type.string else {
      findings.report("the type of the feature is \(type.kind); write \"Feature\"", at: ["type"])
      return
    }
    findings.report(
      Self.message(name), at: ["type"],
      repair: name.lowercased() == "feature" ? .replaceString(by: "Feature") : nil)
  }

  private static func message(_ type: String) -> String {
    switch type {
    case "FeatureCollection":
      "a FeatureCollection stands where a Feature must stand; put its features here one by one"
    case "Observation":
      "an Observation stands among the features; observations belong into \"observations\""
    case _ where Geometry.Kind(rawValue: type) != nil:
      "a bare \(type) stands where a Feature must stand; make it the \"geometry\" of a Feature"
    default: "the type of the feature is \"\(type)\"; write \"Feature\""
    }
  }
}
