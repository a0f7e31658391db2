/// The area inside a closed chain of pixels, as valid polygons of the pixel plane.
///
/// The chain joins pixel centres. Where an arm of the feature is one pixel wide the chain goes there and back again and
/// encloses nothing; and where two parts of the feature meet at a corner it touches itself. GEOS finds the polygons that
/// the chain encloses; arms without area are given the width of one pixel, so that nothing of the feature is lost.
struct PixelOutline: Hashable, Sendable {
  private(set) var polygons: [PlanePolygon]
  /// Whether the chain crosses or touches itself.
  private(set) var touchesItself = false
  /// Whether parts of the chain enclose nothing and were widened.
  private(set) var isWidened = false

  /// - Parameter pixels: A chain whose end is its start; the repeated start may be missing.
  /// - Returns: `nil` if there are no pixels, or GEOS finds no area.
  init?(_ pixels: [Pixel], geos: GEOS) {
    guard let first = pixels.first else { return nil }
    var ring = pixels.map { SIMD2(Double($0.x), Double($0.y)) }
    if pixels.last != first || ring.count == 1 { ring.append(ring[0]) }
    let polygon = PlanePolygon(exterior: ring)
    if ring.count >= 4, geos.isValid([polygon]) == true {
      polygons = [polygon]
      return
    }
    // Fewer than three edges are no ring.
    let parts = ring.count >= 4 ? geos.makeValid(polygon) : PlaneParts(lines: [ring])
    guard let parts else { return nil }
    polygons = parts.polygons
    let thin = parts.lines.flatMap(Self.widened) + parts.points.map { Self.widened($0, $0) }
    touchesItself = !parts.polygons.isEmpty
    isWidened = !thin.isEmpty
    if isWidened {
      guard let union = geos.union(polygons + thin) else { return nil }
      polygons = union.polygons
    }
    if polygons.isEmpty { return nil }
  }

  private static func widened(_ line: [SIMD2<Double>]) -> [PlanePolygon] {
    zip(line, line.dropFirst()).map(widened)
  }

  /// A step that has the width of a pixel: in x, and in y where it is horizontal.
  private static func widened(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> PlanePolygon {
    let acrossX = SIMD2(0.5, 0)
    let acrossY = SIMD2(0, 0.5)
    if from == to {
      return PlanePolygon(exterior: [
        from - acrossX - acrossY, from + acrossX - acrossY, from + acrossX + acrossY, from - acrossX + acrossY,
        from - acrossX - acrossY,
      ])
    }
    let across = from.y == to.y ? acrossY : acrossX
    return PlanePolygon(exterior: [from - across, from + across, to + across, to - across, from - across])
  }
}

extension PlanePolygon {
  /// The same area without the vertices in the middle of straight edges.
  var withoutStraightVertices: PlanePolygon {
    PlanePolygon(exterior: Self.corners(exterior), holes: holes.map(Self.corners))
  }

  private static func corners(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
    guard ring.count > 4 else { return ring }
    // The ring may start in the middle of an edge.
    let first = ring.indices.first { index in
      index > 0 && index < ring.count - 1 && !ring[index].isStraight(between: ring[index - 1], and: ring[index + 1])
    }
    guard let first else { return ring }
    return (ring[first...] + ring[1...first]).withoutStraightVertices
  }
}

extension Collection<SIMD2<Double>> {
  /// The same line without the vertices in the middle of straight edges.
  var withoutStraightVertices: [SIMD2<Double>] {
    var line: [SIMD2<Double>] = []
    for point in self {
      if line.count >= 2, line[line.count - 1].isStraight(between: line[line.count - 2], and: point) {
        line.removeLast()
      }
      line.append(point)
    }
    return line
  }
}

extension SIMD2<Double> {
  /// Whether the way from one point over this one to the other goes straight on.
  fileprivate func isStraight(between one: Self, and other: Self) -> Bool {
    let before = self - one
    let after = other - self
    return before.x * after.y == before.y * after.x && before.x * after.x + before.y * after.y > 0
  }
}
