import Base

extension Instant {
  /// The decimals of the seconds in a written time.
  public enum Decimals: Sendable, Hashable {
    /// Exactly this many, 0 to 12.
    case fixed(Int)
    /// As few as give the same time when rounded to this many, 0 to 12: trailing zeros are left out.
    case upTo(Int)
    /// ``upTo(_:)`` six decimals.
    public static let microsecond = Decimals.upTo(6)
    /// ``upTo(_:)`` nine decimals.
    public static let nanosecond = Decimals.upTo(9)

    fileprivate var clamped: (places: Int, trim: Bool) {
      switch self {
      case .fixed(let count): (min(max(count, 0), 12), false)
      case .upTo(let count): (min(max(count, 0), 12), true)
      }
    }
  }

  /// Reads an ISO 8601 date and time; see ``ISO8601Time`` for what is accepted.
  ///
  /// A `Z` is accepted in every scale and is no more than a full stop: the scale is the one given, as the
  /// `time_scale` member of a catalogue wins over the `Z` that many producers write after `time_origin`.
  /// Read the text as ``ISO8601Time`` to learn whether there is one.
  ///
  /// - Parameters:
  ///   - text: The text, without blanks around it.
  ///   - scale: The scale that the time is in.
  ///   - options: What may stand there besides the plain form.
  /// - Throws: The first fault, with its offset in the text.
  public init(
    iso8601 text: some StringProtocol, scale: TimeScale = .utc, options: ISO8601Options = []
  ) throws(ISO8601Error) {
    try self.init(ISO8601Time(text, options: options), scale: scale)
  }

  /// Binds a written date and time to a scale.
  ///
  /// - Throws: `leapSecond` for a second 60 that does not exist, `zone` for an offset in a scale other than
  ///   UTC, `year` at the very end of the calendar.
  public init(_ time: ISO8601Time, scale: TimeScale) throws(ISO8601Error) {
    var minutes = time.hour * 60 + time.minute
    var dayShift = 0
    if case .offset(let offset) = time.zone {
      guard scale == .utc else {
        throw ISO8601Error(
          code: .zone, offset: time.zoneOffset,
          message: "a time zone offset makes no sense in the scale \(scale.rawValue)")
      }
      minutes -= offset
      dayShift = minutes < 0 ? -1 : minutes >= 1440 ? 1 : 0
      minutes -= dayShift * 1440
    }
    guard let date = CivilDay(year: time.year, month: time.month, day: time.day) else {
      throw ISO8601Error(code: .year, offset: 0, message: "the calendar does not know this date")
    }
    let midnight = (date + dayShift).julianDate
    let seconds = Double(time.second) + time.fraction
    if time.second == 60,
      let fault = Self.leapSecondFault(seconds, minute: minutes, midnight: midnight, scale)
    {
      throw ISO8601Error(code: .leapSecond, offset: time.secondOffset, message: fault)
    }
    guard
      let instant = Instant(midnight: midnight, clockSeconds: Double(minutes) * 60 + seconds, scale: scale)
    else {
      throw ISO8601Error(code: .year, offset: 0, message: "the calendar does not know this date")
    }
    self = instant
  }

  /// Writes the date and time in the instant's own scale, as `2016-12-31T23:59:60.5Z`.
  ///
  /// The time is rounded to the decimals asked for and carries into the next second, minute and day; second
  /// 60 is written only inside a leap second. `Z` is written for UTC and for no other scale. Years past 9999
  /// have a `+`, years before 0 a `-`.
  ///
  /// - Parameter decimals: How many decimals the seconds have.
  /// - Throws: `outOfRange` at the very end of the calendar.
  public func iso8601(decimals: Decimals = .microsecond) throws(TimeConversionError) -> String {
    try iso8601Text(decimals: decimals).string
  }

  /// What `iso8601(decimals:)` writes, before it is a string.
  package func iso8601Text(decimals: Decimals) throws(TimeConversionError) -> ISO8601Text {
    let (places, trim) = decimals.clamped
    // Whole ticks, so that what is rounded up carries by itself. 86401e12 is well inside 2^63, and what
    // the product loses past 2^53 is less than the instant itself resolves.
    let ticksPerSecond = ISO8601Text.powersOfTen[places]
    var ticks = Int((clockSeconds * Double(ticksPerSecond)).rounded())
    let extra = scale.hasLeapSeconds ? LeapSeconds.dayLength(startingAt: jd1) - 86400 : 0
    let ticksOfDay = 86400 * ticksPerSecond + Int((extra * Double(ticksPerSecond)).rounded())
    var midnight = jd1
    if ticks >= ticksOfDay {
      ticks = 0
      midnight += 1
    }
    guard let date = CivilDay(midnight: midnight)?.components else { throw .outOfRange }
    return ISO8601Text(date: date, ticks: ticks, places: places, trim: trim, isUTC: scale == .utc)
  }
}
