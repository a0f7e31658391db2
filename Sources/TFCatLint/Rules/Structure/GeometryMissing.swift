import LintKit
import TFCat
import TFCatJSON

/// A feature without a geometry has no place on the dynamic spectrum.
struct GeometryMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC107", name: "geometry-missing", severity: .error,
    basis: "TFCat 1.0, Feature (the reference validator refuses null, which RFC 7946, section 3.2, allows)",
    summary: "A feature has no geometry.",
    explanation: """
      A TFCat feature is an event drawn on a dynamic spectrum; without a geometry there is nothing to draw. GeoJSON \
      allows null for features without a location, TFCat does not.
      """,
    advice: "Add the shape, at least a Point, or leave the feature out.",
    valid: [
      .features(
        #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}}"#)
    ],
    invalid: [
      .features(#"⟦{"type": "Feature", "id": 1, "properties": {}}⟧"#),
      .features(#"{"type": "Feature", "id": 1, "geometry": ⟦null⟧, "properties": {}}"#),
      .features(
        #"{"type": "Feature", "id": 1, ⟦"Geometry"⟧: {"type": "Point", "coordinates": [1158051858, 24.73]}}"#
      ).fixed("\"geometry\""),
      .features(#"⟦{"type": "Feature", "id": 1, "coordinates": [1158051858, 24.73]}⟧"#),
      .features(#"⟦{"type": "Feature", "id": 1, "features": []}⟧"#),
    ],
    safeFix: "Writes the name of the member in lower case.")

  let roles: Set<NodeRole> = [.feature, .observation]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    let isObservation = node.role == .observation
    guard let object = node.object, object["type"] == (isObservation ? "Observation" : "Feature") else {
      return
    }
    switch object["geometry"] {
    case nil:
      guard !context.isCutShort else { return }
      let owner = isObservation ? "the observation" : "the feature"
      findings.reportMissing("geometry", in: object, owner: owner, hint: Self.hint(object))
    case .null?: findings.report("\"geometry\" is null; TFCat wants a shape", at: ["geometry"])
    default: break
    }
  }

  private static func hint(_ object: JSONObject) -> String? {
    if object["coordinates"] != nil {
      return "put its \"coordinates\" into \"geometry\": {\"type\": ..., \"coordinates\": ...}"
    }
    if object["geometries"] != nil {
      return "put its \"geometries\" into \"geometry\": {\"type\": \"GeometryCollection\", ...}"
    }
    return object["features"] != nil ? "an object with \"features\" has the type \"FeatureCollection\"" : nil
  }
}
