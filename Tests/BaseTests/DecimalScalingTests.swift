import Base
import Testing

@Suite struct DecimalScalingTests {
  @Test(arguments: [
    (0.109, 3, 109.0), (109.0, -3, 0.109), (1.1, 6, 1_100_000.0), (0.3, 1, 3.0), (24730.0, -3, 24.73),
    (2.3, -6, 2.3e-6),
    (-0.109, 3, -109.0), (0.07, 9, 70_000_000.0), (1e-9, 9, 1.0), (5.0, -40, 5e-40),
    (0.30000000000000004, 3, 300.00000000000004),
    (123_456.789012345, 3, 123_456_789.012345), (4.35, 2, 435.0), (1.005, 3, 1005.0), (0.0, 3, 0.0),
    (1e15, -3, 1e12),
  ]) func thePointMoves(_ value: Double, _ exponent: Int, _ expected: Double) {
    #expect(DecimalScaling(exponent: exponent).apply(value) == expected)
  }

  @Test func decimalsOfAllSizesAgreeWithTheirText() throws {
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = Int(state >> 33) % 1_000_000_000
      let decimals = Int(state >> 20) % 15
      let exponent = Int(state >> 40) % 19 - 9
      let value = try #require(Double("\(digits)e-\(decimals)"))
      let expected = try #require(Double("\(digits)e\(exponent - decimals)"))
      guard DecimalScaling(exponent: exponent).apply(value) == expected else {
        Issue.record("\(value) times 10^\(exponent) is not \(expected)")
        return
      }
    }
  }

  @Test func whatIsNoNumberStays() {
    #expect(DecimalScaling(exponent: 3).apply(.infinity) == .infinity)
    #expect(DecimalScaling(exponent: 3).apply(.nan).isNaN)
    #expect(
      DecimalScaling(exponent: 400).apply(1) == .infinity && DecimalScaling(exponent: -400).apply(1) == 0)
  }
}
