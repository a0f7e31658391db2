import Base

/// Reads the bytes of a date and time from left to right and stops at the first fault.
struct ISO8601Parser {
  /// The time of day as it is written.
  struct Clock {
    var hour = 0
    var minute = 0
    var second = 0
    var fraction = 0.0
    var precision = ISO8601Time.Precision.day
    var secondOffset = 0
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  mutating func parse(options: ISO8601Options) throws(ISO8601Error) -> ISO8601Time {
    if bytes.isEmpty { throw fault(.empty, at: 0, "there is no date") }
    let date = try parseDate()
    var clock = Clock()
    var space = false
    if let separator = peek, separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ") {
      space = separator == UInt8(ascii: " ")
      position += 1
      clock = try parseClock()
    }
    let zoneStart = position
    let zone = try parseZone(options, afterTime: clock.precision != .day)
    if position < bytes.count {
      throw fault(.syntax, at: position, "\(quoted(position)) is not part of a date and time")
    }
    return ISO8601Time(
      date: date, clock: clock, zone: zone, zoneOffset: zoneStart, hasSpaceSeparator: space)
  }

  // MARK: Parts

  private mutating func parseDate() throws(ISO8601Error) -> (year: Int, month: Int, day: Int) {
    let year = try parseYear()
    try expect("-", after: "the year")
    let monthStart = position
    let month = try twoDigits("month")
    guard 1...12 ~= month else {
      throw fault(.month, at: monthStart, "month \(padded(month)) does not exist: months are 01 to 12")
    }
    try expect("-", after: "the month")
    let dayStart = position
    let day = try twoDigits("day")
    let length = CivilDay.length(ofMonth: month, in: year)
    guard 1...length ~= day else {
      throw fault(
        .day, at: dayStart,
        "day \(padded(day)) does not exist: month \(padded(month)) of year \(year) has \(length) days")
    }
    return (year, month, day)
  }

  private mutating func parseYear() throws(ISO8601Error) -> Int {
    let start = position
    var negative = false
    if let sign = peek, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      position += 1
    }
    let digits = position
    var year = 0
    while let digit = digit() {
      // Past this every further digit only makes it more out of range.
      year = min(year * 10 + digit, 1_000_000_000)
      position += 1
    }
    guard position > digits else {
      throw fault(.syntax, at: position, "\(quoted(position)) stands where a year should")
    }
    guard position - digits >= 4 else {
      throw fault(.year, at: start, "a year has at least four digits")
    }
    if negative { year = -year }
    guard -4799...2_700_000 ~= year else {
      throw fault(.year, at: start, "the year is outside -4799 to 2700000, which the calendar functions know")
    }
    return year
  }

  private mutating func parseClock() throws(ISO8601Error) -> Clock {
    var clock = Clock()
    var start = position
    clock.hour = try twoDigits("hour")
    guard clock.hour < 24 else {
      let hint =
        clock.hour == 24 ? ": the end of a day is written as 00:00 of the next" : ": hours are 00 to 23"
      throw fault(.hour, at: start, "hour \(clock.hour) does not exist\(hint)")
    }
    clock.precision = .hour
    guard skip(":") else { return clock }
    start = position
    clock.minute = try twoDigits("minute")
    guard clock.minute < 60 else {
      throw fault(.minute, at: start, "minute \(clock.minute) does not exist: minutes are 00 to 59")
    }
    clock.precision = .minute
    guard skip(":") else { return clock }
    clock.secondOffset = position
    clock.second = try twoDigits("second")
    guard clock.second <= 60 else {
      throw fault(
        .second, at: clock.secondOffset,
        "second \(clock.second) does not exist: seconds are 00 to 59, and 60 in a leap second")
    }
    var decimals = 0
    if skip(".") { (clock.fraction, decimals) = fraction() }
    clock.precision = .second(decimals: decimals)
    return clock
  }

  /// Digits after the point, any number of them and none.
  private mutating func fraction() -> (Double, Int) {
    var value: UInt64 = 0
    var divisor = 1.0
    let start = position
    while let digit = digit() {
      // Eighteen digits are more than a Double holds; the rest is read and has no effect.
      if position - start < 18 {
        value = value * 10 + UInt64(digit)
        divisor *= 10
      }
      position += 1
    }
    return (Double(value) / divisor, position - start)
  }

  private mutating func parseZone(
    _ options: ISO8601Options, afterTime: Bool
  ) throws(ISO8601Error) -> ISO8601Time.Zone {
    guard let sign = peek else { return .unstated }
    let start = position
    if skip("Z") { return .utc }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), afterTime else { return .unstated }
    guard options.contains(.zoneOffsets) else {
      throw fault(.zone, at: start, "a time zone offset is not allowed here: write the time in UTC")
    }
    position += 1
    let hours = try twoDigits("hour of the time zone offset")
    _ = skip(":")
    let minutes = peek == nil ? 0 : try twoDigits("minute of the time zone offset")
    guard hours < 24, minutes < 60 else {
      throw fault(.zone, at: start, "a time zone offset is less than 24 hours, and its minutes are 00 to 59")
    }
    let total = hours * 60 + minutes
    return .offset(minutes: sign == UInt8(ascii: "-") ? -total : total)
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func digit() -> Int? {
    guard let byte = peek, byte.isDigit else { return nil }
    return Int(byte - UInt8(ascii: "0"))
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar, after part: String) throws(ISO8601Error) {
    guard skip(character) else {
      throw fault(
        .syntax, at: position, "\(quoted(position)) stands where '\(character)' should, after \(part)")
    }
  }

  private mutating func twoDigits(_ part: String) throws(ISO8601Error) -> Int {
    var value = 0
    for _ in 0..<2 {
      guard let digit = digit() else {
        throw fault(
          .syntax, at: position, "\(quoted(position)) stands where a digit should: the \(part) has two")
      }
      value = value * 10 + digit
      position += 1
    }
    return value
  }

  // MARK: Faults

  private func fault(_ code: ISO8601Error.Code, at offset: Int, _ message: String) -> ISO8601Error {
    ISO8601Error(code: code, offset: offset, message: message)
  }

  /// The character that begins at an offset, as it can be shown.
  private func quoted(_ offset: Int) -> String {
    guard offset < bytes.count else { return "the end of the text" }
    // A character is at most four bytes; what follows is not decoded, however long the text.
    guard
      let character = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self)
        .unicodeScalars.first
    else { return "a byte" }
    return character.isASCII && character.value >= 0x20 && character.value < 0x7F
      ? "'\(character)'" : "the character \(character.escaped(asASCII: true))"
  }

  private func padded(_ value: Int) -> String { String(value).zeroPadded(to: 2) }
}
