import Base
internal import TFCat

extension CivilDay {
  /// A day written as year, month and day in digits with something between them, or as `YYYYMMDD`.
  @inline(__always)
  init?(_ text: ByteText) {
    let places: (month: Int, day: Int)
    if text.count == 8 {
      places = (4, 6)
    } else if text.count == 10, !text[4].isDecimalDigit, text[4] == text[7] {
      places = (5, 8)
    } else {
      return nil
    }
    guard let century = text.twoDigits(at: 0), let year = text.twoDigits(at: 2),
      let month = text.twoDigits(at: places.month), let day = text.twoDigits(at: places.day),
      century + year > 0
    else { return nil }
    self.init(year: century * 100 + year, month: month, day: day)
  }
}

/// A time of day in whole minutes, as burst lists give it.
enum ClockTime {
  /// The minute of the day in `HHMM` or `HH:MM`; 24:00 is 1440. `nil` for anything else.
  @inline(__always)
  static func minute(_ text: ByteText) -> Int? {
    let place: Int
    if text.count == 5, text[2] == UInt8(ascii: ":") {
      place = 3
    } else if text.count == 4 {
      place = 2
    } else {
      return nil
    }
    guard let hour = text.twoDigits(at: 0), let minute = text.twoDigits(at: place) else { return nil }
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
    let year = max(date.year, 0)
    write(year / 100, put)
    write(year, put)
    put(UInt8(ascii: "-"))
    write(date.month, put)
    put(UInt8(ascii: "-"))
    write(date.day, put)
    put(UInt8(ascii: "T"))
    write(second / 3600, put)
    put(UInt8(ascii: ":"))
    write(second / 60 % 60, put)
    put(UInt8(ascii: ":"))
    write(second % 60, put)
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

  /// The last two digits of a number.
  @inline(__always)
  private static func write(_ value: Int, _ put: (UInt8) -> Void) {
    let pair = UInt(bitPattern: value) % 100
    put(UInt8(truncatingIfNeeded: 0x30 &+ pair / 10))
    put(UInt8(truncatingIfNeeded: 0x30 &+ pair % 10))
  }
}
