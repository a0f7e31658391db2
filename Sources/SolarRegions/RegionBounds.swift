internal import Base
internal import Glibc

extension SolarRegion.Bounds {
  /// What a polygon spans, whose edges are great circles.
  ///
  /// - Parameters:
  ///   - degrees: longitude and latitude of each vertex.
  ///   - points: the vertices as vectors.
  init(degrees: [Double], points: [SIMD3<Double>]) {
    guard var last = points.last, let first = degrees.first else {
      self.init(longitudeMin: 0, longitudeMax: 0, latitudeMin: 0, latitudeMax: 0)
      return
    }
    var (turn, west, east) = (0.0, 0.0, 0.0)
    var (south, north) = (90.0, -90.0)
    var lastLongitude = degrees[degrees.count - 2]
    // Longitudes are counted on from that of the first vertex.
    var isFirst = true
    var closing = 0.0
    for (index, point) in points.enumerated() {
      let (longitude, latitude) = (degrees[2 * index], degrees[2 * index + 1])
      (south, north) = (min(south, latitude), max(north, latitude))
      if let top = Self.extreme(last, point) { (south, north) = (min(south, top), max(north, top)) }
      var step = (longitude - lastLongitude).truncatingRemainder(dividingBy: 360)
      if step > 180 { step -= 360 }
      if step < -180 { step += 360 }
      if isFirst {
        closing = step
        isFirst = false
      } else {
        turn += step
        (west, east) = (min(west, turn), max(east, turn))
      }
      (last, lastLongitude) = (point, longitude)
    }
    // A ring that turns once in longitude has a pole inside: the north pole, if it turns to the east.
    let whole = turn + closing
    if abs(whole) > 180 {
      self.init(
        longitudeMin: 0, longitudeMax: 360, latitudeMin: whole > 0 ? south : -90,
        latitudeMax: whole > 0 ? 90 : north)
      return
    }
    self.init(
      longitudeMin: Self.wrapped(first + west), longitudeMax: Self.wrapped(first + east),
      latitudeMin: max(south, -90), latitudeMax: min(north, 90))
  }

  private static func wrapped(_ longitude: Double) -> Double {
    var degrees = longitude.truncatingRemainder(dividingBy: 360)
    if degrees < 0 { degrees += 360 }
    degrees = (degrees * 1e6).rounded() / 1e6
    return degrees >= 360 ? 0 : degrees
  }

  /// The latitude at which an edge is nearest to a pole, where that is between its ends, rounded away from
  /// the equator.
  private static func extreme(_ from: SIMD3<Double>, _ to: SIMD3<Double>) -> Double? {
    guard let normal = from.cross(to - from).direction else { return nil }
    let (start, end) = (normal.cross(from).z, normal.cross(to).z)
    guard start * end < 0 else { return nil }
    let latitude = acos(min(1, abs(normal.z))) * 180 / .pi
    let rounded = min(90, (latitude * 1e6).rounded(.up) / 1e6)
    return start > 0 ? rounded : -rounded
  }
}
