import Base

/// What is known of leap seconds: the steps of TAI - UTC in the ERFA library that the program runs with.
///
/// The table is the library's; nothing is read from a file or the network. See ``expiry`` for its age.
public enum LeapSeconds {
  /// One step of TAI - UTC.
  public struct Step: Sendable, Hashable {
    /// Start of the first UTC day with the new value.
    public let date: Instant
    /// TAI - UTC in seconds from that day on. Before 1972 there is a drift on top of it.
    public let taiMinusUTC: Double
    /// How many seconds the UTC day before is longer than 86400: 1 for a leap second, and small steps of
    /// either sign before 1972.
    public let extraSeconds: Double
  }

  /// All steps known, in order of time. The first one, 1960-01-01, is where UTC begins and is no leap second.
  public static let steps: [Step] = ERFA.leapSecondTable().compactMap { entry in
    guard let jd = CivilDay(year: entry.year, month: entry.month, day: 1)?.julianDate,
      let date = Instant(jd1: jd, scale: .utc)
    else { return nil }
    return Step(
      date: date, taiMinusUTC: entry.taiMinusUTC, extraSeconds: extraSeconds(beforeMidnight: jd))
  }

  /// The last step in the table (2017-01-01 as this is written), or nil if the library has no table.
  public static var lastKnown: Step? { steps.last }

  /// The issue of IERS Bulletin C that ``expiry`` rests on.
  public static let bulletin = "IERS Bulletin C 72 (July 2026): no leap second through June 2027"

  /// The first UTC instant about which the table knows nothing for sure: 2027-06-28, the date until which
  /// the IERS vouches for the list that ends with the step of 2017-01-01.
  ///
  /// This is an estimate of this package and not a fact of the library: ERFA carries no expiry date. With a
  /// library whose last step is an older or a newer one it is half a year past that step, which is how
  /// far ahead a step is announced. Nil if the library has no table.
  public static let expiry: Instant? = lastKnown.flatMap { last in
    let isTheListVouchedFor = last.date.jd1 == 2_457_754.5
    return Instant(jd1: isTheListVouchedFor ? 2_461_584.5 : last.date.jd1 + 182, scale: .utc)
  }

  /// Whether an instant lies where leap seconds may exist that the table does not have, so that its UTC
  /// may be off by a second or more when it comes from another scale, or goes to one.
  public static func isBeyondTable(_ instant: Instant) -> Bool {
    guard let expiry, let elapsed = try? instant.seconds(since: expiry) else { return false }
    return elapsed >= 0
  }

  /// Whether an instant lies before 1960, where UTC did not exist and stands for TAI.
  public static func isBeforeUTC(_ instant: Instant) -> Bool {
    guard let first = steps.first, let elapsed = try? instant.seconds(since: first.date) else { return false }
    return elapsed < 0
  }

  /// The length of the UTC day that starts at a Julian date (ending in .5), in seconds.
  static func dayLength(startingAt jd: Double) -> Double {
    var (low, high) = (0, unevenDays.count)
    while low < high {
      let middle = (low + high) / 2
      if unevenDays[middle].start < jd { low = middle + 1 } else { high = middle }
    }
    guard low < unevenDays.count, unevenDays[low].start == jd else { return 86400 }
    return 86400 + unevenDays[low].extraSeconds
  }

  /// Days of another length than 86400 s, in order of time, by the Julian date of their start.
  private static let unevenDays: [(start: Double, extraSeconds: Double)] = steps.map {
    ($0.date.jd1 - 1, $0.extraSeconds)
  }

  /// The sudden part of the change of TAI - UTC over the day before `jd`; what it drifts by is no part of it.
  private static func extraSeconds(beforeMidnight jd: Double) -> Double {
    guard let today = CivilDay(midnight: jd - 1)?.components,
      let tomorrow = CivilDay(midnight: jd)?.components,
      let start = ERFA.taiMinusUTC(year: today.year, month: today.month, day: today.day, fraction: 0),
      let noon = ERFA.taiMinusUTC(year: today.year, month: today.month, day: today.day, fraction: 0.5),
      let end = ERFA.taiMinusUTC(year: tomorrow.year, month: tomorrow.month, day: tomorrow.day, fraction: 0)
    else { return 0 }
    return end - (2 * noon - start)
  }
}
