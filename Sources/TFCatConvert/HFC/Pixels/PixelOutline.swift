internal import PlanarGeometry

/// The area inside a closed chain of pixels, as valid polygons of the pixel plane.
///
/// The chain joins pixel centres. Where an arm of the feature is one pixel wide the chain goes there and back
/// again and encloses nothing; where two parts of the feature meet in one pixel it touches itself. GEOS finds
/// the polygons that the chain encloses; arms and joints are given the width of one pixel, so that nothing of
/// the feature is lost and it stays in one piece.
struct PixelOutline: Hashable, Sendable {
  private(set) var polygons: [PlanePolygon]
  /// Whether the chain crosses or touches itself.
  private(set) var touchesItself = false
  /// Whether parts of the chain that enclose nothing were widened.
  private(set) var isWidened = false

  /// - Parameters:
  ///   - pixels: A chain whose end is its start; the repeated start may be missing.
  ///   - widens: Whether arms and joints are widened. Otherwise there is no outline with arms, and one with
  ///     joints is in several pieces.
  /// - Returns: `nil` if there are no pixels, or no area.
  /// - Throws: `PlaneFault` for a chain that meets itself too often.
  init?(_ pixels: [Pixel], geos: GEOS, widens: Bool = true) throws(PlaneFault) {
    guard let first = pixels.first else { return nil }
    let ring = pixels.last == first && pixels.count > 1 ? pixels : pixels + [first]
    if let loops = PixelLoops(ring), widens || (loops.arms.isEmpty && loops.loops.count == 1) {
      guard let polygons = try Self.polygons(loops, of: ring, geos) else { return nil }
      self.polygons = polygons
      isWidened = !loops.arms.isEmpty || loops.loops.count != 1
      touchesItself = isWidened && !loops.loops.isEmpty
    } else {
      guard let outline = try Self.outline(ring.map(\.center), geos, widens: widens) else { return nil }
      self = outline
    }
  }

  private init(polygons: [PlanePolygon]) { self.polygons = polygons }

  private static func polygons(
    _ parts: PixelLoops, of ring: [Pixel], _ geos: GEOS
  ) throws(PlaneFault) -> [PlanePolygon]? {
    if parts.arms.isEmpty, parts.loops.count == 1 { return [PlanePolygon(exterior: ring.map(\.center))] }
    var pieces = parts.loops.map { PlanePolygon(exterior: $0.map(\.center)).withoutStraightVertices }
    pieces += parts.arms.map { widened($0.from.center, $0.to.center) }
    pieces += parts.joints.map { widened($0.center, $0.center) }
    // A feature of one pixel.
    if pieces.isEmpty { return ring.first.map { [widened($0.center, $0.center)] } }
    let union = try geos.union(pieces).polygons
    return union.isEmpty ? nil : union
  }

  /// The way for chains of any kind.
  private static func outline(
    _ ring: [SIMD2<Double>], _ geos: GEOS, widens: Bool
  ) throws(PlaneFault) -> PixelOutline? {
    // Chains are long and have few corners: GEOS is spared the rest.
    let corners = ring.withoutStraightVertices
    let polygon = PlanePolygon(exterior: corners)
    if corners.count >= 4, geos.isValid([polygon]) == true {
      return PixelOutline(polygons: [PlanePolygon(exterior: ring)])
    }
    // Fewer than three edges are no ring.
    let parts = corners.count >= 4 ? try geos.makeValid(polygon) : PlaneParts(lines: [corners])
    var outline = PixelOutline(polygons: parts.polygons)
    outline.touchesItself = !parts.polygons.isEmpty
    let thin = widened(parts)
    if widens, !thin.isEmpty {
      outline.polygons = try geos.union(parts.polygons + thin).polygons
      outline.isWidened = true
    } else if !parts.lines.isEmpty || !parts.points.isEmpty {
      return nil
    }
    return outline.polygons.isEmpty ? nil : outline
  }

  /// Arms, and the pixels in which parts meet.
  private static func widened(_ parts: PlaneParts) -> [PlanePolygon] {
    var owners: [SIMD2<Double>: Int] = [:]
    for polygon in parts.polygons {
      for point in Set(polygon.rings.joined()) { owners[point, default: 0] += 1 }
    }
    // Lines that meet each other share an edge or overlap once they are widened.
    for point in Set(parts.lines.joined()) where owners[point] != nil { owners[point, default: 0] += 1 }
    let joints = owners.filter { $0.value > 1 }.keys.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    return parts.lines.flatMap(widened) + (parts.points + joints).map { widened($0, $0) }
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
        from - acrossX - acrossY, from + acrossX - acrossY, from + acrossX + acrossY,
        from - acrossX + acrossY,
        from - acrossX - acrossY,
      ])
    }
    let across = from.y == to.y ? acrossY : acrossX
    return PlanePolygon(exterior: [from - across, from + across, to + across, to - across, from - across])
  }
}

extension Pixel {
  /// Pixels are as wide as the unit, and their centres have whole coordinates.
  fileprivate var center: SIMD2<Double> { SIMD2(Double(x), Double(y)) }
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
      index > 0 && index < ring.count - 1
        && !ring[index].isStraight(between: ring[index - 1], and: ring[index + 1])
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
