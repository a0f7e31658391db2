/// A date and a time of day as they are written.
struct CivilTime: Sendable, Hashable {
  var year = 1970
  var month = 1
  var day = 1
  /// The day of the year, which stands for month and day.
  var dayOfYear: Int?
  /// 0 to 24; 24 is the end of the day.
  var hour = 0
  var minute = 0
  var second = 0.0
  /// Local time minus UTC, in minutes, where the text says it.
  var offset: Int?

  init() {}

  /// The Julian date of 0h: proleptic Gregorian calendar.
  static func julianDate(year: Int, month: Int, day: Int) -> Double {
    // Years that begin in March have their leap day at the end.
    let shifted = year - (month <= 2 ? 1 : 0)
    let era = Int((Double(shifted) / 400).rounded(.down))
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Double(days) + 1_721_119.5
  }

  var julianDate: Double {
    if let dayOfYear { return Self.julianDate(year: year, month: 1, day: 1) + Double(dayOfYear - 1) }
    return Self.julianDate(year: year, month: month, day: day)
  }

  private var isLeapYear: Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// What does not exist; `nil` where all is well.
  var fault: String? {
    if let dayOfYear {
      if !(1...(isLeapYear ? 366 : 365)).contains(dayOfYear) {
        return "day \(dayOfYear) of \(year) does not exist"
      }
    } else {
      guard (1...12).contains(month) else { return "month \(month) does not exist" }
      let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      if !(1...lengths[month - 1]).contains(day) {
        return "day \(day) of month \(month) of \(year) does not exist"
      }
    }
    if hour == 24, minute != 0 || second != 0 { return "the day ends at 24:00" }
    if hour > 24 { return "hour \(hour) does not exist" }
    if minute > 59 { return "minute \(minute) does not exist" }
    if second >= 61 { return "second \(Int(second)) does not exist" }
    return nil
  }
}

extension CivilTime {
  /// Forms near to ISO 8601: single digits, `/` between the parts of a date, 24:00, digits without separators.
  init?(iso text: String) {
    for pattern in Self.patterns {
      if let time = pattern.read(text) {
        self = time
        return
      }
    }
    return nil
  }

  private static let patterns: [TimePattern] = [
    "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M%z", "%Y-%m-%d", "%Y-%j",
    "%Y-%jT%H:%M:%S%z", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y%m%dT%H%M%S%z", "%Y%m%d",
  ].compactMap { TimePattern($0) }
}
