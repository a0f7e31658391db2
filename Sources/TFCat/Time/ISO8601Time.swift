/// What may stand in a date and time besides the plain form.
public struct ISO8601Options: OptionSet, Sendable, Hashable {
  /// The set as bits.
  public let rawValue: Int

  /// A set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Accept an offset from UTC at the end: `+01:00`, `+0100`, `+01`.
  public static let zoneOffsets = ISO8601Options(rawValue: 1)
}

/// The parts of an ISO 8601 date and time as it is written, before it is bound to a time scale.
///
/// Accepted: `YYYY-MM-DD`, followed or not by `T` or a space and `hh`, `hh:mm` or `hh:mm:ss` with any number
/// of decimals, followed or not by `Z`. The year has four digits or more and may have a sign; years are
/// counted astronomically (0000 is 1 BC, -4712 is 4713 BC) in the Gregorian calendar, also before 1582.
///
/// Months, days, hours, minutes and seconds are checked; whether a second 60 exists depends on the scale
/// and is checked by ``Instant/init(_:scale:)``.
public struct ISO8601Time: Sendable, Hashable {
  /// What the text says about the time zone.
  public enum Zone: Sendable, Hashable {
    /// Nothing.
    case unstated
    /// `Z`.
    case utc
    /// An offset from UTC: local time minus UTC, in minutes.
    case offset(minutes: Int)
  }

  /// The smallest part that is written.
  public enum Precision: Sendable, Hashable {
    case day
    case hour
    case minute
    /// Seconds, with this many decimals.
    case second(decimals: Int)
  }

  /// The astronomical year.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the length of the month.
  public let day: Int
  /// 0 to 23.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int
  /// 0 to 60.
  public let second: Int
  /// The decimals of the second, from 0 to 1.
  public let fraction: Double
  /// The smallest part written.
  public let precision: Precision
  /// The time zone written.
  public let zone: Zone
  /// Whether a space stands where the standard has `T`.
  public let hasSpaceSeparator: Bool
  /// Where the seconds are in the text, in UTF-8 bytes.
  let secondOffset: Int
  /// Where the time zone is in the text, in UTF-8 bytes.
  let zoneOffset: Int

  /// Reads a date and time.
  ///
  /// - Parameters:
  ///   - text: The text, without blanks around it.
  ///   - options: What may stand there besides the plain form.
  /// - Throws: The first fault, with its offset in the text.
  public init(_ text: some StringProtocol, options: ISO8601Options = []) throws(ISO8601Error) {
    var parser = ISO8601Parser(text)
    self = try parser.parse(options: options)
  }

  init(
    date: (year: Int, month: Int, day: Int), clock: ISO8601Parser.Clock, zone: Zone, zoneOffset: Int,
    hasSpaceSeparator: Bool
  ) {
    (year, month, day) = date
    hour = clock.hour
    minute = clock.minute
    second = clock.second
    fraction = clock.fraction
    precision = clock.precision
    secondOffset = clock.secondOffset
    self.zone = zone
    self.zoneOffset = zoneOffset
    self.hasSpaceSeparator = hasSpaceSeparator
  }
}
