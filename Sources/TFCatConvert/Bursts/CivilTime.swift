import Base
internal import TFCat

extension CivilDay {
  /// A day written as year, month and day in digits with something between them, or as `YYYYMMDD`.
  @inline(__always)
  init?(_ text: ByteText) {
    guard let date = Self.components(of: text) else { return nil }
    self.init(year: date.year, month: date.month, day: date.day)
  }

  /// Year, month and day as they are written; there need not be such a day.
  @inline(__always)
  static func components(of text: ByteText) -> (year: Int, month: Int, day: Int)? {
    let places: (month: Int, day: Int)
    if text.count == 8 {
      places = (4, 6)
    } else if text.count == 10, !text[4].isDigit, text[4] == text[7] {
      places = (5, 8)
    } else {
      return nil
    }
    guard let century = text.twoDigits(at: 0), let year = text.twoDigits(at: 2),
      let month = text.twoDigits(at: places.month), let day = text.twoDigits(at: places.day),
      century + year > 0
    else { return nil }
    return (century * 100 + year, month, day)
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
  /// How many bytes a moment takes.
  static let length = 20

  /// Puts `2025-12-27T13:05:00Z` into memory.
  static func put(unix: Int, at place: UnsafeMutablePointer<UInt8>) {
    let (day, second) = unix.dividedRoundingDown(by: 86_400)
    let date = CivilDay(number: day).components
    let year = max(date.year, 0)
    put(year / 100 % 100, at: place)
    put(year % 100, at: place + 2)
    place[4] = UInt8(ascii: "-")
    put(date.month, at: place + 5)
    place[7] = UInt8(ascii: "-")
    put(date.day, at: place + 8)
    place[10] = UInt8(ascii: "T")
    put(second / 3600, at: place + 11)
    place[13] = UInt8(ascii: ":")
    put(second / 60 % 60, at: place + 14)
    place[16] = UInt8(ascii: ":")
    put(second % 60, at: place + 17)
    place[19] = UInt8(ascii: "Z")
  }

  static func string(unix: Int) -> String {
    String(unsafeUninitializedCapacity: length) { bytes in
      bytes.baseAddress.map { put(unix: unix, at: $0) }
      return length
    }
  }

  /// Puts a number below 100 as two digits.
  @inline(__always)
  private static func put(_ number: Int, at place: UnsafeMutablePointer<UInt8>) {
    let tens = UInt(bitPattern: number) / 10
    place[0] = 0x30 &+ UInt8(truncatingIfNeeded: tens)
    place[1] = 0x30 &+ UInt8(truncatingIfNeeded: UInt(bitPattern: number) - 10 * tens)
  }
}
