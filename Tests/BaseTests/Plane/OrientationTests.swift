import LintKit
import TFCatTestSupport
import Testing

@testable import Base

/// Compares with sums of whole numbers in 128 bits and more.
@Suite struct OrientationTests {
  @Test func signsNearALineAreExact() {
    // The classic grid of doubles next to a diagonal, where rounded determinants give patterns of wrong
    // signs.
    let b = SIMD2(12.0, 12.0)
    let c = SIMD2(24.0, 24.0)
    for x in 0..<64 {
      for y in 0..<64 {
        let a = SIMD2(0.5 + Double(x) * 0x1p-53, 0.5 + Double(y) * 0x1p-53)
        #expect(Orientation.sign(a, b, c) == (y > x ? -1 : y < x ? 1 : 0) * -1)
      }
    }
  }

  @Test func signsAgreeWithWholeNumbers() {
    var random = SeededNumbers(7)
    for _ in 0..<20_000 {
      // Unix times in 1/1024 s: differences of values that need most of the 53 bits.
      let far: Int64 = Bool.random(using: &random) ? 1_600_000_000 << 10 : 0
      let span: Int64 = Bool.random(using: &random) ? 4 : 1 << 40
      func point() -> SIMD2<Int64> {
        SIMD2(far + .random(in: -span...span, using: &random), .random(in: -span...span, using: &random))
      }
      let points = [point(), point(), point()]
      let doubles = points.map { SIMD2(Double($0.x) / 1024, Double($0.y) / 8) }
      #expect(
        Orientation.sign(doubles[0], doubles[1], doubles[2]) == wholeSign(points[0], points[1], points[2]))
      #expect(
        Orientation.exactSign(doubles[0], doubles[1], doubles[2])
          == wholeSign(points[0], points[1], points[2]))
    }
  }

  @Test func magnitudesDoNotMatter() {
    for scale in [1e-300, 1e-200, 1e-160, 1, 1e150, 1e290] {
      let a = SIMD2(1 * scale, 1 * scale)
      let b = SIMD2(3 * scale, 3 * scale)
      #expect(Orientation.sign(a, b, SIMD2(2 * scale, 2 * scale.nextUp)) == 1)
      #expect(Orientation.sign(a, b, SIMD2(2 * scale, 2 * scale.nextDown)) == -1)
      #expect(Orientation.sign(a, b, SIMD2(2 * scale, 2 * scale)) == 0)
    }
    #expect(Orientation.sign(SIMD2(-1.7e308, 0), SIMD2(1.7e308, 0), SIMD2(0, 1e-300)) == 1)
    #expect(Orientation.sign(SIMD2(1, 5), SIMD2(2, 5), SIMD2(3, 5)) == 0)
  }

  @Test func unlikeMagnitudesNeedTheWholeSum() {
    let a = SIMD2(1e20, 1.0)
    let b = SIMD2(-1e20, -1.0)
    #expect(Orientation.sign(a, b, SIMD2(0, 0)) == 0)
    #expect(Orientation.sign(a, b, SIMD2(0, 1e-30)) == -1)
    #expect(Orientation.sign(a, b, SIMD2(1e-9, 0)) == 1)
  }

  private func wholeSign(_ a: SIMD2<Int64>, _ b: SIMD2<Int64>, _ c: SIMD2<Int64>) -> Int {
    let left = (a.x - c.x).multipliedFullWidth(by: b.y - c.y)
    let right = (a.y - c.y).multipliedFullWidth(by: b.x - c.x)
    if left.high != right.high { return left.high > right.high ? 1 : -1 }
    return left.low == right.low ? 0 : left.low > right.low ? 1 : -1
  }
}
