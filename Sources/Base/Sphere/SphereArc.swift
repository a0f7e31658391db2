/// The shorter way between two points, along a great circle: an edge of a polygon.
package struct SphereArc: Sendable, Hashable {
  package let start: SpherePoint
  package let end: SpherePoint
  /// Of length 1, to the left of the way; 0 where the ends coincide or lie opposite to each other.
  private let normal: SIMD3<Double>

  package init(_ start: SpherePoint, _ end: SpherePoint) {
    self.start = start
    self.end = end
    // The difference is exact for points that are near to each other, and their product is not.
    normal = start.vector.cross(end.vector - start.vector).direction ?? .zero
  }

  /// Whether the ends lie opposite to each other: then every way is as short as any other.
  package var isHalfCircle: Bool { (start.vector + end.vector).length <= SpherePoint.tolerance }

  /// How far a point is from the great circle, in radians: positive to the left.
  package func side(of point: SpherePoint) -> Double { normal.dot(point.vector - start.vector) }

  /// Whether a point lies on the arc, its ends included.
  package func contains(_ point: SpherePoint) -> Bool {
    let tolerance = SpherePoint.tolerance
    guard abs(side(of: point)) <= tolerance else { return false }
    return normal.cross(start.vector).dot(point.vector) >= -tolerance
      && end.vector.cross(normal).dot(point.vector) >= -tolerance
  }

  /// How two arcs meet. Both lie on one half of the sphere.
  package enum Meeting: Sendable, Hashable {
    case apart
    /// They have an end in common.
    case atEnds
    /// An end of one lies on the other.
    case atEnd
    case crossing
    /// They have a part of more than a point in common.
    case overlapping
  }

  package func meeting(_ other: SphereArc) -> Meeting {
    let sides = (side(of: other.start), side(of: other.end), other.side(of: start), other.side(of: end))
    let least = min(min(abs(sides.0), abs(sides.1)), min(abs(sides.2), abs(sides.3)))
    if least > SpherePoint.tolerance {
      return sides.0 * sides.1 < 0 && sides.2 * sides.3 < 0 ? .crossing : .apart
    }
    let startIsShared = other.start.coincides(with: start) || other.start.coincides(with: end)
    let endIsShared = other.end.coincides(with: start) || other.end.coincides(with: end)
    let shared = (startIsShared ? 1 : 0) + (endIsShared ? 1 : 0)
    var touching = 0
    if !startIsShared, contains(other.start) { touching += 1 }
    if !endIsShared, contains(other.end) { touching += 1 }
    for point in [start, end] where !point.coincides(with: other.start) && !point.coincides(with: other.end) {
      if other.contains(point) { touching += 1 }
    }
    if shared + touching >= 2 { return .overlapping }
    if touching == 1 { return .atEnd }
    if shared == 1 { return .atEnds }
    return sides.0 * sides.1 < 0 && sides.2 * sides.3 < 0 ? .crossing : .apart
  }

  /// The least and the greatest product of a point of the arc with a direction, or a little beyond.
  package func extent(along axis: SIMD3<Double>) -> ClosedRange<Double> {
    let (first, second) = (start.vector.dot(axis), end.vector.dot(axis))
    let half = (end.vector - start.vector).length / 2
    // As far as the arc goes beyond its chord.
    let rise = half * half / (1 + max(0, 1 - half * half).squareRoot()) + 2 * SpherePoint.tolerance
    return (min(first, second) - rise)...(max(first, second) + rise)
  }
}
