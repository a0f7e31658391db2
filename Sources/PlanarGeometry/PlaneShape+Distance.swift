extension PlaneShape {
  /// The shortest way from one shape to another, each axis counted in a unit of its own; 0 where they meet or
  /// one lies inside the other.
  ///
  /// - Parameter unit: what counts as 1 on each axis; an infinite one leaves the axis out.
  package func distance(to other: PlaneShape, unit: SIMD2<Double>) -> Double {
    let gap = pointwiseMax(box.low - other.box.high, other.box.low - box.high)
    let boxes = pointwiseMax(gap, .zero) / unit
    let least = (boxes * boxes).sum().squareRoot()
    if isItsBox, other.isItsBox { return least }
    let (one, two) = (outline(from: other.box.low, unit), other.outline(from: other.box.low, unit))
    if one.holds(two) || two.holds(one) { return 0 }
    var best = Double.infinity
    for segment in one.segments {
      for otherSegment in two.segments {
        best = min(best, segment.distance(to: otherSegment))
        if best <= least { return best }
      }
    }
    return best
  }

  /// Whether the shape fills its box, or is a point.
  private var isItsBox: Bool {
    switch content {
    case .box: true
    case .points(let points): points.count == 1
    case .lines(let lines): lines.count == 1 && lines[0].count == 2 && (box.size.x == 0 || box.size.y == 0)
    case .polygons: false
    }
  }

  private struct Outline {
    var segments: [PlaneSegment] = []
    /// Of areas: a point is inside where it is so of an odd number of rings.
    var rings: [[SIMD2<Double>]] = []

    /// Whether the other shape, whose outline may not be met, has a point inside.
    func holds(_ other: Outline) -> Bool {
      guard !rings.isEmpty else { return false }
      return other.segments.contains { holds($0.from) }
    }

    private func holds(_ point: SIMD2<Double>) -> Bool {
      var isInside = false
      for ring in rings {
        for (from, to) in zip(ring, ring.dropFirst()) where (from.y > point.y) != (to.y > point.y) {
          let crossing = from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x)
          if point.x < crossing { isInside.toggle() }
        }
      }
      return isInside
    }
  }

  private func outline(from origin: SIMD2<Double>, _ unit: SIMD2<Double>) -> Outline {
    func place(_ line: [SIMD2<Double>]) -> [SIMD2<Double>] { line.map { ($0 - origin) / unit } }
    var outline = Outline()
    switch content {
    case .box:
      let corners = [
        box.low, SIMD2(box.high.x, box.low.y), box.high, SIMD2(box.low.x, box.high.y), box.low,
      ]
      outline.rings = [place(corners)]
    case .polygons(let polygons): outline.rings = polygons.flatMap(\.rings).map(place)
    case .lines(let lines):
      for line in lines.map(place) {
        outline.segments += zip(line, line.dropFirst()).map { PlaneSegment(from: $0, to: $1) }
      }
    case .points(let points): outline.segments = place(points).map { PlaneSegment(from: $0, to: $0) }
    }
    for ring in outline.rings {
      outline.segments += zip(ring, ring.dropFirst()).map { PlaneSegment(from: $0, to: $1) }
    }
    return outline
  }
}
