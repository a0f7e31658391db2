/// A day of the Gregorian calendar, counted from 1970-01-01.
struct CivilDay: Hashable, Comparable {
  var number: Int

  init(number: Int) { self.number = number }

  /// `nil` for a day that does not exist, and outside the years 1 to 9999.
  @inline(__always)
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(of: month, in: year)
    else { return nil }
    // Years that begin in March have their leap day at the end; 400 of them are 146097 days.
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = shifted.quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// A day written as year, month and day in digits with something between them, or as `YYYYMMDD`.
  @inline(__always)
  init?(_ text: ByteText) {
    let parts: (ByteText, ByteText, ByteText)
    if text.count == 8 {
      parts = (text[0, 4], text[4, 6], text[6, 8])
    } else if text.count == 10, !text[4].isDecimalDigit, text[4] == text[7] {
      parts = (text[0, 4], text[5, 7], text[8, 10])
    } else {
      return nil
    }
    guard let year = parts.0.integer, let month = parts.1.integer, let day = parts.2.integer else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }
  static func + (day: CivilDay, count: Int) -> CivilDay { CivilDay(number: day.number + count) }

  /// Year, month and day.
  var components: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// Unix time of a minute of this day; minute 1440 is midnight of the next.
  @inline(__always)
  func unix(minute: Int) -> Int { number * 86_400 + minute * 60 }
}

/// A time of day in whole minutes, as burst lists give it.
enum ClockTime {
  /// The minute of the day in `HHMM` or `HH:MM`; 24:00 is 1440. `nil` for anything else.
  @inline(__always)
  static func minute(_ text: ByteText) -> Int? {
    let hour: Int?
    let minute: Int?
    if text.count == 5, text[2] == UInt8(ascii: ":") {
      (hour, minute) = (text[0, 2].integer, text[3, 5].integer)
    } else if text.count == 4 {
      (hour, minute) = (text[0, 2].integer, text[2, 4].integer)
    } else {
      return nil
    }
    guard let hour, let minute else { return nil }
    return Self.minute(hour: hour, minute)
  }

  @inline(__always)
  static func minute(hour: Int, _ minute: Int) -> Int? {
    guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
    return hour * 60 + minute
  }
}

/// Moments as text.
enum UTCText {
  /// `2025-12-27T13:05:00Z`, byte by byte.
  @inline(__always)
  static func write(unix: Int, _ put: (UInt8) -> Void) {
    let (day, second) = divide(unix, 86_400)
    let date = CivilDay(number: day).components
    write(date.year, power: 1000, put)
    put(UInt8(ascii: "-"))
    write(date.month, power: 10, put)
    put(UInt8(ascii: "-"))
    write(date.day, power: 10, put)
    put(UInt8(ascii: "T"))
    write(second / 3600, power: 10, put)
    put(UInt8(ascii: ":"))
    write(second / 60 % 60, power: 10, put)
    put(UInt8(ascii: ":"))
    write(second % 60, power: 10, put)
    put(UInt8(ascii: "Z"))
  }

  static func string(unix: Int) -> String {
    var bytes: [UInt8] = []
    write(unix: unix) { bytes.append($0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func divide(_ value: Int, _ divisor: Int) -> (Int, Int) {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  /// Digits from that of `power` down to the last.
  @inline(__always)
  private static func write(_ value: Int, power: Int, _ put: (UInt8) -> Void) {
    var power = power
    while power > 0 {
      put(UInt8(truncatingIfNeeded: 0x30 + max(value, 0) / power % 10))
      power /= 10
    }
  }
}
