import Base
import LintKit
import TFCat
import TFCatJSON

/// A collection of geometries holds no further collections.
struct NestedGeometryCollection: StructureRule {
  static let description = RuleDescription(
    id: "TFC316", name: "nested-geometry-collection", severity: .warning,
    basis: "RFC 7946, section 3.1.8: nested GeometryCollections SHOULD be avoided",
    summary: "A GeometryCollection stands inside another one.",
    explanation: "Few programs go deeper than one level; they leave the inner geometries out.",
    advice:
      "Put the inner geometries into the outer collection, or use MultiPoint, MultiLineString or MultiPolygon.",
    valid: [
      .geometry(
        #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [10, 1]}]}"#)
    ],
    invalid: [
      .geometry(
        #"{"type": "GeometryCollection", "geometries": [⟦{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [10, 1]}]}⟧]}"#
      )
    ])

  let roles: Set<NodeRole> = [.geometry]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    let type = Geometry.Kind.geometryCollection.rawValue
    guard let object = node.object, object["type"]?.string == type else { return }
    for (index, item) in (object["geometries"]?.array ?? []).enumerated() where item["type"]?.string == type {
      let count = item["geometries"]?.array?.count ?? 0
      findings.report(
        "geometry \(index) of the collection is itself a GeometryCollection, of \(count.of("item"))",
        at: ["geometries", .index(index)])
    }
  }
}
