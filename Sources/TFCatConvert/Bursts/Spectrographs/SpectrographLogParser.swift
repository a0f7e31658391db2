import Base
internal import TFCat

/// The lines of a log. A period of observation is a date and two times; bursts follow, with or without the
/// date again:
///
///     2013 05 13 2030 0745
///     2130E 2145 III,GG 2 18X 180
///     0212 0231U II,SH 3 35 1800X ESS 1100 SWF
struct SpectrographLogParser: LineParser {
  static let keepsTexts = true

  private var words = SpectrographWords()
  private var period: Period?

  /// The period of observation that was named last, in seconds from the beginning of its day on.
  private struct Period {
    var day: CivilDay
    var start: Double
    var end: Double

    init(day: CivilDay, start: Double, end: Double) {
      self.day = day
      self.start = start
      self.end = end < start ? end + 86_400 : end
    }

    /// Whether a time of day before the start of the period is one of the next day: it is then within the
    /// period, or nearer to its end.
    func isOnNextDay(_ second: Double) -> Bool {
      second < start && second + 86_400 - end <= start - second
    }
  }

  typealias Column = SpectrographLogSource.Column
  typealias Fix = SpectrographLogSource.Fix

  /// Whether a line is a period of observation: a date and two times.
  static func isPeriod(_ line: ByteText) -> Bool {
    var words = SpectrographWords()
    words.read(line)
    var place = 0
    return words.takeDay(&place) != nil && words.takeTime(&place) != nil && words.takeTime(&place) != nil
      && place == words.count
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    words.read(line)
    guard words[0][0].isDigit else {
      let isBurst = words[0].from(1).isDigits && words[1][0].isDigit && SpectrographType(words[2]) != nil
      return isBurst ? .reject(reason: "\"\(String(words[0]))\" is no time (HHMM, with E, U or D)") : nil
    }
    var place = 0
    let day = words.takeDay(&place)
    // Rows after a period that cannot be read are not of the day of the one before it.
    let dateWidth = words.dateWidth
    if dateWidth > 0, words.count <= dateWidth + 2 { period = nil }
    if day == nil, dateWidth > 0 {
      return .reject(reason: "\"\(words.text(from: 0, count: dateWidth))\" is no date")
    }
    guard let start = words.takeTime(&place), let end = words.takeTime(&place) else {
      // A line that starts with a number and is neither a period nor a burst.
      return .otherLayout(reason: "there are no two times (HHMM, with E, U or D) at the start of the row")
    }
    guard place < words.count else {
      guard let day else { return .reject(reason: "there is no type after the times") }
      period = Period(day: day, start: start.second, end: end.second)
      // The period itself: nothing happened yet.
      return nil
    }
    guard let date = day ?? period?.day else {
      return .reject(reason: "no date comes before this row")
    }
    return read(from: place, start: start, end: end, on: date, hasOwnDate: day != nil, into: &event)
  }

  // MARK: - Bursts

  private func read(
    from start: Int, start begin: SpectrographWords.Time, end: SpectrographWords.Time, on day: CivilDay,
    hasOwnDate: Bool,
    into event: inout RadioEvent
  ) -> RowOutcome {
    var place = start
    let type = words[place]
    guard let classification = SpectrographType(type) else {
      return .reject(reason: "\"\(String(type))\" is no type: I, II, III, IV, V, CONT or UNCLF with symbols")
    }
    place += 1
    // Symbols may be words of their own; the intensity is the first number.
    var symbols = classification.symbols
    while place < words.count, !words[place][0].isDigit, SpectrographType.isSymbols(words[place]) {
      symbols += SpectrographType.split(words[place])
      place += 1
    }
    guard let intensity = words[place].integer, words[place].count == 1 else {
      return .reject(reason: "there is no intensity of one digit after the type")
    }
    place += 1
    guard let low = words.takeFrequency(&place), let high = words.takeFrequency(&place) else {
      return .reject(reason: "there are no two frequencies in MHz after the intensity")
    }
    if begin.isDayEnd || end.isDayEnd, !event.repair(Fix.hour24) {
      return .reject(reason: "2400 is no time of day")
    }
    var from = Double(day.unix(minute: 0)) + begin.second
    if !hasOwnDate, let period, period.isOnNextDay(begin.second) {
      guard event.repair(Fix.dayRollover) else { return .reject(reason: "the burst is before the period") }
      from += 86_400
    }
    var to = from + (end.second - begin.second)
    if to < from {
      guard let nextDay = NextDay.end(to, after: from), event.repair(Fix.dayRollover) else {
        return .reject(reason: NextDay.refusal)
      }
      to = nextDay
    }
    var (lower, upper) = (low, high)
    if lower.value > upper.value {
      guard event.repair(Fix.swappedFrequencies) else {
        return .reject(reason: "the lower frequency is above the upper one")
      }
      swap(&lower, &upper)
    }
    event.shape = .box(
      BoundingBox(timeMin: from, spectralMin: lower.value, timeMax: to, spectralMax: upper.value))
    event[Column.type] = classification.type.value
    event[Column.typeText] = .text(type)
    event[Column.typeModifiers] = .string(symbols.map(SpectrographType.meaning).joined(separator: " "))
    if classification.type == .unknown || symbols.contains("UE") {
      event[Column.typeIsUncertain] = .bool(true)
    }
    event[Column.intensity] = .integer(intensity)
    if let flag = begin.flag { event[Column.startFlag] = flag.value }
    if let flag = end.flag { event[Column.endFlag] = flag.value }
    event[Column.lowerLimit] = lower.limit.value
    event[Column.upperLimit] = upper.limit.value
    fillRemarks(from: place, &event)
    return .event
  }

  private func fillRemarks(from start: Int, _ event: inout RadioEvent) {
    for index in start..<max(start, words.count) {
      if words[index].hasPrefix("SWF") { event[Column.hasFadeout] = .bool(true) }
      if words[index] == "ESS" { event[Column.shockSpeed] = .optional(words[index + 1].number) }
    }
    event[Column.comment] = .string(words.text(from: start))
  }
}
