internal import Base
internal import Glibc

/// An outline on the sphere, and what it measures.
struct SphereRing {
  /// Vectors of length 1, counter-clockwise as seen from outside.
  var points: [SIMD3<Double>] = []
  /// The planes of the edges: of each point with the next one.
  private(set) var planes: [SIMD3<Double>] = []
  /// In steradians.
  private(set) var area = 0.0
  private(set) var length = 0.0
  /// The vector to the centroid of the area, as long as the area is: half of the sum of the edges' planes,
  /// each by its angle.
  private(set) var moment = SIMD3<Double>.zero

  mutating func measure() {
    (area, length, moment) = (0, 0, .zero)
    planes.removeAll(keepingCapacity: true)
    planes.reserveCapacity(points.count)
    let sum = points.reduce(SIMD3<Double>.zero, +)
    guard let first = points.first, let middle = sum.direction ?? points.last else { return }
    var (from, height) = (first, middle.dot(first))
    for index in 1..<(points.count + 1) {
      let to = index == points.count ? first : points[index]
      let (step, nextHeight) = (to - from, middle.dot(to))
      let (plane, square) = (from.cross(step), step.square)
      // The solid angle of the triangle with the middle; half of the square of its side is what
      // `from.dot(to)` is less than 1.
      area += 2 * SIMD3.angle(sine: middle.dot(plane), cosine: 2 - square / 2 + height + nextHeight)
      length += square.squareRoot()
      moment += Self.moment(plane, square)
      planes.append(plane)
      (from, height) = (to, nextHeight)
    }
  }

  /// What an edge adds to the moment.
  ///
  /// - Parameter square: that of the edge's chord.
  static func moment(_ plane: SIMD3<Double>, _ square: Double) -> SIMD3<Double> {
    // The angle by its sine, for edges of up to 20 degrees.
    plane * (0.5 * (1 + square / 6 + square * square / 30))
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
}

extension SIMD3<Double> {
  var square: Double { dot(self) }
}
