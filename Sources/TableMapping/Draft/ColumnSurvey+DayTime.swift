import TFCatTables

extension ColumnSurvey {
  /// How a column writes the time of the day.
  package enum DayTime: Sendable, Hashable {
    /// As the codes of `strptime`.
    case clock(String)
    /// A number of which the last two or four digits are minutes, or minutes and seconds: 930, 93015.
    case digits(perHour: Int)
    /// So many of this unit since midnight.
    case amount(unit: String)
  }

  /// What the numbers and texts of a column may be as times of the day; `nil` where its name does not speak
  /// of one.
  static func dayTime(
    _ title: String, _ kind: Kind, _ texts: [String], _ range: ClosedRange<Double>?, unit: String?
  ) -> DayTime? {
    if case .clock(let clock) = kind { return .clock(clock) }
    guard kind == .int || kind == .float, let range, range.lowerBound >= 0 else { return nil }
    let name = ColumnName(title)
    let words = Set(name.parts)
    guard !name.isSpectral else { return nil }
    if !words.isDisjoint(with: ["sod", "secofday", "secondsofday"])
      || (words.contains("day") && !words.isDisjoint(with: ["sec", "second", "seconds", "s"]))
    {
      return range.upperBound <= 86_401 ? .amount(unit: "s") : nil
    }
    if kind == .float, range.upperBound <= 24,
      !words.isDisjoint(with: ["ut", "utc", "hour", "hours", "h", "heure", "heures", "stunde", "stunden"])
    {
      return .amount(unit: "h")
    }
    // `Start (h)`
    let dayLengths: [String: Double] = ["h": 24, "min": 1440, "s": 86_401]
    if name.momentEnd != nil, let unit, let length = dayLengths[unit] {
      return range.upperBound <= length ? .amount(unit: unit) : nil
    }
    let speaksOfTime =
      name.momentEnd != nil
      || !words.isDisjoint(with: ["hhmm", "hhmmss", "time", "ut", "utc", "heure", "zeit", "uhrzeit"])
    guard kind == .int, speaksOfTime, range.upperBound <= 240_000 else { return nil }
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count == texts.count, !numbers.isEmpty else { return nil }
    let hasSeconds = range.upperBound > 2400
    let isClock = numbers.allSatisfy { number in
      hasSeconds
        ? number / 100 % 100 < 60 && number % 100 < 61 && number / 10_000 <= 24
        : number % 100 < 60 && number / 100 <= 24
    }
    guard isClock else { return nil }
    if texts.allSatisfy({ $0.utf8.count == (hasSeconds ? 6 : 4) }) {
      return .clock(hasSeconds ? "%H%M%S" : "%H%M")
    }
    return .digits(perHour: hasSeconds ? 10_000 : 100)
  }
}
