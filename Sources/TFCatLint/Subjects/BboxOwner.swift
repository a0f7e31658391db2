import LintKit
import TFCat
import TFCatJSON

/// The boxes of a feature's nested geometries that have no coordinates of their own: geometry collections.
enum BboxOwner {
  /// Calls `body` with each box of a collection, the bounds of its geometries, and the place of the
  /// collection from the feature.
  static func forEachCollection(
    in geometry: Geometry?, _ body: (BoundingBox, BoundingBox?, JSONPointer) -> Void
  ) {
    guard case .geometryCollection? = geometry, let geometry else { return }
    walk(geometry, at: ["geometry"], body)
  }

  private static func walk(
    _ geometry: Geometry, at pointer: JSONPointer, _ body: (BoundingBox, BoundingBox?, JSONPointer) -> Void
  ) {
    guard case .geometryCollection(let collection) = geometry else { return }
    if let bbox = collection.attributes.bbox { body(bbox, geometry.bounds, pointer) }
    for (index, item) in collection.geometries.enumerated() {
      walk(item, at: pointer.appending("geometries").appending(index), body)
    }
  }
}

extension BoundingBox {
  var isOrdered: Bool { timeMin <= timeMax && spectralMin <= spectralMax }
}
