internal import TFCatTables
internal import TableMapping

/// Columns that have a part of a time each: `year, doy, hour, minute`, `start_year, start_month ...`,
/// `Jahr, Monat, Tag, Stunde`.
struct TimeComponents {
  private enum Part: Int, CaseIterable {
    case year, dayOfYear, month, day, hour, minute, second

    var range: ClosedRange<Double> {
      switch self {
      case .year: 0...2200
      case .dayOfYear: 1...366
      case .month: 1...12
      case .day: 1...31
      case .hour: 0...24
      case .minute: 0...59
      case .second: 0...60.999999
      }
    }

    var code: String {
      switch self {
      case .year: "%Y"
      case .dayOfYear: "%j"
      case .month: "%m"
      case .day: "%d"
      case .hour: "%H"
      case .minute: "%M"
      case .second: "%S"
      }
    }
  }

  private var columns: [Part: ColumnSurvey] = [:]
  /// The date, where it is a column of its own.
  private var date: ColumnSurvey?
  /// Whether a part belongs to this end of the event alone.
  private(set) var hasOwn = false

  private static let words: [(part: Part, words: Set<String>)] = [
    (.year, ["year", "yyyy", "yr", "annee", "jahr", "yy"]),
    (.dayOfYear, ["doy", "ddd", "dayofyear", "jday", "yday"]),
    (.month, ["month", "mon", "mois", "monat", "mo"]),
    (.day, ["day", "dd", "jour", "tag", "dom"]),
    (.hour, ["hour", "hours", "hh", "hr", "hrs", "heure", "heures", "stunde", "stunden"]),
    (.minute, ["minute", "minutes", "min", "mins", "mn", "minuten", "mi"]),
    (.second, ["second", "seconds", "sec", "secs", "ss", "seconde", "secondes", "sekunde", "sekunden"]),
  ]
  private static let starts: Set<String> = [
    "start", "begin", "beginning", "onset", "from", "debut", "anfang", "beginn", "von", "first", "s",
  ]
  private static let ends: Set<String> = ["end", "stop", "fin", "ende", "bis", "until", "last", "e"]
  private static let fillers: Set<String> = [
    "time", "ut", "utc", "of", "the", "de", "du", "d", "event", "burst", "obs",
  ]

  /// - Parameter role: parts of this end of the event, and those that name no end.
  init(_ surveys: [ColumnSurvey], role: DraftTimes.Role) {
    var previous: Part?
    for survey in surveys where survey.kind == .int || survey.kind == .float {
      guard let (part, end) = Self.meaning(of: survey.column.name, after: previous) else {
        previous = nil
        continue
      }
      previous = part
      guard let range = survey.range, part.range.contains(range.lowerBound),
        part.range.contains(range.upperBound),
        end == nil || end == role, part.rawValue >= Part.hour.rawValue || survey.kind == .int
      else { continue }
      let isOwn = end == role
      if columns[part] == nil || (isOwn && !isOwnPart(part, role)) { columns[part] = survey }
      if isOwn { hasOwn = true }
    }
    if columns[.year] == nil {
      date = surveys.first { if case .date = $0.kind { $0.datePattern != nil } else { false } }
    }
  }

  private func isOwnPart(_ part: Part, _ role: DraftTimes.Role) -> Bool {
    columns[part].flatMap { Self.meaning(of: $0.column.name, after: nil)?.end } == role
  }

  private static func meaning(of name: String, after previous: Part?) -> (part: Part, end: DraftTimes.Role?)?
  {
    var parts = ColumnName(name).parts
    // `startyear`
    if parts.count == 1, let word = parts.first {
      for prefix in ["start", "begin", "end", "stop"] where word.hasPrefix(prefix) && word != prefix {
        parts = [prefix, String(word.dropFirst(prefix.count))]
      }
    }
    if Set(parts).isSuperset(of: ["day", "of", "year"]) {
      parts = parts.filter { !["day", "of", "year"].contains($0) } + ["doy"]
    }
    var part: Part?
    var end: DraftTimes.Role?
    for word in parts {
      if starts.contains(word), parts.count > 1 {
        end = .start
      } else if ends.contains(word), parts.count > 1 {
        end = .end
      } else if word == "mm" {
        // Minutes behind hours, months elsewhere.
        part = previous == .hour ? .minute : .month
      } else if let known = words.first(where: { $0.words.contains(word) })?.part {
        guard part == nil else { return nil }
        part = known
      } else if !fillers.contains(word) {
        return nil
      }
    }
    return part.map { ($0, end) }
  }

  /// The names of all columns that are spoken of.
  var names: [String] {
    used.map(\.column.name) + (columns[.year] == nil ? date.map { [$0.column.name] } ?? [] : [])
  }

  /// Whether the parts say the time of the day.
  var hasHour: Bool { parts.contains(.hour) }

  private var used: [ColumnSurvey] { parts.compactMap { columns[$0] } }

  var isEmpty: Bool { parts.isEmpty }

  /// The parts that make a time, in their order; empty where they make none.
  private var parts: [Part] {
    var parts: [Part] = []
    if columns[.year] != nil {
      parts.append(.year)
      if columns[.dayOfYear] != nil {
        parts.append(.dayOfYear)
      } else if columns[.month] != nil, columns[.day] != nil {
        parts += [.month, .day]
      } else {
        return []
      }
    } else if date == nil || columns[.hour] == nil {
      return []
    }
    guard columns[.hour] != nil else { return parts }
    parts.append(.hour)
    guard columns[.minute] != nil else { return parts }
    parts.append(.minute)
    if columns[.second] != nil { parts.append(.second) }
    return parts
  }

  /// - Parameter clock: a column with the time of the day, for where the parts have none, and what it adds to
  ///   the day if it is one of numbers.
  func guess(
    isEnd: Bool, clock: (column: ColumnSurvey, added: (text: String, words: String)?)?
  ) -> DraftGuess? {
    let parts = parts
    guard !parts.isEmpty else { return nil }
    // Hours and minutes with fractions are added to the day.
    let hasFractions = [Part.hour, .minute].contains { parts.contains($0) && columns[$0]?.kind == .float }
    let written = hasFractions ? parts.filter { $0.rawValue < Part.hour.rawValue } : parts
    var names = written.compactMap { columns[$0] }.map { DraftText.formula($0.column.name) }
    var codes = written.map(\.code)
    var sureness = Sureness.sure
    var reason = "the parts of the time are columns"
    var added: String?
    var others: [String] = []
    if let clock, !parts.contains(.hour) {
      let name = clock.column.column.name
      if case .clock(let format)? = clock.column.dayTime {
        names.append(DraftText.formula(name))
        codes.append(format)
        if clock.column.kind == .int {
          (sureness, reason) = (.likely, reason + ", with \(name) as hours and minutes without a mark")
        }
      } else if let amount = clock.added {
        added = amount.text
        (sureness, reason) = (.likely, "the day of its parts with the time of \(name)\(amount.words)")
      } else {
        added = "{column: \(DraftText.quoted(name)), unit: FILL_IN}"
        (sureness, reason) = (.unsure, "\(name) could not be read as a time of the day")
        others = ["h", "min", "s"]
      }
    } else if !parts.contains(.hour) {
      (sureness, reason) = (.likely, "the parts of the day are columns; no column has a time of the day")
    }
    if let range = columns[.year]?.range, range.upperBound < 100 {
      codes[0] = "%y"
      (sureness, reason) = (.unsure, "years of two digits: 00 to 68 are 2000 to 2068")
    }
    if let date, let pattern = date.datePattern, columns[.year] == nil {
      names.insert(DraftText.formula(date.column.name), at: 0)
      codes.insert(pattern, at: 0)
    }
    if isEnd, columns[.year].map({ !isOwn($0) }) ?? true {
      reason += "; an event over midnight needs a day more"
    }
    let formula = names.joined(separator: " & ' ' & ")
    var text =
      "value: \(DraftText.quoted(formula)), format: \(DraftText.quoted(codes.joined(separator: " ")))"
    if hasFractions {
      let seconds = [(Part.hour, " * 3600"), (.minute, " * 60"), (.second, "")].filter {
        parts.contains($0.0)
      }
      let sum = seconds.compactMap { part, factor in
        columns[part].map { DraftText.formula($0.column.name) + factor }
      }.joined(separator: " + ")
      text += ", plus: {value: \(DraftText.quoted(sum)), unit: s}"
    }
    if let added { text += ", plus: \(added)" }
    let surveys = used + [date, clock?.column].compactMap(\.self)
    return DraftGuess(text: "{\(text)}", sureness: sureness, reason: reason, others: others).clocked(
      by: surveys, otherwise: ", taken as UTC")
  }

  private func isOwn(_ survey: ColumnSurvey) -> Bool {
    Self.meaning(of: survey.column.name, after: nil)?.end != nil
  }
}
