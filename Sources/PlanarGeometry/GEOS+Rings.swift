extension GEOS {
  /// The valid polygons that a polygon which crosses itself consists of.
  ///
  /// - Parameter rings: the outline and the holes, each ending where it starts.
  /// - Returns: polygons as rings, outlines counter-clockwise and holes clockwise; `nil` where there are
  ///   none, or where GEOS is not installed.
  @Sendable package static func validPolygons(of rings: [[SIMD2<Double>]]) -> [[[SIMD2<Double>]]]? {
    guard let outline = rings.first, let geos = try? GEOS() else { return nil }
    let polygon = PlanePolygon(exterior: outline, holes: Array(rings.dropFirst()))
    guard let parts = try? geos.makeValid(polygon), !parts.polygons.isEmpty else { return nil }
    return parts.polygons.map { polygon in
      polygon.rings.enumerated().map { turned($1, isOutline: $0 == 0) }
    }
  }

  private static func turned(_ ring: [SIMD2<Double>], isOutline: Bool) -> [SIMD2<Double>] {
    guard let origin = ring.first else { return ring }
    let area = zip(ring, ring.dropFirst()).reduce(0.0) { sum, edge in
      let (one, other) = (edge.0 - origin, edge.1 - origin)
      return sum + (one.x * other.y - other.x * one.y)
    }
    return (area > 0) == isOutline ? ring : ring.reversed()
  }
}
