import Base
import Testing
import TFCatTestSupport

@testable import SolarRegions

/// What thinning keeps of an outline, and what it says of the polygon that is left.
@Suite struct SphereRingTests {
  static let tolerances = [0, 1e-5, 1e-4, 1e-3, 1e-2]

  /// A wavy ring around a place of the sphere.
  static func ring(seed: Int, size: Double) -> SphereRing {
    let phase = Double(seed)
    let waves = Double(2 + seed % 5)
    var ring = SphereRing()
    for step in 0..<200 {
      let angle = Double(step) / 200 * 2 * .pi
      let radius = size * (1 + 0.3 * cosine(waves * angle + phase))
      let (y, z) = (radius * cosine(angle), radius * cosine(angle - .pi / 2))
      let vector: SIMD3<Double> = [1, y, z + 0.1 * phase]
      ring.points.append(vector.direction ?? vector)
    }
    ring.measure()
    return ring
  }

  /// Cosines to 1e-9 are exact enough for an outline.
  private static func cosine(_ angle: Double) -> Double {
    SpherePoint(longitude: angle * 180 / .pi, latitude: 0).vector.x
  }

  private static func kept(_ ring: SphereRing, _ tolerance: Double, from least: Double = 0) -> [Int] {
    zip(ring.points.indices, ring.significances(from: least)).filter { $1 > tolerance * tolerance }.map(\.0)
  }

  private static func polygon(_ ring: SphereRing, _ kept: [Int]) -> SphereRing {
    var polygon = SphereRing()
    polygon.points = kept.map { ring.points[$0] }
    polygon.measure()
    return polygon
  }

  @Test("Points that are left out are within the tolerance", arguments: 1...6)
  func pointsLeftOutAreNear(seed: Int) {
    let ring = Self.ring(seed: seed, size: 0.05)
    for tolerance in Self.tolerances {
      let kept = Self.kept(ring, tolerance)
      for (start, end) in zip(kept, kept.dropFirst() + [ring.points.count]) {
        let (from, to) = (ring.points[start], ring.points[end % ring.points.count])
        guard let normal = from.cross(to - from).direction else { continue }
        for place in start..<end { #expect(abs(normal.dot(ring.points[place])) <= tolerance + 1e-12) }
      }
    }
  }

  @Test("A wider tolerance keeps some of the points of a finer one, and no others", arguments: 1...6)
  func widerKeepsFewer(seed: Int) {
    let ring = Self.ring(seed: seed, size: 0.05)
    let kept = Self.tolerances.map { Set(Self.kept(ring, $0)) }
    #expect(kept[0].count > 190)
    for (finer, wider) in zip(kept, kept.dropFirst()) {
      #expect(wider.isSubset(of: finer))
      #expect(wider.count < finer.count || finer.count < 8)
    }
  }

  @Test("Less is split for a least tolerance, and the same points are kept from there on", arguments: 1...6)
  func aLeastToleranceChangesNothingAboveIt(seed: Int) {
    let ring = Self.ring(seed: seed, size: 0.05)
    for least in Self.tolerances {
      for tolerance in Self.tolerances where tolerance >= least {
        #expect(Self.kept(ring, tolerance, from: least) == Self.kept(ring, tolerance))
      }
    }
  }

  @Test("Area and moment of what is left are those of its polygon", arguments: 1...6)
  func differencesAreThoseOfThePolygon(seed: Int) {
    let ring = Self.ring(seed: seed, size: 0.05)
    for tolerance in Self.tolerances {
      let kept = Self.kept(ring, tolerance)
      let polygon = Self.polygon(ring, kept)
      let differences = ring.differences(kept)
      #expect((differences.moment - polygon.moment).length < 1e-12)
      #expect(abs(ring.area - polygon.area) <= 1.001 * differences.area + 1e-9)
      #expect(differences.area <= tolerance * ring.length + 1e-9)
    }
  }

  @Test("Edges of a ring over much of the sphere stay short")
  func edgesStayShort() {
    let ring = Self.ring(seed: 2, size: 2)
    let polygon = Self.polygon(ring, Self.kept(ring, 1))
    for (from, to) in zip(polygon.points, polygon.points.dropFirst() + polygon.points.prefix(1)) {
      #expect((to - from).length < 0.3473)
    }
    #expect(polygon.points.count < ring.points.count)
  }
}
