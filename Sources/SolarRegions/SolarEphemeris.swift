internal import Base
internal import Glibc
internal import TFCat

/// The centre of the disc as the Earth sees it: B0 and L0, by the rotation that Carrington's longitudes have
/// (IAU: north pole at 286.13, 63.87 degrees; prime meridian 84.176 + 14.1844 a day), with the light time
/// from the surface and without aberration, as sunpy 2.0 and later have it.
///
/// The Earth's place is that of ERFA's `epv00` at each midnight, and a cubic between: 2e-8 degrees from it.
struct SolarEphemeris {
  private struct Node {
    var position: SIMD3<Double>
    var velocity: SIMD3<Double>
  }

  /// By the number of the day.
  private var nodes: [Int: Node] = [:]

  static let solarRadius = 695_700.0
  private static let speedOfLight = 299_792.458
  private static let astronomicalUnit = 149_597_870.7
  private static let maximumNodes = 40_000

  private static let axes: (x: SIMD3<Double>, y: SIMD3<Double>, z: SIMD3<Double>) = {
    let (ascension, declination) = (286.13 * Double.pi / 180, 63.87 * Double.pi / 180)
    let x: SIMD3<Double> = [-sin(ascension), cos(ascension), 0]
    let z: SIMD3<Double> = [
      cos(declination) * cos(ascension), cos(declination) * sin(ascension), sin(declination),
    ]
    return (x, z.cross(x), z)
  }()

  /// What an observer in the direction of the Earth sees.
  struct Direction {
    /// In radians.
    var latitude: Double
    /// Of the direction, in degrees, from the node of the Sun's equator.
    var longitude: Double
    /// The distance of the Earth in radii of the Sun.
    var distance: Double
    /// Julian date in TT.
    var date: Double
    /// Days since J2000 in TT.
    var days: Double

    /// The Carrington longitude of the Earth's direction in degrees, for an observer at that distance.
    func carringtonLongitude(distance: Double) -> Double {
      let light = (distance - 1) * SolarEphemeris.solarRadius / SolarEphemeris.speedOfLight / 86400
      let angle = (longitude - 84.176 - 14.1844 * (days - light)).truncatingRemainder(dividingBy: 360)
      return angle < 0 ? angle + 360 : angle
    }
  }

  /// - Returns: `nil` for a time that has no TT.
  mutating func direction(at time: Instant) -> Direction? {
    guard let time = try? time.converted(to: .tt) else { return nil }
    // Between 1800 and 2200 the theory holds.
    let day = Int(time.jd1 - 0.5)
    guard (2_378_496..<2_524_594).contains(day) else { return nil }
    let (first, second) = (node(day), node(day + 1))
    let part = time.jd2
    let rest = 1 - part
    let position =
      first.position * (rest * rest * (1 + 2 * part)) + second.position * (part * part * (3 - 2 * part))
      + first.velocity * (part * rest * rest) - second.velocity * (part * part * rest)
    let distance = position.length
    let direction = position / distance
    return Direction(
      latitude: asin(max(-1, min(1, direction.dot(Self.axes.z)))),
      longitude: atan2(direction.dot(Self.axes.y), direction.dot(Self.axes.x)) * 180 / .pi,
      distance: distance * Self.astronomicalUnit / Self.solarRadius, date: time.julianDate,
      days: (time.jd1 - JulianDate.j2000) + time.jd2)
  }

  private mutating func node(_ day: Int) -> Node {
    if let node = nodes[day] { return node }
    let earth = EarthEphemeris.heliocentric(atJulianDate: Double(day) + 0.5)
    if nodes.count >= Self.maximumNodes { nodes.removeAll(keepingCapacity: true) }
    let node = Node(position: earth.position, velocity: earth.velocity)
    nodes[day] = node
    return node
  }
}
