internal import PlanarGeometry
internal import TFCat

/// Makes geometries that hands have drawn sound: rings closed, in the right sense, and not crossing
/// themselves.
struct GeometryMending {
  private var geos: GEOS?

  typealias Fix = CatalogueEventSource.Fix

  enum Outcome {
    case sound
    case hopeless(reason: String)
  }

  /// - Parameter may: asks whether a repair may be made, and records it.
  /// - Throws: where GEOS is needed and not installed.
  mutating func mend(
    _ geometry: inout Geometry, _ may: (Fix) -> Bool
  ) throws(ConversionError) -> Outcome {
    // Nanoseconds of TT2000 that differ are the same double: they count from the first of them meanwhile.
    guard let origin = geometry.coordinates?.timeIntegers?.first,
      let near = geometry.mapCoordinates({ $0.countingTimes(from: origin) })
    else { return try mendNear(&geometry, may) }
    var mended = near
    let outcome = try mendNear(&mended, may)
    if mended != near, let far = mended.mapCoordinates({ $0.addingToTimes(origin) }) { geometry = far }
    return outcome
  }

  private mutating func mendNear(
    _ geometry: inout Geometry, _ may: (Fix) -> Bool
  ) throws(ConversionError) -> Outcome {
    switch geometry {
    case .polygon(let polygon): try mend([polygon.rings], of: &geometry, may)
    case .multiPolygon(let polygons): try mend(polygons.polygons, of: &geometry, may)
    case .lineString(let line):
      if line.positions.contains(where: { $0 != line.positions.first }) {
        .sound
      } else {
        point(line.positions, &geometry, may)
      }
    case .geometryCollection(let collection): try mend(collection, of: &geometry, may)
    case .multiLineString(let lines) where lines.lines.contains(where: { $0.count < 2 }):
      .hopeless(reason: "a line has fewer than two positions")
    default: geometry.bounds == nil ? .hopeless(reason: "the geometry has no positions") : .sound
    }
  }

  private func point(
    _ positions: Positions, _ geometry: inout Geometry, _ may: (Fix) -> Bool
  ) -> Outcome {
    guard let first = positions.first else { return .hopeless(reason: "the line has no positions") }
    guard may(Fix.geometryDegenerate) else {
      return .hopeless(reason: "the line has one position only, or always the same")
    }
    geometry = .point(Point(first))
    return .sound
  }

  private mutating func mend(
    _ collection: GeometryCollection, of geometry: inout Geometry, _ may: (Fix) -> Bool
  ) throws(ConversionError) -> Outcome {
    var collection = collection
    for index in collection.geometries.indices {
      if case .hopeless(let reason) = try mend(&collection.geometries[index], may) {
        return .hopeless(reason: reason)
      }
    }
    geometry = .geometryCollection(collection)
    return .sound
  }

  // MARK: - Polygons

  private mutating func mend(
    _ polygons: [[Positions]], of geometry: inout Geometry, _ may: (Fix) -> Bool
  ) throws(ConversionError) -> Outcome {
    guard !polygons.isEmpty else { return .hopeless(reason: "the geometry has no positions") }
    var isChanged = false
    var mended: [PlanePolygon] = []
    for rings in polygons {
      var plane: [[SIMD2<Double>]] = []
      for (index, ring) in rings.enumerated() {
        var points = ring.map { SIMD2($0.time, $0.spectral) }
        guard points.count >= 2 else {
          guard points.count == 1, polygons.count == 1, rings.count == 1 else {
            return .hopeless(reason: "a ring has fewer than two positions")
          }
          return line(points + points, &geometry, may)
        }
        if points.first != points.last {
          guard may(Fix.closedRing) else {
            return .hopeless(reason: "a ring does not end where it starts")
          }
          points.append(points[0])
          isChanged = true
        }
        let area = Self.area(points)
        guard !Self.isStraight(points) else {
          guard polygons.count == 1, rings.count == 1 else { return .hopeless(reason: "a ring has no area") }
          return line(points, &geometry, may)
        }
        if area != 0, (area > 0) != (index == 0) {
          guard may(Fix.ringOrientation) else {
            return .hopeless(reason: index == 0 ? "the ring runs clockwise" : "a hole runs counter-clockwise")
          }
          points.reverse()
          isChanged = true
        }
        plane.append(points)
      }
      guard let exterior = plane.first else { return .hopeless(reason: "the polygon has no rings") }
      mended.append(PlanePolygon(exterior: exterior, holes: Array(plane.dropFirst())))
    }
    let geos = try opened()
    if geos.isValid(mended) != true {
      guard may(Fix.crossingRing) else {
        return .hopeless(reason: "a ring crosses or touches itself")
      }
      do {
        mended = try valid(mended, geos)
      } catch {
        return .hopeless(reason: error.reason)
      }
      isChanged = true
    }
    if isChanged { put(mended, into: &geometry) }
    return .sound
  }

  private func line(
    _ points: [SIMD2<Double>], _ geometry: inout Geometry, _ may: (Fix) -> Bool
  ) -> Outcome {
    guard may(Fix.geometryDegenerate) else { return .hopeless(reason: "the polygon has no area") }
    var distinct: [Position] = []
    for point in points.dropLast() {
      let position = Position(time: point.x, spectral: point.y)
      if distinct.last != position { distinct.append(position) }
    }
    guard let first = distinct.first else { return .hopeless(reason: "the polygon has no positions") }
    geometry = distinct.count > 1 ? .lineString(LineString(distinct)) : .point(Point(first))
    return .sound
  }

  /// GEOS, which few catalogues need: it is opened with the first polygon.
  private mutating func opened() throws(ConversionError) -> GEOS {
    if let geos { return geos }
    do {
      let opened = try GEOS()
      geos = opened
      return opened
    } catch {
      throw ConversionError(reason: error.reason)
    }
  }

  /// The polygons that have the same edges, one after the other; what is left of them as lines is dropped.
  ///
  /// - Throws: `PlaneFault` where nothing is left, or the edges meet too often.
  private func valid(_ polygons: [PlanePolygon], _ geos: GEOS) throws(PlaneFault) -> [PlanePolygon] {
    var all: [PlanePolygon] = []
    for polygon in polygons { all += try geos.makeValid(polygon).polygons }
    if geos.isValid(all) != true { all = try geos.union(all).polygons }
    guard !all.isEmpty else { throw PlaneFault.unusable }
    return all.map { polygon in
      PlanePolygon(
        exterior: Self.turned(polygon.exterior, counterClockwise: true),
        holes: polygon.holes.map { Self.turned($0, counterClockwise: false) })
    }
  }

  private static func turned(_ ring: [SIMD2<Double>], counterClockwise: Bool) -> [SIMD2<Double>] {
    (area(ring) > 0) == counterClockwise ? ring : ring.reversed()
  }

  private func put(_ polygons: [PlanePolygon], into geometry: inout Geometry) {
    let rings = polygons.map { polygon in
      polygon.rings.map { ring in ring.map { Position(time: $0.x, spectral: $0.y) } }
    }
    let attributes = geometry.attributes
    geometry = rings.count == 1 ? .polygon(Polygon(rings[0])) : .multiPolygon(MultiPolygon(rings))
    geometry.attributes = attributes
  }

  /// Whether all points lie on one line, so that there is no area; a ring that crosses itself may have one
  /// and sum up to 0.
  private static func isStraight(_ ring: [SIMD2<Double>]) -> Bool {
    guard let origin = ring.first, let other = ring.first(where: { $0 != origin }) else { return true }
    let direction = other - origin
    return ring.allSatisfy { point in
      let offset = point - origin
      return direction.x * offset.y == direction.y * offset.x
    }
  }

  /// Twice the area; positive for a ring that runs counter-clockwise. Differences to the first point keep the
  /// digits.
  private static func area(_ ring: [SIMD2<Double>]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    for (first, second) in zip(ring, ring.dropFirst()) {
      let (a, b) = (first - origin, second - origin)
      sum += a.x * b.y - a.y * b.x
    }
    return sum
  }
}
