import PlanarGeometry
import TFCatTestSupport
import Testing

/// What two shapes share, and how far they lie apart.
@Suite struct PlaneShapeTests {
  let geos: GEOS

  init() throws { geos = try GEOS() }

  private func polygon(_ points: [(Double, Double)]) -> PlanePolygon {
    let ring = points.map { SIMD2($0.0, $0.1) }
    return PlanePolygon(exterior: ring + [ring[0]])
  }

  private func shape(_ points: [(Double, Double)]) throws -> PlaneShape {
    try #require(try PlaneShape(PlaneParts(polygons: [polygon(points)]), geos))
  }

  private func box(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> PlaneShape {
    PlaneShape(PlaneBox(low: SIMD2(x.lowerBound, y.lowerBound), high: SIMD2(x.upperBound, y.upperBound)))
  }

  private func near(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) < 1e-9 }

  @Test func boxes() {
    let one = box(1_158_051_600...1_158_051_700, 1e6...2e6)
    #expect(one.overlap(with: one) == 1)
    #expect(near(one.overlap(with: box(1_158_051_650...1_158_051_750, 1e6...2e6)), 1 / 3))
    // Edges that touch share nothing.
    #expect(one.overlap(with: box(1_158_051_700...1_158_051_800, 1e6...2e6)) == 0)
    #expect(one.overlap(with: box(1_158_051_600...1_158_051_700, 2e6...3e6)) == 0)
  }

  @Test func polygonsThatCrossThemselvesHaveTheirArea() throws {
    let bowTie = try shape([(0, 0), (2, 2), (2, 0), (0, 2)])
    #expect(near(bowTie.area, 2) && near(bowTie.overlap(with: box(0...2, 0...2)), 0.5))
    // Drawn the other way round, and with a position twice.
    let clockwise = try shape([(0, 0), (0, 1), (0, 1), (1, 1), (1, 0)])
    #expect(clockwise.overlap(with: box(0...1, 0...1)) == 1)
  }

  @Test func holesAndPartsCount() throws {
    var ring = polygon([(0, 0), (4, 0), (4, 4), (0, 4)])
    ring.holes = [[(1.0, 1.0), (3, 1), (3, 3), (1, 3), (1, 1)].map { SIMD2($0.0, $0.1) }]
    let holed = try #require(try PlaneShape(PlaneParts(polygons: [ring]), geos))
    #expect(holed.area == 12 && holed.overlap(with: box(1...3, 1...3)) == 0)
    #expect(near(holed.overlap(with: box(0...4, 0...4)), 0.75))
    // Parts that cover each other count once.
    let both = try #require(
      try PlaneShape(
        PlaneParts(polygons: [
          polygon([(0, 0), (2, 0), (2, 1), (0, 1)]), polygon([(1, 0), (3, 0), (3, 1), (1, 1)]),
        ]), geos))
    #expect(near(both.area, 3) && near(both.overlap(with: box(0...3, 0...1)), 1))
  }

  @Test func linesAndPoints() throws {
    let line = try #require(try PlaneShape(PlaneParts(lines: [[SIMD2(0, 0), SIMD2(2, 2)]]), geos))
    let part = try #require(try PlaneShape(PlaneParts(lines: [[SIMD2(1, 1), SIMD2(3, 3)]]), geos))
    #expect(line.overlap(with: line) == 1 && near(line.overlap(with: part), 1 / 3))
    let point = PlaneShape(PlaneBox(low: SIMD2(1, 1), high: SIMD2(1, 1)))
    #expect(point.dimension == 0 && point.overlap(with: point) == 1 && point.overlap(with: line) == 0)
    // A box without height is a line.
    #expect(
      box(0...2, 1...1).dimension == 1 && near(box(0...2, 1...1).overlap(with: box(1...3, 1...1)), 1 / 3))
    // A polygon without area is what is left of it.
    #expect(try shape([(0, 0), (1, 1), (2, 2)]).dimension == 1)
    #expect(try PlaneShape(PlaneParts(), geos) == nil)
  }

  @Test func whatIsSharedIsWhatGEOSFinds() throws {
    var random = SeededNumbers(1)
    // Times of our age and frequencies in Hz, where digits are scarce.
    let origin = SIMD2(1_700_000_000.0, 40e6)
    func star() -> PlanePolygon {
      let center = SIMD2(
        Double.random(in: 0...60, using: &random), Double.random(in: 0...20e6, using: &random))
      let count = Int.random(in: 3...40, using: &random)
      let angles = (0..<count).map { _ in Double.random(in: 0..<6.283, using: &random) }.sorted()
      let ring = angles.map { angle in
        let radius = Double.random(in: 0.3...1, using: &random)
        // A circle by its rational form, without a library of functions.
        let half = angle / 6.283 * 4
        let quarter = half.rounded(.down)
        let t = half - quarter
        let (x, y) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
        let turned = [SIMD2(x, y), SIMD2(-y, x), SIMD2(-x, -y), SIMD2(y, -x)][Int(quarter) % 4]
        return origin + center + radius * turned * SIMD2(40, 15e6)
      }
      return PlanePolygon(exterior: ring + [ring[0]])
    }
    for _ in 0..<300 {
      let (one, other) = (star(), star())
      guard let first = try PlaneShape(PlaneParts(polygons: [one]), geos),
        let second = try PlaneShape(PlaneParts(polygons: [other]), geos),
        case .polygons(let ones) = first.content, case .polygons(let others) = second.content
      else { continue }
      let union = try geos.union(ones + others)
      guard let together = try PlaneShape(union, geos) else { continue }
      let expected = (first.area + second.area - together.area) / together.area
      #expect(abs(first.overlap(with: second) - expected) < 1e-6)
      #expect(first.overlap(with: second) == second.overlap(with: first))
    }
  }

  @Test func distances() throws {
    let unit = SIMD2(60.0, 1e6)
    let one = box(0...60, 0...1e6)
    #expect(one.distance(to: box(120...180, 0...1e6), unit: unit) == 1)
    #expect(one.distance(to: box(30...40, 0...1e6), unit: unit) == 0)
    #expect(one.distance(to: box(30...40, 3e6...4e6), unit: SIMD2(60, .infinity)) == 0)
    let triangle = try shape([(0, 0), (60, 0), (0, 1e6)])
    let point = PlaneShape(PlaneBox(low: SIMD2(60, 1e6), high: SIMD2(60, 1e6)))
    #expect(near(triangle.distance(to: point, unit: unit), 0.5.squareRoot()))
    let inside = PlaneShape(PlaneBox(low: SIMD2(10, 1e5), high: SIMD2(10, 1e5)))
    #expect(triangle.distance(to: inside, unit: unit) == 0 && inside.distance(to: triangle, unit: unit) == 0)
  }

  @Test func theTreeFindsWhatTrialFinds() {
    var random = SeededNumbers(1)
    for count in [0, 1, 5, 12, 13, 500] {
      func box() -> PlaneBox {
        let low = SIMD2(Double.random(in: 0...100, using: &random), Double.random(in: 0...10, using: &random))
        return PlaneBox(
          low: low,
          high: low
            + SIMD2(Double.random(in: 0...9, using: &random), Double.random(in: 0...2, using: &random)))
      }
      let boxes = (0..<count).map { _ in box() }
      let tree = BoxTree(boxes)
      for _ in 0..<50 {
        let wanted = box()
        var found: [Int] = []
        tree.visit(wanted) {
          found.append($0)
          return true
        }
        #expect(found.sorted() == boxes.indices.filter { boxes[$0].touches(wanted) })
      }
    }
  }
}
