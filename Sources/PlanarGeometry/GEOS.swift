internal import CGEOS

/// The operations of the GEOS library that this package uses, on Swift values.
///
/// This is the only file that sees the C library, which is opened when the first object is made. Each object
/// owns a context, so that objects on several threads do not meet. What GEOS would compute for minutes is
/// refused beforehand: its repair of a ring grows with the cube of how often the ring crosses itself.
package final class GEOS {
  private let library: tfcat_geos
  private let context: GEOSContextHandle_t

  /// The functions of the library, looked up once.
  private static let opened = Result { () throws(PlaneFault) in
    var library = tfcat_geos()
    if let missing = tfcat_geos_load(&library) { throw .noLibrary(missing: String(cString: missing)) }
    return library
  }

  /// `makeValid` is refused where meetings of edges, times the positions of the result, are more: some tenths
  /// of a second.
  static let maximumOfRepairWork = 1_000_000
  /// `union` is refused where edges meet more often.
  static let maximumOfMeetings = 300_000

  /// - Throws: `PlaneFault.noLibrary` where the library cannot be opened.
  package init() throws(PlaneFault) {
    library = try Self.opened.get()
    guard let context = library.start() else { throw .noLibrary(missing: "memory") }
    self.context = context
  }

  deinit { library.finish(context) }

  /// Whether rings neither cross nor touch themselves, and holes lie inside (OGC 06-103r4, section 6.1.11).
  ///
  /// - Returns: `nil` for coordinates that are not finite and rings of fewer than four positions.
  package func isValid(_ polygons: [PlanePolygon]) -> Bool? {
    guard let geometry = collection(of: polygons, type: GEOS_MULTIPOLYGON) else { return nil }
    defer { library.destroy(context, geometry) }
    let answer = library.is_valid(context, geometry)
    return answer > 1 ? nil : answer == 1
  }

  /// Valid polygons with the edges of the given one. What has no area comes as lines and points.
  ///
  /// - Throws: `PlaneFault.tooComplex` where the polygon crosses itself too often for its size.
  package func makeValid(_ polygon: PlanePolygon) throws(PlaneFault) -> PlaneParts {
    let positions = polygon.positionCount
    let limit = Self.maximumOfRepairWork / max(positions, 1)
    let meetings = EdgeMeetings([polygon]).count(limit: limit)
    guard meetings * (positions + meetings) <= Self.maximumOfRepairWork else {
      throw PlaneFault.tooComplex(positions: positions, meetings: meetings)
    }
    guard let geometry = make(polygon) else { throw PlaneFault.unusable }
    defer { library.destroy(context, geometry) }
    guard let valid = library.make_valid(context, geometry) else { throw PlaneFault.unusable }
    defer { library.destroy(context, valid) }
    return try parts(of: valid)
  }

  /// The area that the polygons cover together; each of them is valid, and they may overlap.
  ///
  /// - Throws: `PlaneFault.tooComplex` where their edges meet too often.
  package func union(_ polygons: [PlanePolygon]) throws(PlaneFault) -> PlaneParts {
    let meetings = EdgeMeetings(polygons).count(limit: Self.maximumOfMeetings)
    guard meetings <= Self.maximumOfMeetings else {
      throw PlaneFault.tooComplex(
        positions: polygons.reduce(0) { $0 + $1.positionCount }, meetings: meetings)
    }
    guard let geometry = collection(of: polygons, type: GEOS_GEOMETRYCOLLECTION) else {
      throw PlaneFault.unusable
    }
    defer { library.destroy(context, geometry) }
    // A buffer of no width finds all crossings in one pass, where a union takes the polygons two by two.
    guard let union = library.buffer(context, geometry, 0, 1) else { throw PlaneFault.unusable }
    defer { library.destroy(context, union) }
    return try parts(of: union)
  }

  /// Whether two sets of polygons, lines and points have a point in common; edges count.
  ///
  /// - Returns: `nil` where the coordinates are not finite, or a polygon cannot be understood.
  package func meet(_ one: PlaneParts, _ other: PlaneParts) -> Bool? {
    guard let left = members(of: one) else { return nil }
    defer { for geometry in left { library.destroy(context, geometry) } }
    guard let right = members(of: other) else { return nil }
    defer { for geometry in right { library.destroy(context, geometry) } }
    var isUnknown = false
    for first in left {
      for second in right {
        let answer = library.intersects(context, first, second)
        if answer == 1 { return true }
        if answer > 1 { isUnknown = true }
      }
    }
    return isUnknown ? nil : false
  }

  // MARK: Swift to GEOS

  /// The parts one by one; whoever receives them has to destroy them.
  private func members(of parts: PlaneParts) -> [OpaquePointer]? {
    var members: [OpaquePointer] = []
    let made: [() -> OpaquePointer?] =
      parts.polygons.map { polygon in { self.make(polygon) } }
      + parts.lines.map { line in { self.makeLine(line) } }
      + parts.points.map { point in { self.library.create_point(self.context, point.x, point.y) } }
    for make in made {
      guard let member = make() else {
        for geometry in members { library.destroy(context, geometry) }
        return nil
      }
      members.append(member)
    }
    return members
  }

  private func makeLine(_ points: [SIMD2<Double>]) -> OpaquePointer? {
    guard let sequence = makeSequence(points, least: 2) else { return nil }
    return library.create_line(context, sequence)
  }

  /// Whoever receives a geometry has to destroy it.
  private func make(_ polygon: PlanePolygon) -> OpaquePointer? {
    guard let shell = makeRing(polygon.exterior) else { return nil }
    var holes: [OpaquePointer?] = []
    for ring in polygon.holes {
      guard let hole = makeRing(ring) else {
        for geometry in holes + [shell] { library.destroy(context, geometry) }
        return nil
      }
      holes.append(hole)
    }
    // The polygon owns its rings, also when it could not be made.
    return holes.withUnsafeMutableBufferPointer {
      library.create_polygon(context, shell, $0.baseAddress, UInt32($0.count))
    }
  }

  private func makeRing(_ points: [SIMD2<Double>]) -> OpaquePointer? {
    guard points.first == points.last, let sequence = makeSequence(points, least: 4) else { return nil }
    return library.create_ring(context, sequence)
  }

  private func makeSequence(_ points: [SIMD2<Double>], least: Int) -> OpaquePointer? {
    guard points.count >= least, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
      let count = UInt32(exactly: points.count)
    else { return nil }
    let numbers = points.flatMap { [$0.x, $0.y] }
    return numbers.withUnsafeBufferPointer {
      library.create_sequence(context, $0.baseAddress, count, 0, 0)
    }
  }

  private func collection(of polygons: [PlanePolygon], type: GEOSGeomTypes) -> OpaquePointer? {
    var members: [OpaquePointer?] = []
    for polygon in polygons {
      guard let member = make(polygon) else {
        for geometry in members { library.destroy(context, geometry) }
        return nil
      }
      members.append(member)
    }
    return members.withUnsafeMutableBufferPointer {
      library.create_collection(context, Int32(type.rawValue), $0.baseAddress, UInt32($0.count))
    }
  }

  // MARK: GEOS to Swift

  private func parts(of geometry: OpaquePointer) throws(PlaneFault) -> PlaneParts {
    var parts = PlaneParts()
    guard add(geometry, to: &parts) else { throw PlaneFault.unusable }
    return parts
  }

  private func add(_ geometry: OpaquePointer, to parts: inout PlaneParts) -> Bool {
    switch library.type(context, geometry) {
    case Int32(GEOS_POINT.rawValue):
      guard let points = points(of: geometry) else { return false }
      parts.points += points
    case Int32(GEOS_LINESTRING.rawValue), Int32(GEOS_LINEARRING.rawValue):
      guard let line = points(of: geometry) else { return false }
      if !line.isEmpty { parts.lines.append(line) }
    case Int32(GEOS_POLYGON.rawValue):
      guard library.is_empty(context, geometry) == 0 else { return true }
      guard let polygon = polygon(geometry) else { return false }
      parts.polygons.append(polygon)
    default:
      let count = library.count_members(context, geometry)
      guard count >= 0 else { return false }
      for index in 0..<count {
        guard let member = library.member(context, geometry, index), add(member, to: &parts) else {
          return false
        }
      }
    }
    return true
  }

  private func polygon(_ geometry: OpaquePointer) -> PlanePolygon? {
    guard let shell = library.exterior(context, geometry).flatMap({ points(of: $0) }) else { return nil }
    var polygon = PlanePolygon(exterior: shell)
    for index in 0..<max(0, library.count_holes(context, geometry)) {
      guard let hole = library.hole(context, geometry, index).flatMap({ points(of: $0) }) else {
        return nil
      }
      polygon.holes.append(hole)
    }
    return polygon
  }

  private func points(of geometry: OpaquePointer) -> [SIMD2<Double>]? {
    var count: UInt32 = 0
    guard let sequence = library.sequence(context, geometry),
      library.sequence_size(context, sequence, &count) == 1
    else { return nil }
    var numbers = [Double](repeating: 0, count: Int(count) * 2)
    let copied = numbers.withUnsafeMutableBufferPointer {
      library.copy_sequence(context, sequence, $0.baseAddress, 0, 0)
    }
    guard copied == 1 else { return nil }
    return (0..<Int(count)).map { SIMD2(numbers[2 * $0], numbers[2 * $0 + 1]) }
  }
}
