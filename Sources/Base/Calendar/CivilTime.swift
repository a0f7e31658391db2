/// A date and a time of day as a text writes them, before they are checked and bound to a time scale.
package struct CivilTime: Sendable, Hashable {
  package var year = 1970
  package var month = 1
  package var day = 1
  /// The day of the year, which stands for month and day.
  package var dayOfYear: Int?
  /// 0 to 24; 24 is the end of the day.
  package var hour = 0
  package var minute = 0
  /// 0 to 60.
  package var second = 0
  /// What is written behind the smallest part, in seconds: `.5` of a second, or 18 for `08:56.3`.
  package var fraction = 0.0
  /// Local time minus UTC in minutes, where the text says it.
  package var offset: Int?
  /// Whether the text has a time of day.
  package var hasClock = true

  package init() {}

  /// The day; nil for one that does not exist.
  package var civilDay: CivilDay? {
    if let dayOfYear { return CivilDay(year: year, dayOfYear: dayOfYear) }
    return CivilDay(year: year, month: month, day: day)
  }

  /// Whether the hour is 24, the end of the day.
  package var isDayEnd: Bool { hour == 24 }

  /// Whether the second is 60, which exists in a leap second alone.
  package var isLeapSecond: Bool { second == 60 }

  /// Seconds since 0h of the day by its clock.
  package var secondOfDay: Double { Double(hour * 3600 + minute * 60 + second) + fraction }

  /// What does not exist in any year or scale; nil where all is well. Whether a second 60 exists depends on
  /// the scale.
  package var fault: String? {
    if let dayOfYear {
      if !(1...CivilDay.length(ofYear: year)).contains(dayOfYear) {
        return "day \(dayOfYear) of \(year) does not exist"
      }
    } else {
      guard (1...12).contains(month) else { return "month \(month) does not exist" }
      if !(1...CivilDay.length(ofMonth: month, in: year)).contains(day) {
        return "day \(day) of month \(month) of \(year) does not exist"
      }
    }
    return clockFault
  }

  /// The same for the time of day alone.
  package var clockFault: String? {
    if hour == 24, minute != 0 { return "the day ends at 24:00" }
    if hour > 24 { return "hour \(hour) does not exist" }
    if minute > 59 { return "minute \(minute) does not exist" }
    if second > 60 { return "second \(second) does not exist" }
    return nil
  }
}
