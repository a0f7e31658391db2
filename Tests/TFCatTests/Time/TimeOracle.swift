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
