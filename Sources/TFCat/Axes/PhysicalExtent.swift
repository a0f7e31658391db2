/// Where an event lies, free of any CRS: what events of several catalogues are compared by.
package struct PhysicalExtent: Hashable, Sendable {
  /// SI seconds of TT since 2000-01-01T12:00:00 TT, to the microsecond; `nil` where they are not known.
  package var times: ClosedRange<Double>?
  /// In Hz; `nil` where they are not known.
  package var frequencies: ClosedRange<Double>?

  package init(times: ClosedRange<Double>?, frequencies: ClosedRange<Double>?) {
    self.times = times
    self.frequencies = frequencies
  }

  /// The share of what both cover together that both cover: the intersection of the two boxes over their
  /// union, from 0 to 1.
  ///
  /// An axis on which both have the same single value does not count, so that points at the same place have
  /// 1. 0 where something is not known.
  package func overlap(with other: PhysicalExtent) -> Double {
    guard let times, let frequencies, let otherTimes = other.times, let otherFrequencies = other.frequencies
    else { return 0 }
    guard let time = Self.lengths(times, otherTimes),
      let spectral = Self.lengths(frequencies, otherFrequencies)
    else { return 0 }
    let shared = time.shared * spectral.shared
    let union = time.one * spectral.one + time.other * spectral.other - shared
    return union > 0 ? shared / union : 0
  }

  /// How long two stretches are, and what they share; `nil` where they are apart.
  private static func lengths(
    _ one: ClosedRange<Double>, _ other: ClosedRange<Double>
  ) -> (one: Double, other: Double, shared: Double)? {
    let start = max(one.lowerBound, other.lowerBound)
    let end = min(one.upperBound, other.upperBound)
    guard start <= end else { return nil }
    if one == other, start == end { return (1, 1, 1) }
    return (one.upperBound - one.lowerBound, other.upperBound - other.lowerBound, end - start)
  }
}

/// The geometry of an event on the plane of PhysicalExtent.
package struct PhysicalShape: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case points, lines, polygon }

  package var kind: Kind
  /// All points in one part; lines one by one; of a polygon its outline, then its holes. The first number is
  /// the time, the second the frequency.
  package var parts: [[SIMD2<Double>]]

  package init(kind: Kind, parts: [[SIMD2<Double>]]) {
    self.kind = kind
    self.parts = parts
  }
}

/// Moments as the seconds of ``PhysicalExtent``.
package enum PhysicalTime {
  /// SI seconds of TT since 2000-01-01T12:00:00 TT, to the microsecond.
  ///
  /// - Throws: `TimeConversionError` for a scale that does not convert.
  package static func seconds(of instant: Instant) throws(TimeConversionError) -> Double {
    let date = try instant.converted(to: .tt)
    return rounded((date.jd1 - origin) * 86_400 + date.jd2 * 86_400)
  }

  /// The moment in UTC; `nil` beyond all calendars.
  package static func instant(of seconds: Double) -> Instant? {
    let days = (seconds / 86_400).rounded(.down)
    guard days.isFinite else { return nil }
    return try? Instant(jd1: origin + days, jd2: (seconds - days * 86_400) / 86_400, scale: .tt)?
      .converted(to: .utc)
  }

  /// The moment as ISO 8601 in UTC, to the microsecond; `nil` beyond all calendars.
  package static func text(of seconds: Double) -> String? { try? instant(of: seconds)?.iso8601() }

  /// Doubles resolve a tenth of a microsecond here: rounded to microseconds, the same moment is the same
  /// number from whatever axis it comes.
  static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }

  private static let origin = 2_451_545.0
  /// The axis that counts so.
  static let axis = TimeCoordinates.explicit(
    ExplicitTimeCoordinates(unit: "s", origin: "2000-01-01T12:00:00", scale: .tt))
}
