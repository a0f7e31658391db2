import TFCatTestSupport
import Testing

@testable import TFCatJSON

/// Numbers are put as the standard library writes them.
@Suite struct DoubleTextTests {
  private func text(_ value: Double, with text: inout DoubleText) -> String? {
    var bytes = [UInt8](repeating: 0, count: DoubleText.capacity)
    return bytes.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress,
        let end = text.put(value, wholeHasFraction: false, at: start)
      else { return nil }
      return String(decoding: buffer[..<(end - start)], as: UTF8.self)
    }
  }

  private func integerText(_ value: UInt64) -> String {
    var bytes = [UInt8](repeating: 0, count: DoubleText.capacity)
    return bytes.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return "" }
      return String(decoding: buffer[..<(DoubleText.put(value, at: start) - start)], as: UTF8.self)
    }
  }

  @Test func integersOfAllLengthsHaveTheirDigits() {
    var random = SeededNumbers(1)
    var power: UInt64 = 1
    for _ in 0..<20 {
      for value in [power, power - 1, power + 1] { #expect(integerText(value) == String(value)) }
      for _ in 0..<200 {
        let value = UInt64.random(in: 0...power, using: &random)
        #expect(integerText(value) == String(value))
      }
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for value: UInt64 in [0, 7, 10, 99_999_999, 100_000_000, .max] {
      #expect(integerText(value) == String(value))
    }
  }

  @Test func decimalsAreTheShortestOnes() {
    var random = SeededNumbers(1)
    var writer = DoubleText()
    for decimals in 0...14 {
      let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
      for digits in 1...16 {
        let limit = (0..<digits).reduce(1.0) { power, _ in power * 10 }
        for _ in 0..<40 {
          let value = (Double.random(in: -limit...limit, using: &random)).rounded() / power
          if value == 0 { continue }
          #expect(text(value, with: &writer) == JSONNumber.shortest(value))
        }
      }
    }
  }

  @Test func anyNumberIsTheShortestText() {
    var random = SeededNumbers(1)
    var writer = DoubleText()
    for _ in 0..<5000 {
      let value = Double(bitPattern: UInt64.random(in: 0...(.max), using: &random))
      #expect(text(value, with: &writer) == (value.isFinite ? JSONNumber.shortest(value) : nil))
      let usual = Double.random(in: -2e9...2e9, using: &random)
      #expect(text(usual, with: &writer) == JSONNumber.shortest(usual))
      // What was written before is a guess at most.
      let simple = (usual / 1e6).rounded() / 8
      if simple != 0 { #expect(text(simple, with: &writer) == JSONNumber.shortest(simple)) }
    }
    for value in [0.1, 0.0001, 0.00009, 1e-7, 4.5e15, 9_007_199_254_740_994, 1e21, 0.30000000000000004] {
      #expect(text(value, with: &writer) == JSONNumber.shortest(value))
    }
  }
}
