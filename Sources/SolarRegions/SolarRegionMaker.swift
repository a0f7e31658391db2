internal import Base
internal import Glibc
internal import PlanarGeometry
public import TFCat

/// Makes regions, one after the other, and keeps its memory and the Earth's places between them.
public struct SolarRegionMaker: Sendable {
  /// The share of its area by which a polygon may differ from the outline of the pixels.
  public static let defaultTolerance = 0.019

  /// The share of its area by which a polygon may differ from the outline of the pixels: fewer vertices for a
  /// greater one, which matters to servers.
  public let tolerance: Double

  private var ephemeris = SolarEphemeris()
  private var feature = PixelFeature()
  private var lastDirection: (time: Instant, direction: SolarEphemeris.Direction)?

  /// Makes a maker.
  ///
  /// - Parameter tolerance: the share of its area by which a polygon may differ from the outline; at least 0.
  public init(tolerance: Double = Self.defaultTolerance) {
    self.tolerance = tolerance.isFinite ? max(0, tolerance) : Self.defaultTolerance
  }

  /// Makes the region of a chain code.
  ///
  /// - Parameters:
  ///   - chainCode: the boundary in the code of the Heliophysics Feature Catalogue; empty for one pixel.
  ///   - startX: the column of the pixel at which the chain starts.
  ///   - startY: its row, which grows upwards.
  ///   - frame: what the pixels are those of.
  ///   - time: when the image was taken.
  /// - Throws: ``SolarRegionFault`` where there is no region.
  public mutating func region(
    chainCode: String, startX: Int, startY: Int, in frame: SolarFrame, at time: Instant
  ) throws(SolarRegionFault) -> SolarRegion {
    let observer = try observer(of: frame, at: time)
    try feature.trace(chainCode, from: Pixel(x: startX, y: startY))
    var share = 0.0
    let rings: [SphereRing]
    switch frame {
    case .image(let image): rings = try Self.rings(of: feature.outline, image, observer, &share)
    case .map(let map): rings = [try Self.ring(of: feature.outline, map)]
    }
    // On the map longitudes are counted from that of the disc's centre too.
    let thinning = RingThinning(tolerance: tolerance, longitude: observer.longitude)
    var result = thinning.polygon(of: rings)
    // What covers most of the disc reaches 90 degrees from the middle of its own box, which servers refuse.
    // It becomes a little smaller at the limb.
    let isWide = result == nil && rings.reduce(0) { $0 + $1.area } > 1
    if isWide, case .image = frame {
      for inset in [0.5, 1, 2] where result == nil {
        result = thinning.polygon(of: rings.map { $0.pulledIn(by: inset, latitude: observer.latitude) })
      }
    }
    guard let polygon = result else { throw isWide ? .tooWide : .tooThin }
    return SolarRegion(
      vertices: polygon.degrees, bounds: .init(degrees: polygon.degrees, points: polygon.points),
      area: rings.reduce(0) { $0 + $1.area }, difference: polygon.difference,
      pixelCount: feature.pixelCount, shareBeyondLimb: share, rings: rings.map(\.points),
      observer: observer)
  }

  /// From where a frame shows the Sun at a time.
  ///
  /// - Throws: ``SolarRegionFault/geometry(_:)`` for numbers that cannot be.
  public mutating func observer(of frame: SolarFrame, at time: Instant) throws(SolarRegionFault)
    -> SolarObserver
  {
    guard let earth = direction(at: time) else {
      throw .geometry("the place of the Earth is not known for that time")
    }
    let earthLatitude = earth.latitude * 180 / .pi
    guard case .image(let image) = frame else {
      return SolarObserver(
        longitude: earth.carringtonLongitude(distance: earth.distance), latitude: earthLatitude,
        distance: earth.distance)
    }
    let seen = try DiscProjection.distance(of: image)
    switch image.viewpoint {
    case .earth:
      let distance = seen ?? earth.distance
      return SolarObserver(
        longitude: earth.carringtonLongitude(distance: distance), latitude: earthLatitude, distance: distance)
    case .stonyhurst(let longitude, let latitude, let metres):
      let distance = try Self.distance(metres, longitude, latitude) ?? seen ?? earth.distance
      let sum = earth.carringtonLongitude(distance: distance) + longitude
      return SolarObserver(longitude: Self.wrapped(sum), latitude: latitude, distance: distance)
    case .carrington(let longitude, let latitude, let metres):
      let distance = try Self.distance(metres, longitude, latitude) ?? seen ?? earth.distance
      return SolarObserver(longitude: Self.wrapped(longitude), latitude: latitude, distance: distance)
    }
  }

  private mutating func direction(at time: Instant) -> SolarEphemeris.Direction? {
    if let lastDirection, lastDirection.time == time { return lastDirection.direction }
    guard let direction = ephemeris.direction(at: time) else { return nil }
    lastDirection = (time, direction)
    return direction
  }

  private static func wrapped(_ longitude: Double) -> Double {
    let degrees = longitude.truncatingRemainder(dividingBy: 360)
    return degrees < 0 ? degrees + 360 : degrees
  }

  /// In radii of the Sun, of metres.
  private static func distance(
    _ metres: Double?, _ longitude: Double, _ latitude: Double
  ) throws(SolarRegionFault) -> Double? {
    guard longitude.isFinite, abs(latitude) <= 90 else {
      throw .geometry("the observer is at longitude \(longitude) and latitude \(latitude)")
    }
    guard let metres else { return nil }
    let distance = metres / (SolarEphemeris.solarRadius * 1000)
    guard distance > 1.5, distance < 1e6 else {
      throw .geometry("the observer is \(metres) m from the centre of the Sun")
    }
    return distance
  }

  // MARK: From pixels to the sphere

  /// What is smaller, in pixels, is left out beside greater parts.
  private static let smallestPart = 0.01

  private static func rings(
    of outline: [SIMD2<Double>], _ image: SolarImage, _ observer: SolarObserver,
    _ shareBeyondLimb: inout Double
  ) throws(SolarRegionFault) -> [SphereRing] {
    let projection = try DiscProjection(image, observer: observer)
    var places: [SIMD2<Double>] = []
    places.reserveCapacity(outline.count)
    for corner in outline {
      guard let place = projection.place(ofPixel: corner) else {
        throw .geometry("pixels of the chain code are 57 degrees or more from the Sun")
      }
      places.append(place)
    }
    if projection.isMirrored { places.reverse() }
    var parts = LimbClipper.parts(of: places)
    let all = abs(LimbClipper.area(places))
    let inside = parts.reduce(0) { $0 + $1.area }
    shareBeyondLimb = all > 0 ? max(0, min(1, 1 - inside / all)) : 0
    let least = smallestPart * projection.pixel * projection.pixel
    if parts.count > 1, let greatest = parts.map(\.area).max() {
      parts.removeAll { $0.area < min(least, greatest) }
    }
    guard parts.contains(where: { $0.area > least * 1e-4 }) else { throw .beyondLimb }
    return parts.map { ring(of: $0, projection) }
  }

  private static func ring(of part: LimbClipper.Part, _ projection: DiscProjection) -> SphereRing {
    let places = part.places
    let points = places.map { projection.point(atPlace: $0) }
    var ring = SphereRing()
    ring.points.reserveCapacity(points.count)
    for index in places.indices {
      let next = index + 1 == places.count ? 0 : index + 1
      ring.points.append(points[index])
      if part.goesAlongLimb[index] {
        addLimb(to: &ring, from: places[index], to: places[next], projection)
      } else {
        add(to: &ring, places[index], places[next], points[index], points[next], depth: 0) {
          projection.point(atPlace: $0)
        }
      }
    }
    ring.measure()
    return ring
  }

  /// 5 degrees of position angle: the limb is nearly a great circle.
  private static let limbStep = 5 * Double.pi / 180

  /// Adds points of the limb between two of it.
  private static func addLimb(
    to ring: inout SphereRing, from: SIMD2<Double>, to: SIMD2<Double>, _ projection: DiscProjection
  ) {
    let angle = LimbClipper.arc(from, to)
    let count = Int(angle / limbStep)
    for step in 1..<(count + 1) {
      let turn = angle * Double(step) / Double(count + 1)
      let (sine, cosine) = (sin(turn), cos(turn))
      ring.points.append(
        projection.point(atPlace: [from.x * cosine - from.y * sine, from.x * sine + from.y * cosine]))
    }
  }

  /// Edges are halved until their chord on the sphere is shorter: 0.25 degrees.
  private static let longestStep = 0.25 * Double.pi / 180

  /// Adds points between two, for what is a straight line in the image or on the map and none on the sphere.
  private static func add(
    to ring: inout SphereRing, _ from: SIMD2<Double>, _ to: SIMD2<Double>, _ start: SIMD3<Double>,
    _ end: SIMD3<Double>, depth: Int, _ point: (SIMD2<Double>) -> SIMD3<Double>
  ) {
    guard depth < 16, (end - start).square > longestStep * longestStep else { return }
    let middle = (from + to) / 2
    let place = point(middle)
    add(to: &ring, from, middle, start, place, depth: depth + 1, point)
    ring.points.append(place)
    add(to: &ring, middle, to, place, end, depth: depth + 1, point)
  }

  private static func ring(of outline: [SIMD2<Double>], _ map: SolarMap) throws(SolarRegionFault)
    -> SphereRing
  {
    guard map.columns >= 1, map.rows >= 1, map.columns.isFinite, map.rows.isFinite else {
      throw .geometry("the map has \(map.columns) by \(map.rows) pixels")
    }
    let reach = SolarMap.reach * Double.pi / 180
    let (scale, sine) = (2 * reach / map.columns, sin(reach))
    func point(_ place: SIMD2<Double>) -> SIMD3<Double> {
      let longitude = -reach + scale * place.x
      let north = max(-1, min(1, sine * (2 * place.y / map.rows - 1)))
      let across = (1 - north * north).squareRoot()
      return [across * cos(longitude), across * sin(longitude), north]
    }
    for corner in outline {
      guard abs(sine * (2 * corner.y / map.rows - 1)) <= 1, corner.x >= -0.5 * map.columns,
        corner.x <= 1.5 * map.columns
      else {
        throw .geometry("pixels of the chain code lie beside the map of \(map.columns) by \(map.rows) pixels")
      }
    }
    var ring = SphereRing()
    ring.points.reserveCapacity(outline.count)
    guard let first = outline.first else { return ring }
    let firstPoint = point(first)
    var (from, start) = (first, firstPoint)
    for index in 1...outline.count {
      let to = index == outline.count ? first : outline[index]
      let end = index == outline.count ? firstPoint : point(to)
      ring.points.append(start)
      add(to: &ring, from, to, start, end, depth: 0, point)
      (from, start) = (to, end)
    }
    ring.measure()
    return ring
  }
}
