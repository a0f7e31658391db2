import TFCatTestSupport
import Testing

@testable import TFCatJSON

/// Numbers of many digits are put as the standard library writes them.
@Suite struct LongDoubleTextTests {
  private func text(_ value: Double, with text: inout DoubleText) -> String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DoubleText.capacity) { buffer in
      guard let start = buffer.baseAddress, let end = text.put(value, wholeHasFraction: false, at: start)
      else { return nil }
      return String(decoding: buffer[..<(end - start)], as: UTF8.self)
    }
  }

  private func compare(_ value: Double, with text: inout DoubleText) {
    let found = self.text(value, with: &text)
    #expect(found == (value.isFinite ? JSONNumber.shortest(value) : nil), "\(value)")
  }

  @Test func numbersOfAllSizes() {
    var random = SeededNumbers(1)
    var text = DoubleText()
    for _ in 0..<5000 {
      compare(Double(bitPattern: .random(in: .min ... .max, using: &random)), with: &text)
      // As many as have a fraction.
      let exponent = Int.random(in: 0...52, using: &random)
      let significand = Double.random(in: 1..<2, using: &random)
      compare(Double(sign: .minus, exponent: exponent, significand: significand), with: &text)
      compare(Double.random(in: 2_400_000...2_500_000, using: &random), with: &text)
    }
  }

  /// Numbers with a few decimals, and those next to them, which have many.
  @Test func numbersBesideShortOnes() {
    var random = SeededNumbers(1)
    var text = DoubleText()
    for _ in 0..<5000 {
      let powers: [Double] = [10, 1000, 1e6, 1e9]
      let power = powers.randomElement(using: &random) ?? 1
      let whole = Double.random(in: 1...1e6, using: &random).rounded()
      let value = ((whole + Double.random(in: 0...1, using: &random)) * power).rounded() / power
      for near in [value, value.nextUp, value.nextDown, -value] { compare(near, with: &text) }
    }
  }

  @Test func limits() {
    var text = DoubleText()
    for exponent in 0...53 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      for value in [power, power.nextUp, power.nextDown, power + 0.5, power - 0.5, power + 0.25] {
        compare(value, with: &text)
      }
    }
    for value in [0, 0.1, 1e-4, 1e-5, 1.5, 0.5, .infinity, .nan, .leastNonzeroMagnitude, 1.1, 1.0001] {
      compare(value, with: &text)
    }
  }
}
