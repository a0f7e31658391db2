internal import Base

/// How a ring is thinned by the way of Douglas and Peucker, with great circles in the place of straight lines
/// and distances on the sphere, so that a tolerance means the same everywhere.
extension SphereRing {
  /// No edge goes farther: 20 degrees, as the square of the chord.
  private static let longestSquare = 0.3473 * 0.3473

  /// By point, the square of the tolerance, in radians, below which the point is kept.
  ///
  /// The ring is split at the point that is farthest from the edge between two others, and so on until no
  /// point is left; a point stands where all splits that lead to it are needed. So one walk serves for each
  /// tolerance.
  ///
  /// - Parameter least: what is not needed for this tolerance is not split, and its points get 0.
  func significances(from least: Double) -> [Double] {
    let count = points.count
    guard count > 4 else { return Array(repeating: .infinity, count: count) }
    var significances = Array(repeating: 0.0, count: count)
    points.withUnsafeBufferPointer { points in
      significances.withUnsafeMutableBufferPointer { significances in
        var farthest = (place: 1, square: -1.0)
        for place in 1..<count {
          let square = (points[place] - points[0]).square
          if square > farthest.square { farthest = (place, square) }
        }
        (significances[0], significances[farthest.place]) = (.infinity, .infinity)
        // What is still to be split, and how far the split is needed that it comes from.
        var open = [
          (start: 0, end: farthest.place, limit: Double.infinity),
          (start: farthest.place, end: count, limit: Double.infinity),
        ]
        while let (start, end, limit) = open.popLast() {
          guard end - start > 1 else { continue }
          let split = Self.split(points, start, end)
          let needed = min(limit, split.needed)
          significances[split.place] = needed
          guard needed > least * least else { continue }
          open.append((start, split.place, needed))
          open.append((split.place, end, needed))
        }
      }
    }
    return significances
  }

  /// The point between two others that is farthest from the edge between them.
  ///
  /// - Parameter end: the number of points for the first one, to which the ring returns.
  /// - Returns: the point, and the square of its distance; infinity where the edge would be too long.
  private static func split(
    _ points: UnsafeBufferPointer<SIMD3<Double>>, _ start: Int, _ end: Int
  ) -> (place: Int, needed: Double) {
    let (from, to) = (points[start], points[end == points.count ? 0 : end])
    let chord = to - from
    let square = chord.square
    let normal = from.cross(chord).direction ?? .zero
    var farthest = (place: start + 1, square: -1.0)
    for place in (start + 1)..<end {
      let offset = points[place] - from
      let along = offset.dot(chord)
      let distance: Double
      if along <= 0 {
        distance = offset.square
      } else if along >= square {
        distance = (points[place] - to).square
      } else {
        let side = normal.dot(offset)
        distance = side * side
      }
      if distance > farthest.square { farthest = (place, distance) }
    }
    if square > longestSquare {
      // What lies on the edge is halved.
      return (farthest.square > 1e-12 ? farthest.place : (start + end) / 2, .infinity)
    }
    return (farthest.place, farthest.square)
  }

  /// What a polygon of some points of the ring takes from its area and adds to it, in steradians, and its
  /// moment.
  ///
  /// - Parameter kept: the places of the points, in order.
  func differences(_ kept: [Int]) -> (area: Double, moment: SIMD3<Double>) {
    var (area, moment) = (0.0, SIMD3<Double>.zero)
    guard let first = kept.first else { return (area, moment) }
    points.withUnsafeBufferPointer { points in
      planes.withUnsafeBufferPointer { planes in
        for index in kept.indices {
          let start = kept[index]
          let end = index + 1 == kept.count ? points.count + first : kept[index + 1]
          guard end - start > 1 else {
            let chord = points[end < points.count ? end : end - points.count] - points[start]
            moment += Self.moment(planes[start], chord.square)
            continue
          }
          let from = points[start]
          let chord = points[end < points.count ? end : end - points.count] - from
          let plane = from.cross(chord)
          moment += Self.moment(plane, chord.square)
          if let normal = plane.direction { area += Self.area(points, planes, start, end, normal) }
        }
      }
    }
    return (area, moment)
  }

  /// The area between a run of points and the great circle through its ends, on both sides.
  private static func area(
    _ points: UnsafeBufferPointer<SIMD3<Double>>, _ planes: UnsafeBufferPointer<SIMD3<Double>>,
    _ start: Int, _ end: Int, _ normal: SIMD3<Double>
  ) -> Double {
    let from = points[start]
    var (sum, lobe, lastSide) = (0.0, 0.0, 0.0)
    var last = start
    for place in (start + 1)...end {
      let current = place < points.count ? place : place - points.count
      let side = place == end ? 0 : normal.dot(points[current] - from)
      let step = normal.dot(planes[last])
      if side * lastSide < 0 {
        let share = lastSide / (lastSide - side)
        sum += abs(lobe + step * share * lastSide / 2)
        lobe = step * (1 - share) * side / 2
      } else {
        lobe += step * (side + lastSide) / 2
      }
      (last, lastSide) = (current, side)
    }
    return sum + abs(lobe)
  }
}
