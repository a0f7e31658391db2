import Testing

@testable import PlanarGeometry

@Suite struct GEOSTests {
  let geos: GEOS

  init() throws { geos = try GEOS() }

  private func square(_ x: Double, _ y: Double, side: Double = 2) -> PlanePolygon {
    PlanePolygon(exterior: [
      SIMD2(x, y), SIMD2(x + side, y), SIMD2(x + side, y + side), SIMD2(x, y + side), SIMD2(x, y),
    ])
  }

  private func area(_ polygons: [PlanePolygon]) -> Double {
    polygons.reduce(0) { sum, polygon in
      sum
        + polygon.rings.enumerated().reduce(0) { sum, ring in
          let doubled = zip(ring.element, ring.element.dropFirst()).reduce(0) {
            $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
          }
          return sum + (ring.offset == 0 ? 1 : -1) * abs(doubled) / 2
        }
    }
  }

  private let bow = PlanePolygon(exterior: [SIMD2(0, 0), SIMD2(4, 4), SIMD2(4, 0), SIMD2(0, 4), SIMD2(0, 0)])

  /// The vertices of a polygon that crosses itself all over.
  private func tangle(_ count: Int) -> PlanePolygon {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33)
    }
    var ring = (0..<count).map { _ in SIMD2(next(), next()) }
    ring.append(ring[0])
    return PlanePolygon(exterior: ring)
  }

  @Test func validityIsThatOfTheStandard() {
    #expect(geos.isValid([square(0, 0)]) == true)
    #expect(geos.isValid([square(0, 0), square(1, 1)]) == false)
    #expect(geos.isValid([bow]) == false)
    #expect(geos.isValid([PlanePolygon(exterior: [SIMD2(0, 0), SIMD2(1, 1)])]) == nil)
    #expect(
      geos.isValid([PlanePolygon(exterior: [SIMD2(0, 0), SIMD2(.nan, 1), SIMD2(1, 1), SIMD2(0, 0)])]) == nil)
  }

  @Test func aBowBecomesTwoTriangles() throws {
    let parts = try geos.makeValid(bow)
    #expect(parts.polygons.count == 2)
    #expect(area(parts.polygons) == 8)
    #expect(parts.lines.isEmpty && parts.points.isEmpty)
  }

  @Test func unionsCoverWhatTheirPartsCover() throws {
    let parts = try geos.union([square(0, 0), square(1, 1)])
    #expect(parts.polygons.count == 1)
    #expect(area(parts.polygons) == 7)
    #expect(try geos.union([square(0, 0), square(10, 0)]).polygons.count == 2)
  }

  @Test func whatCannotBeAPolygonIsAFault() {
    #expect(throws: PlaneFault.unusable) {
      try geos.makeValid(PlanePolygon(exterior: [SIMD2(0, 0), SIMD2(1, 1), SIMD2(0, 0)]))
    }
  }

  @Test(arguments: [200, 2000, 100_000]) func tanglesAreRefusedAtOnce(_ count: Int) throws {
    let fault = #expect(throws: PlaneFault.self) { try geos.makeValid(tangle(count)) }
    guard case .tooComplex(let positions, _)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(positions == count + 1)
    #expect(fault?.reason.contains("too entangled") == true)
  }

  @Test func moderateCrossingsAreMended() throws {
    let parts = try geos.makeValid(tangle(30))
    #expect(!parts.polygons.isEmpty)
    #expect(geos.isValid(parts.polygons) == true)
    // A long outline that crosses itself once.
    let circle = (0..<20_000).map { step in
      let angle = Double(step) / 20_000 * 2 * 3.141592653589793
      // The sine of a small polynomial suffices: the shape only has to cross once.
      return SIMD2(angle, step < 10_000 ? angle * (3 - angle) : (angle - 3) * (angle - 6.3))
    }
    let long = try geos.makeValid(PlanePolygon(exterior: circle + [circle[0]]))
    #expect(!long.polygons.isEmpty)
  }

  @Test func unionsOfEntangledPolygonsAreRefused() {
    let combs = (0..<2).map { turned in
      let ring = (0..<1200).map { step -> SIMD2<Double> in
        let along = Double(step)
        let across = step.isMultiple(of: 2) ? 0.0 : 1200
        return turned == 0 ? SIMD2(along, across) : SIMD2(across, along)
      }
      return PlanePolygon(exterior: ring + [ring[0]])
    }
    #expect(throws: PlaneFault.self) { try geos.union(combs) }
  }

  @Test func meetingsAreCounted() {
    #expect(EdgeMeetings([square(0, 0)]).count(limit: 100) == 0)
    #expect(EdgeMeetings([bow]).count(limit: 100) == 1)
    // Two squares that cross in two points.
    #expect(EdgeMeetings([square(0, 0), square(1, 1)]).count(limit: 100) == 2)
    #expect(EdgeMeetings([tangle(100)]).count(limit: 50) == 51)
  }
}
