import TFCatTestSupport
import Testing

@testable import TFCatJSON

/// The way of most coordinates: what it reads is the nearest double, and it leaves alone what it does not
/// know.
@Suite struct UsualNumberTests {
  /// The value and how many bytes it took; `nil` where the usual way gives up.
  private func read(_ literal: String) -> (value: Double, length: Int)? {
    let text = Array(literal.utf8) + Array(repeating: UInt8(ascii: "]"), count: NumberReader.usualWidth)
    return text.withUnsafeBufferPointer { bytes -> (value: Double, length: Int)? in
      guard let start = bytes.baseAddress else { return nil }
      return NumberReader.usual(start).map { ($0.value, $0.end - start) }
    }
  }

  @Test func randomNumbersAreReadToTheNearestDouble() {
    var random = SeededNumbers(1)
    var readCount = 0
    for _ in 0..<200_000 {
      var literal = Bool.random(using: &random) ? "" : "-"
      let whole = UInt64.random(in: 0..<(1 << UInt64.random(in: 1...50, using: &random)), using: &random)
      literal += String(whole)
      let decimals = Int.random(in: 0...8, using: &random)
      if decimals > 0 {
        literal += "."
        for _ in 0..<decimals { literal += String(Int.random(in: 0...9, using: &random)) }
      }
      guard let (value, length) = read(literal) else { continue }
      readCount += 1
      #expect(value.bitPattern == Double(literal)?.bitPattern && length == literal.utf8.count, "\(literal)")
    }
    #expect(readCount > 100_000)
  }

  @Test(arguments: [
    "", "-", "01", "1.", ".5", "1e5", "1.5E-3", "12345678901234567890", "9007199254740993",
    "0.12345678901234567", "NaN", "+1",
  ])
  func otherTextsAreLeftAlone(_ literal: String) { #expect(read(literal) == nil) }

  @Test(arguments: [
    "0", "-0", "-0.0", "0.5", "900719925474099", "115805185.1234567", "99999999", "100000000",
    "1234567890123456", "9007199254740992", "0.123456789", "12345678.5", "1234567.5", "0.000000000000001",
  ])
  func limits(_ literal: String) {
    #expect(read(literal)?.value.bitPattern == Double(literal)?.bitPattern)
  }
}
