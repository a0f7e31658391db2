import Base
package import TFCat
import TFCatTables
import TableMapping

/// A stretch of time, from its start up to but not including its end, so that the months of a year do not
/// share a moment.
package struct TimeWindow: Hashable, Sendable {
  /// Seconds of ``PhysicalExtent``; -infinity where it is open.
  package var start: Double
  /// Seconds of ``PhysicalExtent``; infinity where it is open.
  package var end: Double

  package init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }

  /// Whether an event from one moment to another has a part in it.
  package func meets(_ times: ClosedRange<Double>) -> Bool {
    if times.lowerBound == times.upperBound { return times.lowerBound >= start && times.lowerBound < end }
    return times.upperBound > start && times.lowerBound < end
  }

  /// Whether an event lies in it from its start to its end.
  package func holds(_ times: ClosedRange<Double>) -> Bool {
    times.lowerBound >= start && times.upperBound <= end && times.lowerBound < end
  }
}

extension TimeWindow {
  /// Reads a stretch of time in UTC: a year, month, day, hour, minute or second, which is meant as a whole
  /// (`2024`, `2024-05`, `2024-05-03`, `2024-05-03T10:20`), or an interval of ISO 8601 between two moments
  /// (`2024-05-01/2024-06-01T12:00`, `2024-05-01/P3D`, `PT6H/2024-05-01`, `2024-05-01/`, `/2024-06-01`).
  ///
  /// - Throws: `OperationError` with what is not understood.
  package init(parsing text: String) throws(OperationError) {
    let bounds = try TimeWindow.bounds(text)
    func seconds(_ instant: Instant?, or open: Double) throws(OperationError) -> Double {
      guard let instant else { return open }
      guard let seconds = try? PhysicalTime.seconds(of: instant) else {
        throw OperationError("\"\(text)\" is beyond all calendars")
      }
      return seconds
    }
    try self.init(
      start: seconds(bounds.start, or: -.infinity), end: seconds(bounds.end, or: .infinity))
    guard start < end else { throw OperationError("\"\(text)\" ends before it starts") }
  }

  /// The moments between which a text means; `nil` for a side that is open.
  package static func bounds(_ text: String) throws(OperationError) -> (start: Instant?, end: Instant?) {
    let text = text.replacing("..", with: "/")
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1:
      let period = try Period(text)
      return (try period.start(), try period.end())
    case 2:
      guard parts != ["", ""] else { throw OperationError("\"/\" has neither a start nor an end") }
      if let duration = Duration(parts[0]) {
        let end = try Period(parts[1])
        return (try end.shifted(by: duration, sign: -1), try end.start())
      }
      if let duration = Duration(parts[1]) {
        let start = try Period(parts[0])
        return (try start.start(), try start.shifted(by: duration, sign: 1))
      }
      return (
        parts[0].isEmpty ? nil : try Period(parts[0]).start(),
        parts[1].isEmpty ? nil : try Period(parts[1]).start()
      )
    default:
      throw OperationError("\"\(text)\" has more than one /: write start/end")
    }
  }
}

/// A date as it was written: the whole of the unit that is named last.
private struct Period {
  private enum Length { case year, month, day, hour, minute, second, moment }

  private let text: String
  private let day: CivilDay
  private let clock: Double
  private let length: Length

  init(_ text: String) throws(OperationError) {
    self.text = text
    let digits = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = digits.map { $0.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
    // A year, or a year and a month; all other forms are dates.
    if (1...2).contains(digits.count), digits[0].count == 4, let year = numbers[0],
      digits.count == 1 || (digits[1].count <= 2 && numbers[1] != nil)
    {
      guard let day = CivilDay(year: year, month: (digits.count == 1 ? 1 : numbers[1]) ?? 0, day: 1) else {
        throw OperationError("\"\(text)\" is no month: write it as in 2024-05")
      }
      (self.day, clock, length) = (day, 0, digits.count == 1 ? .year : .month)
      return
    }
    // Hours alone are a time of day in ISO 8601.
    if let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) {
      let rest = text[text.index(after: mark)...]
      let hour = rest.hasSuffix("Z") ? rest.dropLast() : rest
      if hour.count == 2, let number = Int(hour), number < 24,
        let time = CivilTimeReader.read(String(text[..<mark])), let day = time.civilDay, time.fault == nil
      {
        (self.day, clock, length) = (day, Double(number) * 3600, .hour)
        return
      }
    }
    guard let instant = try Self.instant(text), let day = CivilDay(midnight: instant.jd1) else {
      throw OperationError(
        "\"\(text)\" is no time: write a year, a month, a day or a moment in UTC, as in 2024, 2024-05,"
          + " 2024-05-03 or 2024-05-03T10:20, or start/end")
    }
    self.day = day
    clock = instant.jd2 * 86_400
    let colons = text.count { $0 == ":" }
    let hasClock = text.contains("T") || text.contains(":") || text.contains(" ")
    let hasOffset = text.dropFirst(10).contains { $0 == "+" || $0 == "-" }
    length =
      !hasClock
      ? .day
      : hasOffset || text.contains(",") || text.dropFirst(10).contains(".")
        ? .moment
        : colons == 1 ? .minute : .second
    exact = instant
  }

  /// The moment that was written, where it is one.
  private var exact: Instant?

  private static func instant(_ text: String) throws(OperationError) -> Instant? {
    var repairs: TimeRepairs = .none
    do {
      let instant = try TimeReader(format: .iso).instant(.string(text), repairs: &repairs)
      return repairs.isEmpty || repairs == .dayEnd ? instant : nil
    } catch {
      throw OperationError(
        "\(error.reason): write a year, a month, a day or a moment in UTC, as in 2024, 2024-05, 2024-05-03 or"
          + " 2024-05-03T10:20, or start/end")
    }
  }

  func start() throws(OperationError) -> Instant {
    if let exact { return exact }
    return try instant(day, clock)
  }

  func end() throws(OperationError) -> Instant {
    switch length {
    case .year: return try shifted(by: Duration(years: 1), sign: 1)
    case .month: return try shifted(by: Duration(months: 1), sign: 1)
    case .day: return try shifted(by: Duration(days: 1), sign: 1)
    case .hour: return try instant(day, clock + 3600)
    case .minute: return try shifted(by: Duration(seconds: 60), sign: 1)
    case .second: return try shifted(by: Duration(seconds: 1), sign: 1)
    case .moment:
      throw OperationError("\"\(text)\" is a moment: write start/end, as in \(text)/PT10M")
    }
  }

  /// The start, and a duration later or earlier: months by the calendar, seconds by the clock.
  func shifted(by duration: Duration, sign: Int) throws(OperationError) -> Instant {
    let start = try start()
    guard let day = CivilDay(midnight: start.jd1) else { throw tooFar }
    let (year, month, dayOfMonth) = day.components
    let months = year * 12 + (month - 1) + sign * (duration.years * 12 + duration.months)
    let newYear = months >= 0 ? months / 12 : (months - 11) / 12
    let newMonth = months - newYear * 12 + 1
    guard
      let shifted = CivilDay(
        year: newYear, month: newMonth,
        day: min(dayOfMonth, CivilDay.length(ofMonth: newMonth, in: newYear)))
    else { throw tooFar }
    guard
      let result = Instant(
        jd1: (shifted + sign * duration.days).julianDate,
        jd2: start.jd2 + Double(sign) * duration.seconds / 86_400, scale: .utc)
    else { throw tooFar }
    return result
  }

  private func instant(_ day: CivilDay, _ clock: Double) throws(OperationError) -> Instant {
    guard let instant = Instant(jd1: day.julianDate, jd2: clock / 86_400, scale: .utc) else { throw tooFar }
    return instant
  }

  private var tooFar: OperationError { OperationError("\"\(text)\" is beyond all calendars") }
}

/// A duration of ISO 8601: `P1M`, `P3D`, `PT6H30M`, `P2W`.
private struct Duration {
  var years = 0
  var months = 0
  var days = 0
  var seconds = 0.0

  init(years: Int = 0, months: Int = 0, days: Int = 0, seconds: Double = 0) {
    (self.years, self.months, self.days, self.seconds) = (years, months, days, seconds)
  }

  init?(_ text: String) {
    guard text.first == "P", text.count > 2 else { return nil }
    var isClock = false
    var number = ""
    for character in text.dropFirst() {
      switch character {
      case "T" where !isClock && number.isEmpty:
        isClock = true
        continue
      case "0"..."9", ".":
        number.append(character)
        continue
      default: break
      }
      guard let value = Double(number), value < 1e9 else { return nil }
      let whole = Int(exactly: value)
      switch (character, isClock) {
      case ("Y", false): if let whole { years = whole } else { return nil }
      case ("M", false): if let whole { months = whole } else { return nil }
      case ("W", false): if let whole { days += 7 * whole } else { return nil }
      case ("D", false): if let whole { days += whole } else { return nil }
      case ("H", true): seconds += value * 3600
      case ("M", true): seconds += value * 60
      case ("S", true): seconds += value
      default: return nil
      }
      number = ""
    }
    if !number.isEmpty { return nil }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
