import Base
internal import TFCat

/// The rows of a list of spectral observations: date, period of observation, station, start, end, class,
/// symbols, intensity, lower and upper frequency, remarks. Blanks are between them, and the period stands in
/// the first row of a day only:
///
///     100102  0801 1458   XXXX   0856.3    0858.2    III      G             1      180     416
///     100102              XXXX   1412.3    1413.5    DCIM     C             1     1378X   1514X
///     010905  0500 0655   POTS   no burst
struct SGDSpectralParser: LineParser {
  static let keepsTexts = true

  private var words = SpectrographWords()
  private var period: Period?

  typealias Column = SGDSpectralSource.Column
  typealias Fix = SGDSpectralSource.Fix

  /// The period of observation that was named last.
  private struct Period {
    var day: CivilDay
    var station: String
    var start: Int
    var end: Int
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    words.read(line)
    // Lines with the names or the numbers of the columns, rules, the name of the station.
    guard words[0].isDigits, !isRowOfNumbers else {
      return hasBurst
        ? .otherLayout(reason: "the row does not begin with its date as 100102 or 20100102") : nil
    }
    guard let day = Self.day(words[0]) else {
      return .otherLayout(reason: "\"\(String(words[0]))\" is no date as 100102 or 20100102")
    }
    var place = 1
    let observed = takePeriod(&place)
    if isNoBurst(at: place) { return .noEvent }
    let station = words[place]
    guard station[0].isLetter else {
      return .otherLayout(reason: "there is no station between the date and the times of the burst")
    }
    place += 1
    if let observed {
      let start = day.unix(minute: observed.start)
      let end = day.unix(minute: observed.end + (observed.end < observed.start ? 1440 : 0))
      period = Period(day: day, station: String(station), start: start, end: end)
    }
    if place == words.count || isNoBurst(at: place) { return .noEvent }
    return read(from: place, on: day, station: station, into: &event)
  }

  /// Whether two times and a class follow each other somewhere in the row.
  private var hasBurst: Bool {
    (0..<min(5, words.count)).contains { place in
      words[place].count >= 4 && words[place][0].isDigit && words[place + 1].count >= 4
        && words[place + 1][0].isDigit && words[place + 2].count > 0 && Self.isClass(words[place + 2])
    }
  }

  /// The line that numbers the columns from 1 on.
  private var isRowOfNumbers: Bool {
    words.count > 2 && (0..<words.count).allSatisfy { words[$0].integer == $0 + 1 }
  }

  /// `YYMMDD` from 1950 to 2049, or `YYYYMMDD`.
  private static func day(_ text: ByteText) -> CivilDay? {
    guard text.count == 6 else { return CivilDay(text) }
    guard let year = text[0, 2].integer, let month = text[2, 4].integer, let day = text[4, 6].integer else {
      return nil
    }
    return CivilDay(year: year + (year < 50 ? 2000 : 1900), month: month, day: day)
  }

  private func takePeriod(_ place: inout Int) -> (start: Int, end: Int)? {
    guard let start = ClockTime.minute(words[place]), let end = ClockTime.minute(words[place + 1]) else {
      return nil
    }
    place += 2
    return (start, end)
  }

  private func isNoBurst(at place: Int) -> Bool {
    let text = words.text(from: place).lowercased()
    return text.hasPrefix("no ") && (text.contains("burst") || text.contains("obs") || text.contains("event"))
  }

  // MARK: Bursts

  private func read(
    from start: Int, on day: CivilDay, station: ByteText, into event: inout RadioEvent
  ) -> RowOutcome {
    var place = start
    guard let from = takeTime(&place), let to = takeTime(&place) else {
      return .otherLayout(reason: "there are no two times as 0856 or 0856.3 after the station")
    }
    let label = words[place]
    guard Self.isClass(label) else {
      return .otherLayout(reason: "\"\(String(label))\" after the times is no class of burst")
    }
    place += 1
    var symbols: [String] = []
    while words[place].count > 0, !words[place][0].isDigit {
      symbols += SpectrographType.split(words[place])
      place += 1
    }
    // One digit is the intensity, which may be missing.
    var intensity: Int?
    if words[place].count == 1, words[place + 1].count > 0 {
      intensity = words[place].integer
      place += 1
    }
    guard let low = words.takeFrequency(&place), let high = words.takeFrequency(&place) else {
      return .reject(
        reason: "there are no two frequencies in MHz, as 180 416 or 40X 170U, after the intensity")
    }
    if let reason = fillShape((from, to), (low, high), on: day, &event) { return .reject(reason: reason) }
    fillType(label, symbols, &event)
    event[Column.intensity] = .optional(intensity)
    if let flag = from.flag { event[Column.startFlag] = flag.value }
    if let flag = to.flag { event[Column.endFlag] = flag.value }
    event[Column.observatory] = .text(station)
    fillPeriod(day, station, &event)
    event[Column.comment] = .string(words.text(from: place))
    return .event
  }

  /// A letter behind a time is its qualifier, unless the class would be missing without it: `U` is one too.
  private func takeTime(_ place: inout Int) -> SpectrographWords.Time? {
    words.takeTime(&place) { place in
      let next = words[place + 1]
      return !Self.isClass(next) && ClockTime.minute(next[0, 4]) == nil
    }
  }

  /// Whether a word can be a class: all of them begin with a letter, whatever stands behind it.
  private static func isClass(_ text: ByteText) -> Bool {
    guard text[0].isLetter else { return text[0] == UInt8(ascii: "?") }
    return SpectrographType(text) != nil || !BurstClassification(text).hasUnknownWords
      || (text.count > 2 && (0..<text.count).allSatisfy { text[$0].isLetter })
  }

  private typealias Frequency = (value: Double, limit: SpectralLimit)

  /// - Returns: why the burst has no place; nil where it has one.
  private func fillShape(
    _ times: (from: SpectrographWords.Time, to: SpectrographWords.Time), _ limits: (Frequency, Frequency),
    on day: CivilDay, _ event: inout RadioEvent
  ) -> String? {
    if times.from.isDayEnd || times.to.isDayEnd, !event.repair(Fix.hour24) { return "2400 is no time of day" }
    let midnight = Double(day.unix(minute: 0))
    let from = midnight + times.from.second
    var to = midnight + times.to.second
    if to < from {
      guard let nextDay = NextDay.end(to, after: from), event.repair(Fix.dayRollover) else {
        return NextDay.refusal
      }
      to = nextDay
    }
    var (low, high) = limits
    if low.value > high.value {
      guard event.repair(Fix.swappedFrequencies) else { return "the lower frequency is above the upper one" }
      swap(&low, &high)
    }
    event.shape = .box(
      BoundingBox(timeMin: from, spectralMin: low.value, timeMax: to, spectralMax: high.value))
    event[Column.lowerLimit] = low.limit.value
    event[Column.upperLimit] = high.limit.value
    return nil
  }

  private func fillType(_ label: ByteText, _ symbols: [String], _ event: inout RadioEvent) {
    event[Column.typeText] = .text(label)
    var modifiers = symbols.map(SpectrographType.meaning)
    let classification = BurstClassification(label)
    if classification.hasUnknownWords, let joined = SpectrographType(label) {
      // Symbols may be joined to the type: `III,GG`.
      event[Column.type] = joined.type.value
      modifiers = joined.symbols.map(SpectrographType.meaning) + modifiers
    } else {
      event[Column.type] = classification.type.value
      event[Column.otherTypes] = .string(classification.others)
      if classification.isUncertain, !classification.hasUnknownWords {
        event[Column.typeIsUncertain] = .bool(true)
      }
      if !classification.modifiers.isEmpty { modifiers.insert(classification.modifiers, at: 0) }
    }
    if symbols.contains("UE") { event[Column.typeIsUncertain] = .bool(true) }
    event[Column.typeModifiers] = .string(modifiers.joined(separator: " "))
  }

  /// The period stands in the first row of its day, and counts for the bursts in it.
  private func fillPeriod(_ day: CivilDay, _ station: ByteText, _ event: inout RadioEvent) {
    guard let period, period.day == day, period.station == String(station), case .box(let box)? = event.shape,
      box.timeMin >= Double(period.start), box.timeMin <= Double(period.end)
    else { return }
    event[Column.observationStart] = .time(period.start)
    event[Column.observationEnd] = .time(period.end)
  }
}
