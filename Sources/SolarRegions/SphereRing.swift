internal import Base
internal import Glibc

/// An outline on the sphere, and how it is thinned.
///
/// Points are kept by the way of Douglas and Peucker, with great circles in the place of straight lines and
/// distances on the sphere, so that a tolerance means the same everywhere. What a choice of points takes from
/// the area and adds to it is measured between the outline and the edges.
struct SphereRing {
  /// Vectors of length 1, counter-clockwise as seen from outside.
  var points: [SIMD3<Double>] = []
  /// In steradians.
  private(set) var area = 0.0
  private(set) var length = 0.0
  /// The vector to the centroid of the area, as long as the area is: half of the sum of the edges' planes,
  /// each by its angle.
  private(set) var moment = SIMD3<Double>.zero

  /// No edge goes farther: 20 degrees, as the chord.
  private static let longestEdge = 0.3473

  mutating func measure() {
    (area, length, moment) = (0, 0, .zero)
    guard var last = points.last else { return }
    let sum = points.reduce(SIMD3<Double>.zero, +)
    let middle = sum.direction ?? last
    for point in points {
      area += middle.solidAngle(last, point)
      length += (point - last).length
      moment += Self.moment(last, point)
      last = point
    }
  }

  private static func moment(_ from: SIMD3<Double>, _ to: SIMD3<Double>) -> SIMD3<Double> {
    let (plane, chord) = (from.cross(to - from), (to - from).square)
    // The angle by its sine, for edges of up to 20 degrees.
    return plane * (0.5 * (1 + chord / 6 + chord * chord / 30))
  }

  /// The moment of the polygon of the points that are kept.
  func moment(_ kept: [Int]) -> SIMD3<Double> {
    guard var last = kept.last else { return .zero }
    var moment = SIMD3<Double>.zero
    for place in kept {
      moment += Self.moment(points[last], points[place])
      last = place
    }
    return moment
  }

  /// The ring with points near the limb moved to the centre of the disc.
  ///
  /// - Parameters:
  ///   - inset: how far all points are from 90 degrees, in degrees.
  ///   - latitude: of the centre of the disc, in degrees.
  func pulledIn(by inset: Double, latitude: Double) -> SphereRing {
    let angle = latitude * .pi / 180
    let middle: SIMD3<Double> = [cos(angle), 0, sin(angle)]
    let (least, across) = (sin(inset * .pi / 180), cos(inset * .pi / 180))
    var ring = self
    ring.points = points.map { point in
      let height = point.dot(middle)
      guard height < least, let side = (point - middle * height).direction else { return point }
      return middle * least + side * across
    }
    ring.measure()
    return ring
  }

  /// The places of the points that are kept, in order.
  ///
  /// - Parameter tolerance: how far the outline may be from the edges, in radians.
  func thinned(tolerance: Double, into kept: inout [Int]) {
    kept.removeAll(keepingCapacity: true)
    let count = points.count
    guard count > 4 else {
      kept.append(contentsOf: 0..<count)
      return
    }
    points.withUnsafeBufferPointer { points in
      var farthest = (place: 0, distance: -1.0)
      for place in 1..<count {
        let distance = (points[place] - points[0]).square
        if distance > farthest.distance { farthest = (place, distance) }
      }
      kept.append(0)
      Self.split(points, 0, farthest.place, tolerance * tolerance, &kept)
      kept.append(farthest.place)
      Self.split(points, farthest.place, count, tolerance * tolerance, &kept)
    }
  }

  /// Keeps points between two that are kept.
  ///
  /// - Parameter end: the number of points for the first one, to which the ring returns.
  private static func split(
    _ points: UnsafeBufferPointer<SIMD3<Double>>, _ start: Int, _ end: Int, _ limit: Double,
    _ kept: inout [Int]
  ) {
    // What is still to be done, the next piece on top.
    var open = [(start, end)]
    while let (start, end) = open.popLast() {
      if end - start > 1 {
        let (from, to) = (points[start], points[end == points.count ? 0 : end])
        let chord = to - from
        let square = chord.square
        let normal = from.cross(chord).direction ?? .zero
        var farthest = (place: start + 1, distance: -1.0)
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
          if distance > farthest.distance { farthest = (place, distance) }
        }
        if farthest.distance > limit || square > longestEdge * longestEdge {
          let place = farthest.distance > limit ? farthest.place : (start + end) / 2
          open.append((place, end))
          open.append((start, place))
          continue
        }
      }
      if let last = kept.last, start != last, start != 0 { kept.append(start) }
    }
  }

  /// The share of the area that lies between the outline and the edges between the points that are kept.
  func difference(_ kept: [Int]) -> Double {
    guard area > 0 else { return 0 }
    var sum = 0.0
    points.withUnsafeBufferPointer { points in
      for index in kept.indices {
        let start = kept[index]
        let end = index + 1 == kept.count ? points.count + kept[0] : kept[index + 1]
        if end - start > 1 { sum += Self.area(points, start, end) }
      }
    }
    return sum / area
  }

  /// The area between a run of points and the great circle through its ends, on both sides.
  private static func area(_ points: UnsafeBufferPointer<SIMD3<Double>>, _ start: Int, _ end: Int) -> Double {
    let count = points.count
    let (from, to) = (points[start], points[end < count ? end : end - count])
    guard let normal = from.cross(to - from).direction else { return 0 }
    var (sum, lobe) = (0.0, 0.0)
    var (last, lastSide) = (from, 0.0)
    for place in (start + 1)...end {
      let point = points[place < count ? place : place - count]
      let side = place == end ? 0 : normal.dot(point - from)
      let step = normal.cross(last).dot(point - last)
      if side * lastSide < 0 {
        let share = lastSide / (lastSide - side)
        sum += abs(lobe + step * share * lastSide / 2)
        lobe = step * (1 - share) * side / 2
      } else {
        lobe += step * (side + lastSide) / 2
      }
      (last, lastSide) = (point, side)
    }
    return sum + abs(lobe)
  }
}

extension SIMD3<Double> {
  var square: Double { (self * self).sum() }
}
