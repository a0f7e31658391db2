/// A point in time: a Julian date in two parts, and the scale it is counted in.
///
/// The two parts keep about 10 picoseconds anywhere in history, where one `Double` keeps 40 microseconds.
/// In UTC the date is ERFA's quasi-Julian date: the fraction counts the whole day as 1, also when the day has
/// 86401 seconds.
///
/// Instants are equal when date and scale are; the same moment in two scales is not equal. Compare moments
/// with ``seconds(since:)``.
public struct Instant: Sendable, Hashable {
  /// The Julian date of 0h of the day: a whole number and a half.
  public let jd1: Double
  /// The part of the day that is over, from 0 up to but not including 1.
  public let jd2: Double
  /// The time scale of the date.
  public let scale: TimeScale

  /// The Julian dates that an instant can have: the years -4799 to 2733194, where ERFA's calendar works.
  public static let julianDateRange: Range<Double> = -31738.5..<999_999_999.5

  /// An instant from a Julian date in two parts, split in any way.
  ///
  /// - Parameters:
  ///   - jd1: One part, in days.
  ///   - jd2: The other part, in days.
  ///   - scale: The scale that the date is in.
  /// - Returns: nil if a part is NaN or infinite, or if the date is outside ``julianDateRange``.
  public init?(jd1: Double, jd2: Double = 0, scale: TimeScale) {
    guard jd1.isFinite, jd2.isFinite else { return nil }
    // Each part is split into a midnight and a rest before anything is added, so that nothing is lost.
    let midnight = (jd1 - 0.5).rounded(.down) + 0.5
    let days = jd2.rounded()
    var rest = (jd1 - midnight) + (jd2 - days)
    let carry = rest.rounded(.down)
    var day = midnight + days + carry
    rest -= carry
    if rest >= 1 {
      // A negative rest too small to see next to 1.
      rest = 0
      day += 1
    }
    guard Self.julianDateRange.contains(day) else { return nil }
    self.jd1 = day
    self.jd2 = rest
    self.scale = scale
  }

  /// An instant from the start of a day and the seconds since then on that day's clock.
  ///
  /// In UTC the second 86400 of a day with a leap second is 23:59:60; anything past the end of the day is
  /// counted on into the next.
  package init?(midnight: Double, clockSeconds: Double, scale: TimeScale) {
    let length = scale.hasLeapSeconds ? LeapSeconds.dayLength(startingAt: midnight) : 86400
    self.init(jd1: midnight, jd2: clockSeconds / length, scale: scale)
  }

  /// For dates known to be in range and split when the program is written.
  init(midnight: Double, fraction: Double, scale: TimeScale) {
    jd1 = midnight
    jd2 = fraction
    self.scale = scale
  }

  /// The date as one number, good to about 40 microseconds in our time.
  public var julianDate: Double { jd1 + jd2 }

  /// Whether leap seconds may exist before this instant that the table does not have: see
  /// ``LeapSeconds/expiry``. False in a scale that does not convert.
  public var isBeyondLeapSecondTable: Bool { LeapSeconds.isBeyondTable(self) }

  /// Seconds since 0h on the clock of this day, up to 86401 in UTC.
  var clockSeconds: Double { jd2 * dayLength }

  /// The seconds of this day.
  var dayLength: Double { scale.hasLeapSeconds ? LeapSeconds.dayLength(startingAt: jd1) : 86400 }
}
