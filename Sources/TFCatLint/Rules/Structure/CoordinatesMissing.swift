import LintKit
import TFCat
import TFCatJSON

/// A geometry must have coordinates.
struct CoordinatesMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC110", name: "coordinates-missing", severity: .error,
    basis: "RFC 7946, section 3.1: a geometry of any type but \"GeometryCollection\" has \"coordinates\"",
    summary: "A geometry has no coordinates.",
    explanation:
      "There is nothing to draw: the feature has a type of shape, but no place on the dynamic spectrum.",
    advice: "Add \"coordinates\" with the times and spectral values of the shape.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [10, 1]}"#)],
    invalid: [
      .geometry(#"⟦{"type": "Point"}⟧"#),
      .geometry(#"{"type": "Point", ⟦"Coordinates"⟧: [10, 1]}"#).fixed("\"coordinates\""),
      .geometry(#"⟦{"type": "Polygon", "geometries": []}⟧"#),
    ],
    safeFix: "Writes the name of the member in lower case.")

  let roles: Set<NodeRole> = [.geometry]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, object["coordinates"] == nil, !context.isCutShort,
      let kind = object["type"]?.string.flatMap(Geometry.Kind.init), kind != .geometryCollection
    else { return }
    let hint =
      object["geometries"] != nil
      ? "a geometry with \"geometries\" has the type \"GeometryCollection\""
      : object["geometry"] != nil ? "they must stand in it and not in a \"geometry\" of its own" : nil
    findings.reportMissing("coordinates", in: object, owner: "the \(kind.rawValue)", hint: hint)
  }
}
