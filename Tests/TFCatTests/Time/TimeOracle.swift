import Foundation
import TFCat
import Testing

/// The tables that `Scripts/time_oracle.py` computed with astropy.
enum TimeOracle {
  /// The rows of a table, without its comment and its header.
  static func rows(_ name: String) throws -> [[String]] {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Fixtures/Time"))
    return try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n").dropFirst(2)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  static func number(_ text: String) throws -> Double { try #require(Double(text)) }

  static func scale(_ text: String) throws -> TimeScale { try #require(TimeScale(rawValue: text)) }

  static func instant(_ jd1: String, _ jd2: String, _ scale: TimeScale) throws -> Instant {
    try #require(Instant(jd1: number(jd1), jd2: number(jd2), scale: scale))
  }

  /// The difference of two dates of the same scale in seconds of a day of 86400.
  static func difference(_ a: Instant, _ b: Instant) -> Double {
    ((a.jd1 - b.jd1) + (a.jd2 - b.jd2)) * 86400
  }
}

/// A small generator with a seed, so that a test that fails fails again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
