internal import Base
internal import Glibc

/// The vertices of the polygon of some rings: thinned as far as the tolerance allows, joined where there are
/// several, rounded as they are written, and simple.
struct RingThinning {
  /// The share of the area by which the polygon may differ from the rings.
  let tolerance: Double
  /// Longitudes on the sphere of the rings are counted from here, in degrees.
  let longitude: Double

  static let maximumVertices = 1000
  /// How far the centroid may move by thinning, in radians: 0.03 degrees.
  private static let leastShift = 0.03 * Double.pi / 180
  /// The same as a share of the root of the area.
  private static let shiftOfSize = 0.003

  struct Result {
    /// Longitude and latitude in degrees, rounded.
    var degrees: [Double]
    /// The same as vectors.
    var points: [SIMD3<Double>]
    var difference: Double
  }

  /// The points of the rings that are kept for a tolerance in radians.
  private struct Choice {
    let rings: [SphereRing]
    let area: Double
    /// By ring, the places of the points.
    private(set) var kept: [[Int]]
    /// The share of the area by which the polygon differs from the rings.
    private(set) var difference = 0.0
    private(set) var count = 0
    /// Whether all points are kept.
    private(set) var isExact = false
    /// In radians.
    private(set) var radius = 0.0
    /// How far the centroid of the area moves, in radians.
    private(set) var shift = 0.0
    /// Where the centroid of the rings is.
    private let centroid: SIMD3<Double>
    private var significances: [[Double]] = []
    /// From which tolerance on they are right, in radians.
    private var least: Double

    /// - Parameter radius: the tolerance to begin with.
    init(_ rings: [SphereRing], area: Double, radius: Double) {
      self.rings = rings
      self.area = area
      kept = Array(repeating: [], count: rings.count)
      centroid = rings.reduce(.zero) { $0 + $1.moment }.direction ?? .zero
      // Few rings need less.
      least = 0.3 * radius
      measure()
      take(radius)
    }

    private mutating func measure() { significances = rings.map { $0.significances(from: least) } }

    mutating func take(_ radius: Double) {
      if radius < least {
        least = 0
        measure()
      }
      self.radius = radius
      (difference, count) = (0, 4 * (rings.count - 1))
      isExact = true
      var moved = SIMD3<Double>.zero
      for (index, ring) in rings.enumerated() {
        keep(index, radius * radius)
        let differences = ring.differences(kept[index])
        difference += differences.area / area
        moved += differences.moment
        count += kept[index].count
        if kept[index].count < ring.points.count { isExact = false }
      }
      shift = ((moved.direction ?? .zero) - centroid).length
    }

    /// Keeps the points of a ring that stand for a tolerance.
    private mutating func keep(_ index: Int, _ square: Double) {
      kept[index].removeAll(keepingCapacity: true)
      for (place, significance) in significances[index].enumerated() where significance > square {
        kept[index].append(place)
      }
    }
  }

  /// - Returns: `nil` where no choice of points makes a simple polygon.
  func polygon(of rings: [SphereRing]) -> Result? {
    let area = rings.reduce(0) { $0 + $1.area }
    let length = rings.reduce(0) { $0 + $1.length }
    guard area > 0, length > 0 else { return nil }
    let limit = max(tolerance, 1e-9)
    // The centroid stays where it is too: to 0.03 degrees, or a little of what a great region spans.
    let share = limit / SolarRegionMaker.defaultTolerance
    let reach = share * max(Self.leastShift, Self.shiftOfSize * area.squareRoot())
    func excess(_ choice: Choice) -> Double { max(choice.difference / limit, choice.shift / reach) }
    // Most outlines differ by a third of the tolerance times their length.
    var choice = Choice(rings, area: area, radius: max(tolerance, 0) * area / length * 3)
    var failing: Double?
    for _ in 0..<16 where excess(choice) > 1 && !choice.isExact {
      failing = choice.radius
      choice.take(choice.radius * max(0.3, min(0.85, 0.93 / excess(choice))))
    }
    // Pixels have steps: a tolerance below half of one keeps each of them, and one above leaves out most. So
    // it is made wider as far as it goes.
    if tolerance > 0, choice.count > 8 {
      var wider = choice
      for _ in 0..<5 where excess(choice) < 0.75 {
        if let failing, failing < 1.1 * choice.radius { break }
        wider.take(failing.map { (choice.radius * $0).squareRoot() } ?? 1.6 * choice.radius)
        if excess(wider) <= 1 { choice = wider } else { failing = wider.radius }
      }
    }
    while choice.count > Self.maximumVertices {
      choice.take(max(choice.radius * (choice.count > 2 * Self.maximumVertices ? 2 : 1.2), 1e-7))
    }
    // Where edges cross, a finer choice mostly has none that do; where it has too many vertices, a wider one.
    let first = choice.radius
    for factor in [1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.01, 0, 1.3, 1.7, 2.2, 3, 4, 6] {
      if factor != 1 { choice.take(first * factor) }
      if choice.count > Self.maximumVertices { continue }
      if let result = result(choice) { return result }
      if choice.isExact, factor == 1 { return nil }
    }
    return nil
  }

  private func result(_ choice: Choice) -> Result? {
    var parts: [[SIMD3<Double>]] = []
    for (ring, places) in zip(choice.rings, choice.kept) where places.count > 2 {
      parts.append(places.map { ring.points[$0] })
    }
    if parts.count == 1 { return rounded(parts[0], choice.difference) }
    for way in 0..<4 {
      if let joined = PartJoiner.join(parts, choice: way), let result = rounded(joined, choice.difference) {
        return result
      }
    }
    return nil
  }

  /// Rounds the vertices as they are written, and looks whether the polygon is simple then.
  private func rounded(_ ring: [SIMD3<Double>], _ difference: Double) -> Result? {
    var result = Result(degrees: [], points: [], difference: difference)
    result.degrees.reserveCapacity(2 * ring.count)
    result.points.reserveCapacity(ring.count)
    var vertices: [SpherePoint] = []
    vertices.reserveCapacity(ring.count)
    for point in ring {
      var degrees = longitude + atan2(point.y, point.x) * 180 / .pi
      if degrees < 0 { degrees += 360 }
      if degrees >= 360 { degrees -= 360 }
      degrees = (degrees * 1e6).rounded() / 1e6
      if degrees >= 360 { degrees = 0 }
      let latitude = (asin(max(-1, min(1, point.z))) * 180 / .pi * 1e6).rounded() / 1e6
      let vertex = SpherePoint(longitude: degrees, latitude: latitude)
      if let last = vertices.last, vertex.coincides(with: last) { continue }
      vertices.append(vertex)
      result.degrees.append(degrees)
      result.degrees.append(latitude)
      result.points.append(vertex.vector)
    }
    while vertices.count > 3, let last = vertices.last, last.coincides(with: vertices[0]) {
      vertices.removeLast()
      result.degrees.removeLast(2)
      result.points.removeLast()
    }
    let polygon = SphericalPolygon(vertices)
    guard polygon.faults.isEmpty, let area = polygon.signedArea, area > 0 else { return nil }
    return result
  }
}
