import TFCat

/// A feature without a geometry has no place on the dynamic spectrum.
public struct GeometryMissing: StructureRule {
  public let description = RuleDescription(
    id: "TFC107", name: "geometry-missing", severity: .error,
    basis: "TFCat 1.0, Feature (the reference validator refuses null, which RFC 7946, section 3.2, allows)",
    summary: "A feature has no geometry.",
    explanation: """
      A TFCat feature is an event drawn on a dynamic spectrum; without a geometry there is nothing to draw. GeoJSON \
      allows null for features without a location, TFCat does not.
      """,
    advice: "Add the shape, at least a Point, or leave the feature out.",
    valid: [.features(#"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}}"#)],
    invalid: [
      .features(#"⟦{"type": "Feature", "id": 1, "properties": {}}⟧"#),
      .features(#"{"type": "Feature", "id": 1, "geometry": ⟦null⟧, "properties": {}}"#),
    ])

  public let roles: Set<NodeRole> = [.feature, .observation]

  public init() {}

  public func check(_ node: Node, in context: LintContext, _ findings: inout Findings) {
    guard let object = node.object else { return }
    switch object["geometry"] {
    case nil: findings.report("the feature has no \"geometry\"")
    case .null?: findings.report("\"geometry\" is null; TFCat wants a shape", at: ["geometry"])
    default: break
    }
  }
}
