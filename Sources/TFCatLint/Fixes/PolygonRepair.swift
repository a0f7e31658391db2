import LintKit
import TFCat
import TFCatJSON

/// Makes valid polygons of one that crosses itself, each as its rings. This library draws no polygons: who
/// can (`PlanarGeometry`) hands it over.
package typealias PolygonMender =
  @Sendable (_ rings: [[SIMD2<Double>]]) -> [[[SIMD2<Double>]]]?

/// How a polygon that crosses itself is taken apart. Positions that it had keep their texts; where edges
/// cross there are new ones.
enum PolygonRepair {
  static func takingApart(_ mend: @escaping PolygonMender) -> Repair {
    Repair(.unsafe, "take the polygon apart where it crosses itself") { place in
      guard let end = place.pointer.tokens.lastIndex(of: "coordinates"),
        let geometry = place.root?.node(at: place.pointer.tokens[..<end]), let type = geometry["type"],
        let coordinates = geometry["coordinates"]
      else { return nil }
      if type.string == Geometry.Kind.polygon.rawValue {
        guard let polygons = mended(coordinates, place, mend) else { return nil }
        if polygons.count == 1 { return [Edit(coordinates.range, polygons[0])] }
        return [
          Edit(type.range, JSONValue.string(Geometry.Kind.multiPolygon.rawValue).description),
          Edit(coordinates.range, "[\(polygons.joined(separator: ", "))]"),
        ]
      }
      guard place.pointer.tokens.count > end + 1, case .index(let index) = place.pointer.tokens[end + 1],
        let polygon = coordinates.node(at: CollectionOfOne(.index(index))),
        let polygons = mended(polygon, place, mend)
      else { return nil }
      return [Edit(polygon.range, polygons.joined(separator: ", "))]
    }
  }

  /// The texts of the polygons that a polygon consists of.
  private static func mended(_ polygon: JSONNode, _ place: FixPlace, _ mend: PolygonMender) -> [String]? {
    var texts: [SIMD2<Double>: String] = [:]
    var rings: [[SIMD2<Double>]] = []
    for ring in polygon.items ?? [] {
      var positions: [SIMD2<Double>] = []
      for node in ring.items ?? [] {
        guard let items = node.items, items.count == 2, let time = items[0].number?.doubleValue,
          let spectral = items[1].number?.doubleValue, time.isFinite, spectral.isFinite,
          // Doubles do not tell longer integers apart.
          time.magnitude < 0x1p53
        else { return nil }
        let position = SIMD2(time, spectral)
        positions.append(position)
        if texts[position] == nil { texts[position] = place.string(node.range) }
      }
      rings.append(positions)
    }
    func text(_ position: SIMD2<Double>) -> String? {
      if let text = texts[position] { return text }
      guard let time = JSONNumber(position.x), let spectral = JSONNumber(position.y) else { return nil }
      return "[\(time), \(spectral)]"
    }
    return mend(rings)?.map { rings in
      let parts = rings.map { ring in "[\(ring.compactMap(text).joined(separator: ", "))]" }
      return "[\(parts.joined(separator: ", "))]"
    }
  }
}
