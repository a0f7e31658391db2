import Base
internal import TFCat

/// Times as lists write them, as POSIX time: what ``CivilTimeReader`` reads.
struct ISOTime {
  /// In seconds.
  var unix: Double
  /// What had to be repaired; the source asks whether it may.
  var repairs = TimeRepairs.none

  /// - Returns: nil for a text of another form.
  /// - Throws: for a date or a time of day that does not exist.
  init?(_ text: ByteText) throws(ISO8601Error) {
    guard !text.isEmpty else { return nil }
    try self.init(CivilTimeReader.read(text.buffer))
  }

  /// - Returns: nil for a text of another form.
  init?(_ text: String) throws(ISO8601Error) { try self.init(CivilTimeReader.read(text)) }

  private init?(_ time: CivilTime?) throws(ISO8601Error) {
    guard let time else { return nil }
    try self.init(time, day: time.civilDay)
  }

  /// A time of day on a day of its own.
  ///
  /// - Parameter day: nil for one that does not exist.
  init(_ time: CivilTime, day: CivilDay?) throws(ISO8601Error) {
    if let fault = day == nil ? time.fault : time.clockFault {
      throw ISO8601Error(code: .syntax, offset: 0, message: fault)
    }
    guard let day else { throw ISO8601Error(code: .day, offset: 0, message: "the day does not exist") }
    if time.isDayEnd { repairs.insert(.dayEnd) }
    let offset = time.offset ?? 0
    unix = Double(day.number * 86_400 - offset * 60) + time.secondOfDay
    if time.isLeapSecond {
      // Whether it exists is a matter of the table of leap seconds.
      let components = day.components
      var whole = time
      (whole.year, whole.month, whole.day, whole.dayOfYear) = (
        components.year, components.month, components.day, nil
      )
      _ = try Instant(whole, scale: .utc, repairs: &repairs)
    }
  }
}

extension EventValue {
  /// A moment in seconds of POSIX time, to the microsecond.
  static func moment(_ unix: Double) -> EventValue {
    if let whole = Int(exactly: unix) { return .time(whole) }
    let text = TimeAxis(.unix).instant(of: unix).flatMap { try? $0.iso8601(decimals: .microsecond) }
    return text.map(EventValue.string) ?? .none
  }
}

extension ByteText {
  /// The bytes for readers that know nothing of lists.
  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
}
