import LintKit
import TFCat
import TFCatJSON

/// A geometry has positions. Lines and rings without any are reported as too short.
struct EmptyGeometry: GeometryRule, StructureRule {
  var checks: [TFCatCheck] { [.structure(self), .geometry(self)] }

  static let description = RuleDescription(
    id: "TFC315", name: "empty-geometry", severity: .warning,
    basis: "RFC 7946, section 3.1: processors may read empty coordinates as null",
    summary: "A geometry has no positions.",
    explanation: """
      The feature has no place on the dynamic spectrum: it has no time, is drawn nowhere, and is lost when the catalogue \
      becomes a table with start and end.
      """,
    advice: "Write the shape, or leave the feature out.",
    valid: [.geometry(#"{"type": "MultiPoint", "coordinates": [[10, 1]]}"#)],
    invalid: [
      .geometry(#"{"type": "Polygon", "coordinates": ⟦[]⟧}"#),
      .geometry(#"{"type": "MultiPoint", "coordinates": ⟦[]⟧}"#),
      .geometry(#"{"type": "MultiPolygon", "coordinates": [[[[10, 1], [20, 1], [20, 5], [10, 1]]], ⟦[]⟧]}"#),
      .geometry(#"{"type": "GeometryCollection", "geometries": ⟦[]⟧}"#),
    ])

  let roles: Set<NodeRole> = [.geometry]

  var silentWhere: FeatureFacts { .nonEmpty }

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, object["type"]?.string == Geometry.Kind.geometryCollection.rawValue,
      let items = object["geometries"]?.array, items.isEmpty
    else { return }
    findings.report("the GeometryCollection has no geometries", at: ["geometries"])
  }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    switch shape.kind {
    case .point, .lineString, .geometryCollection: return
    case .multiPoint: guard shape.coordinates.values.isEmpty else { return }
    case .multiLineString, .polygon: guard shape.parts.isEmpty else { return }
    case .multiPolygon:
      for (index, polygon) in shape.polygons.enumerated() where polygon.isEmpty {
        findings.report(
          "polygon \(index) of the MultiPolygon has no rings", at: ["coordinates", .index(index)])
      }
      guard shape.polygons.isEmpty else { return }
    }
    findings.report("the \(shape.kind.rawValue) has no positions", at: ["coordinates"])
  }
}
