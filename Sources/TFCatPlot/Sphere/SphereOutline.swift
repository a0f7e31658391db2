internal import Base
internal import Glibc

/// The outline of a region of the sphere, with great circles as edges, as rings of a plane.
struct SphereOutline: Sendable {
  typealias Point = PlotCanvas.Point

  private let points: [SIMD3<Double>]
  /// Edges are halved until they are shorter than that, in radians.
  private static let step = 0.01

  /// - Parameter degrees: longitude and latitude of the vertices, one after the other.
  init(degrees: [Double]) {
    var vertices: [SIMD3<Double>] = []
    for index in stride(from: 0, to: degrees.count - 1, by: 2) {
      vertices.append(SpherePoint(longitude: degrees[index], latitude: degrees[index + 1]).vector)
    }
    var points: [SIMD3<Double>] = []
    for (index, start) in vertices.enumerated() {
      let end = vertices[(index + 1) % vertices.count]
      points.append(start)
      let pieces = Int((2 * asin(min(1, (end - start).length / 2)) / Self.step).rounded(.up))
      guard pieces > 1 else { continue }
      for piece in 1..<pieces {
        let share = Double(piece) / Double(pieces)
        if let point = (start * (1 - share) + end * share).direction { points.append(point) }
      }
    }
    self.points = points
  }

  // MARK: - A disc

  /// The part on the side of an observer far away, in radii of the body: to the right is west, and up north.
  func onDisc(longitude: Double, latitude: Double) -> [Point] {
    let center = SpherePoint(longitude: longitude, latitude: latitude).vector
    let west = SpherePoint(longitude: longitude + 90, latitude: 0).vector
    let north = center.cross(west)
    let seen = points.map { SIMD3($0.dot(west), $0.dot(north), $0.dot(center)) }
    var ring: [Point] = []
    for (index, point) in seen.enumerated() {
      let next = seen[(index + 1) % seen.count]
      if point.z >= 0 { add(Point(x: point.x, y: point.y), to: &ring, alongLimb: false) }
      guard (point.z >= 0) != (next.z >= 0) else { continue }
      let crossing = point + (next - point) * (point.z / (point.z - next.z))
      let length = (crossing.x * crossing.x + crossing.y * crossing.y).squareRoot()
      guard length > 0 else { continue }
      let limb = Point(x: crossing.x / length, y: crossing.y / length)
      // What comes back from behind the limb is joined to where it went by the limb itself.
      add(limb, to: &ring, alongLimb: next.z >= 0)
    }
    if let first = ring.first, let last = ring.last, onLimb(first), onLimb(last) {
      arc(last, first, to: &ring)
    }
    return ring.count < 3 ? [] : ring
  }

  private func add(_ point: Point, to ring: inout [Point], alongLimb: Bool) {
    if alongLimb, let last = ring.last, onLimb(last) { arc(last, point, to: &ring) }
    ring.append(point)
  }

  private func onLimb(_ point: Point) -> Bool { abs(point.x * point.x + point.y * point.y - 1) < 1e-9 }

  /// The shorter way along the limb, without its ends.
  private func arc(_ start: Point, _ end: Point, to ring: inout [Point]) {
    let first = atan2(start.y, start.x)
    let way = remainder(atan2(end.y, end.x) - first, 2 * .pi)
    let pieces = Int((abs(way) / (Self.step * 2)).rounded(.up))
    guard pieces > 1 else { return }
    for piece in 1..<pieces {
      let angle = first + way * Double(piece) / Double(pieces)
      ring.append(Point(x: cos(angle), y: sin(angle)))
    }
  }

  // MARK: - A map

  /// Longitude and latitude in degrees, on a map from 0 to 360 degrees: a region across the meridian comes
  /// twice, and reaches beyond the map on one side each.
  func onMap() -> [[Point]] {
    guard points.count > 2 else { return [] }
    var ring: [Point] = []
    for point in points {
      var longitude = atan2(point.y, point.x) * 180 / .pi
      let latitude = asin(max(-1, min(1, point.z))) * 180 / .pi
      if let last = ring.last { longitude = last.x + remainder(longitude - last.x, 360) }
      ring.append(Point(x: longitude, y: latitude))
    }
    let turn = ring[ring.count - 1].x + remainder(ring[0].x - ring[ring.count - 1].x, 360) - ring[0].x
    if abs(turn) > 180 {
      // A pole is inside: all of its longitudes are the edge of the map.
      let pole = turn > 0 ? 90.0 : -90.0
      ring.append(Point(x: ring[0].x + turn, y: ring[0].y))
      ring.append(Point(x: ring[0].x + turn, y: pole))
      ring.append(Point(x: ring[0].x, y: pole))
    }
    let longitudes = ring.map(\.x)
    guard let least = longitudes.min(), let greatest = longitudes.max() else { return [] }
    var rings: [[Point]] = []
    var shift = -360 * (greatest / 360).rounded(.down)
    while least + shift < 360 {
      if greatest + shift > 0 { rings.append(ring.map { Point(x: $0.x + shift, y: $0.y) }) }
      shift += 360
    }
    return rings
  }
}
