import Base
import LintKit

/// The text of a `time_origin` taken apart: a date, a time of day as far as it is given, and what follows.
///
/// The grammar is that of the reference validator, `-?\d+-\d\d-\d\d(T\d\d(:\d\d(:\d\d(\.\d*)?)?)?)?`, with a
/// `Z` or a zone offset after it; but a year has at least four digits, as ISO 8601 has it, without which no
/// program can tell 70 from 1970. Numbers are not checked against the calendar.
struct TimeOriginText {
  enum Zone {
    case none
    case utc
    case offset
  }

  /// At most a billion: a year that long is out of any range.
  var year = 0
  var month = 0
  var day = 0
  var hour = 0
  var minute = 0
  var second = 0
  /// Whether the part after the decimal point of the seconds is more than zeros.
  var hasFraction = false
  var zone = Zone.none
  /// The text without its zone.
  var local: Substring

  init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(200))
    guard bytes.count == text.utf8.count else { return nil }
    var position = 0
    func byte(_ offset: Int = 0) -> UInt8? {
      bytes.indices.contains(position + offset) ? bytes[position + offset] : nil
    }
    func take(_ character: Unicode.Scalar) -> Bool {
      guard byte() == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }
    func digit() -> Int? {
      guard let byte = byte(), byte.isDigit else { return nil }
      position += 1
      return Int(byte - 0x30)
    }
    func twoDigits() -> Int? {
      guard let tens = digit(), let ones = digit() else { return nil }
      return 10 * tens + ones
    }

    let isNegative = take("-")
    let yearStart = position
    while let next = digit() { year = min(10 * year + next, 1_000_000_000) }
    guard position - yearStart >= 4 else { return nil }
    if isNegative { year = -year }
    guard take("-"), let month = twoDigits(), take("-"), let day = twoDigits() else { return nil }
    self.month = month
    self.day = day
    if take("T") {
      guard let hour = twoDigits() else { return nil }
      self.hour = hour
      if byte(1) != nil, take(":") {
        guard let minute = twoDigits() else { return nil }
        self.minute = minute
        if take(":") {
          guard let second = twoDigits() else { return nil }
          self.second = second
          if take(".") {
            while let digit = digit() { hasFraction = hasFraction || digit > 0 }
          }
        }
      }
    }
    local = text.prefix(position)
    guard position < bytes.count else { return }
    if take("Z") {
      zone = .utc
    } else {
      guard take("+") || take("-"), twoDigits() != nil else { return nil }
      _ = take(":")
      guard byte() == nil || twoDigits() != nil else { return nil }
      zone = .offset
    }
    guard position == bytes.count else { return nil }
  }

  /// What of it the calendar does not have, in words; `nil` when all is well.
  var impossiblePart: String? {
    guard (1...12).contains(month) else { return "month \(month); months are 01 to 12" }
    let length = CivilDay.length(ofMonth: month, in: year)
    guard (1...length).contains(day) else {
      return "day \(day); month \(month) of the year \(year) has \(length) days"
    }
    guard hour < 24 else { return "hour \(hour); hours are 00 to 23" }
    guard minute < 60 else { return "minute \(minute); minutes are 00 to 59" }
    // The clock shows 60 in a leap second only.
    guard second < 60 || (second == 60 && hour == 23 && minute == 59) else {
      return "second \(second); seconds are 00 to 59"
    }
    return nil
  }
}
