package import Base

/// What a written time needs before it is a moment. A source makes these repairs only where the user allows
/// them.
package struct TimeRepairs: OptionSet, Sendable, Hashable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Nothing has to be repaired. An empty literal would be a call of the standard library for each time.
  package static var none: TimeRepairs { TimeRepairs(rawValue: 0) }
  /// 24:00 is 00:00 of the next day.
  package static let dayEnd = TimeRepairs(rawValue: 1)
  /// 23:59:60 on a day without a leap second is 00:00:00 of the next day.
  package static let second60 = TimeRepairs(rawValue: 2)
}

extension Instant {
  /// Binds a written date and time to a scale.
  ///
  /// - Parameters:
  ///   - time: as it is written.
  ///   - scale: the scale of the text.
  ///   - offset: local time minus UTC in minutes, where the text does not say it.
  ///   - repairs: what had to be repaired is added.
  /// - Throws: for a date and a time of day that do not exist, and an offset in another scale than UTC.
  package init(
    _ time: CivilTime, scale: TimeScale, offset: Int = 0, repairs: inout TimeRepairs
  ) throws(ISO8601Error) {
    if let fault = time.fault { throw ISO8601Error(code: .syntax, offset: 0, message: fault) }
    guard let day = time.civilDay else {
      throw ISO8601Error(code: .year, offset: 0, message: "the calendar does not know this date")
    }
    let offset = time.offset ?? offset
    guard offset == 0 || scale == .utc else {
      throw ISO8601Error(
        code: .zone, offset: 0,
        message: "a time zone offset makes no sense in the scale \(scale.rawValue)")
    }
    if time.isDayEnd { repairs.insert(.dayEnd) }
    let written = time.hour * 60 + time.minute - offset
    let shift = written >= 0 ? written / 1440 : (written - 1439) / 1440
    let minute = written - shift * 1440
    let midnight = (day + shift).julianDate
    let second = Double(time.second) + time.fraction
    if time.isLeapSecond,
      let fault = Self.leapSecondFault(second, minute: minute, midnight: midnight, scale)
    {
      guard minute == 1439, scale.hasLeapSeconds else {
        throw ISO8601Error(code: .leapSecond, offset: 0, message: fault)
      }
      repairs.insert(.second60)
    }
    guard
      let instant = Instant(midnight: midnight, clockSeconds: Double(minute * 60) + second, scale: scale)
    else { throw ISO8601Error(code: .year, offset: 0, message: "the calendar does not know this date") }
    self = instant
  }

  /// Why a second 60 does not exist; nil where it does.
  static func leapSecondFault(
    _ seconds: Double, minute: Int, midnight: Double, _ scale: TimeScale
  ) -> String? {
    let reason: String
    if !scale.hasLeapSeconds {
      reason = "the scale \(scale.rawValue) has no leap seconds"
    } else if minute != 1439 {
      reason = "a leap second is at 23:59:60 UTC"
    } else if let step = LeapSeconds.steps.dropFirst().first(where: { $0.date.jd1 == midnight + 1 }),
      step.extraSeconds > seconds - 60
    {
      return nil
    } else {
      let last = LeapSeconds.lastKnown.flatMap { try? $0.date.iso8601() } ?? "none"
      reason = "that day has no leap second, or not that long (last change of TAI - UTC known: \(last))"
    }
    return "second 60 does not exist here: \(reason)"
  }
}
