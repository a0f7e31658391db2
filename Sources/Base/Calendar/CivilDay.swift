/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Years are counted astronomically: 0 is
/// 1 BC.
///
/// The only place where months have lengths and years have leap days.
@usableFromInline package struct CivilDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before.
  @usableFromInline package var number: Int

  @inlinable package init(number: Int) { self.number = number }

  /// The years that a day can have: more than any time scale, and no arithmetic overflows.
  @usableFromInline static let years = -10_000_000...10_000_000

  /// - Returns: nil for a day that does not exist.
  @inlinable @inline(__always)
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), month >= 1, month <= 12, day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    // Years that begin in March have their leap day at the end; 400 of them have 146097 days.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// A day by its place in the year: 1 is 1 January.
  ///
  /// - Returns: nil for a day that does not exist.
  package init?(year: Int, dayOfYear: Int) {
    guard dayOfYear >= 1, dayOfYear <= Self.length(ofYear: year),
      let first = CivilDay(year: year, month: 1, day: 1)
    else { return nil }
    number = first.number + dayOfYear - 1
  }

  /// The day that begins at a Julian date, which is a whole number and a half.
  ///
  /// - Returns: nil for a date that is no midnight, and beyond the years that a day can have.
  package init?(midnight julianDate: Double) {
    guard let number = Int(exactly: julianDate - JulianDate.unix),
      number.magnitude < 3_600_000_000
    else { return nil }
    self.number = number
  }

  @inlinable package static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The days of a month, which is 1 to 12.
  @inlinable package static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func length(ofYear year: Int) -> Int { isLeapYear(year) ? 366 : 365 }

  @inlinable package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }
  @inlinable package static func + (day: CivilDay, count: Int) -> CivilDay {
    CivilDay(number: day.number + count)
  }

  /// Year, month and day.
  package var components: (year: Int, month: Int, day: Int) {
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

  /// The place of the day in its year, from 1.
  package var dayOfYear: Int {
    let year = components.year
    return number - (CivilDay(year: year, month: 1, day: 1)?.number ?? number) + 1
  }

  /// The day of a POSIX time.
  package init(unix: Int) { number = unix / 86_400 - (unix % 86_400 < 0 ? 1 : 0) }

  /// The Julian date of 0h.
  package var julianDate: Double { Double(number) + JulianDate.unix }

  /// The POSIX time of a minute of this day; minute 1440 is midnight of the next.
  @inlinable @inline(__always)
  package func unix(minute: Int) -> Int { number * 86_400 + minute * 60 }
}
