internal import CGEOS

/// A polygon of the plane: an exterior ring and holes, each ending where it starts.
struct PlanePolygon: Hashable, Sendable {
  var exterior: [SIMD2<Double>]
  var holes: [[SIMD2<Double>]] = []

  var rings: [[SIMD2<Double>]] { [exterior] + holes }
}

/// What GEOS made of something, by dimension.
struct PlaneParts: Hashable, Sendable {
  var polygons: [PlanePolygon] = []
  var lines: [[SIMD2<Double>]] = []
  var points: [SIMD2<Double>] = []
}

/// The functions of the GEOS library that this package uses, on Swift values.
///
/// This is the only file that sees the C library. Each object has a context of its own, so that objects on several threads
/// do not meet. Functions answer `nil` where GEOS fails: coordinates that are not finite, rings of fewer than four points.
final class GEOS {
  private let context: GEOSContextHandle_t

  init?() {
    guard let context = GEOS_init_r() else { return nil }
    self.context = context
  }

  deinit { GEOS_finish_r(context) }

  /// Whether rings neither cross nor touch themselves, and holes lie inside (OGC 06-103r4, section 6.1.11).
  func isValid(_ polygons: [PlanePolygon]) -> Bool? {
    guard let geometry = collection(of: polygons, type: GEOS_MULTIPOLYGON) else { return nil }
    defer { GEOSGeom_destroy_r(context, geometry) }
    let answer = GEOSisValid_r(context, geometry)
    return answer > 1 ? nil : answer == 1
  }

  /// Valid polygons with the edges of the given one. What has no area comes as lines and points.
  func makeValid(_ polygon: PlanePolygon) -> PlaneParts? {
    guard let geometry = make(polygon) else { return nil }
    defer { GEOSGeom_destroy_r(context, geometry) }
    guard let valid = GEOSMakeValid_r(context, geometry) else { return nil }
    defer { GEOSGeom_destroy_r(context, valid) }
    return parts(of: valid)
  }

  /// The area that the polygons cover together; each of them is valid, and they may overlap.
  func union(_ polygons: [PlanePolygon]) -> PlaneParts? {
    guard let geometry = collection(of: polygons, type: GEOS_GEOMETRYCOLLECTION) else { return nil }
    defer { GEOSGeom_destroy_r(context, geometry) }
    // A buffer of no width finds all crossings in one pass, where a union takes the polygons two by two.
    guard let union = GEOSBuffer_r(context, geometry, 0, 1) else { return nil }
    defer { GEOSGeom_destroy_r(context, union) }
    return parts(of: union)
  }

  // MARK: Swift to GEOS

  /// Whoever receives a geometry has to destroy it.
  private func make(_ polygon: PlanePolygon) -> OpaquePointer? {
    guard let shell = makeRing(polygon.exterior) else { return nil }
    var holes: [OpaquePointer?] = []
    for ring in polygon.holes {
      guard let hole = makeRing(ring) else {
        for geometry in holes + [shell] { GEOSGeom_destroy_r(context, geometry) }
        return nil
      }
      holes.append(hole)
    }
    // The polygon owns its rings, also when it could not be made.
    return holes.withUnsafeMutableBufferPointer {
      GEOSGeom_createPolygon_r(context, shell, $0.baseAddress, UInt32($0.count))
    }
  }

  private func makeRing(_ points: [SIMD2<Double>]) -> OpaquePointer? {
    guard points.count >= 4, points.first == points.last,
      points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
      let count = UInt32(exactly: points.count)
    else { return nil }
    let numbers = points.flatMap { [$0.x, $0.y] }
    let sequence = numbers.withUnsafeBufferPointer {
      GEOSCoordSeq_copyFromBuffer_r(context, $0.baseAddress, count, 0, 0)
    }
    guard let sequence else { return nil }
    return GEOSGeom_createLinearRing_r(context, sequence)
  }

  private func collection(of polygons: [PlanePolygon], type: GEOSGeomTypes) -> OpaquePointer? {
    var members: [OpaquePointer?] = []
    for polygon in polygons {
      guard let member = make(polygon) else {
        for geometry in members { GEOSGeom_destroy_r(context, geometry) }
        return nil
      }
      members.append(member)
    }
    return members.withUnsafeMutableBufferPointer {
      GEOSGeom_createCollection_r(context, Int32(type.rawValue), $0.baseAddress, UInt32($0.count))
    }
  }

  // MARK: GEOS to Swift

  private func parts(of geometry: OpaquePointer) -> PlaneParts? {
    var parts = PlaneParts()
    return add(geometry, to: &parts) ? parts : nil
  }

  private func add(_ geometry: OpaquePointer, to parts: inout PlaneParts) -> Bool {
    switch GEOSGeomTypeId_r(context, geometry) {
    case Int32(GEOS_POINT.rawValue):
      guard let points = points(of: geometry) else { return false }
      parts.points += points
    case Int32(GEOS_LINESTRING.rawValue), Int32(GEOS_LINEARRING.rawValue):
      guard let line = points(of: geometry) else { return false }
      if !line.isEmpty { parts.lines.append(line) }
    case Int32(GEOS_POLYGON.rawValue):
      guard GEOSisEmpty_r(context, geometry) == 0 else { return true }
      guard let polygon = polygon(geometry) else { return false }
      parts.polygons.append(polygon)
    default:
      let count = GEOSGetNumGeometries_r(context, geometry)
      guard count >= 0 else { return false }
      for index in 0..<count {
        guard let member = GEOSGetGeometryN_r(context, geometry, index), add(member, to: &parts) else {
          return false
        }
      }
    }
    return true
  }

  private func polygon(_ geometry: OpaquePointer) -> PlanePolygon? {
    guard let shell = GEOSGetExteriorRing_r(context, geometry).flatMap({ points(of: $0) }) else { return nil }
    var polygon = PlanePolygon(exterior: shell)
    for index in 0..<max(0, GEOSGetNumInteriorRings_r(context, geometry)) {
      guard let hole = GEOSGetInteriorRingN_r(context, geometry, index).flatMap({ points(of: $0) }) else {
        return nil
      }
      polygon.holes.append(hole)
    }
    return polygon
  }

  private func points(of geometry: OpaquePointer) -> [SIMD2<Double>]? {
    var count: UInt32 = 0
    guard let sequence = GEOSGeom_getCoordSeq_r(context, geometry),
      GEOSCoordSeq_getSize_r(context, sequence, &count) == 1
    else { return nil }
    var numbers = [Double](repeating: 0, count: Int(count) * 2)
    let copied = numbers.withUnsafeMutableBufferPointer {
      GEOSCoordSeq_copyToBuffer_r(context, sequence, $0.baseAddress, 0, 0)
    }
    guard copied == 1 else { return nil }
    return (0..<Int(count)).map { SIMD2(numbers[2 * $0], numbers[2 * $0 + 1]) }
  }
}
