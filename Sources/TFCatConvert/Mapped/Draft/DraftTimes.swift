internal import TFCatTables
internal import TableMapping

/// Finds the columns that say when an event starts and ends.
struct DraftTimes {
  /// The ends of an event.
  enum Role { case start, end }

  private let columns: [ColumnSurvey]
  /// The columns that are spoken of, by their names.
  private(set) var used: Set<String> = []

  init(_ columns: [ColumnSurvey]) { self.columns = columns }

  /// The members of the event: `start` and `end`, `start` and `duration`, or `time`.
  mutating func members() -> [(name: String, guess: DraftGuess)] {
    if let interval = interval() { return interval }
    let start = time(.start) ?? time(nil)
    guard let start else {
      return [
        ("time", DraftGuess(text: "FILL_IN", sureness: .unsure, reason: "no column could be read as a time"))
      ]
    }
    if let end = time(.end) ?? twin() { return [("start", start), ("end", end)] }
    if let duration = duration() { return [("start", start), ("duration", duration)] }
    return [("time", start)]
  }

  // MARK: Roles

  private static let starts: Set<String> = [
    "start", "begin", "beginning", "tstart", "stime", "onset", "from", "tmin", "t0", "first", "starttime",
    "begtime", "debut", "anfang", "beginn", "von", "sdate",
  ]
  private static let ends: Set<String> = [
    "end", "stop", "ending", "tend", "etime", "finish", "until", "tmax", "t1", "last", "endtime", "stoptime",
    "fin", "ende", "bis", "edate",
  ]
  private static let peaks: Set<String> = ["peak", "max", "maximum", "hohepunkt", "pic"]

  private func role(of survey: ColumnSurvey) -> Role? {
    let name = ColumnName(survey.column.name)
    switch name.momentEnd ?? name.dateEnd {
    case .first?: return .start
    case .last?: return .end
    default: break
    }
    let words = Set(name.parts)
    if !words.isDisjoint(with: Self.starts) { return .start }
    return words.isDisjoint(with: Self.ends) ? nil : .end
  }

  private func isPeak(_ survey: ColumnSurvey) -> Bool {
    let name = ColumnName(survey.column.name)
    return name.isPeakTime || (role(of: survey) == nil && !Self.peaks.isDisjoint(with: name.parts))
  }

  /// Columns that may be that end of an event, the likeliest first.
  private func candidates(_ role: Role?) -> [ColumnSurvey] {
    let free = columns.filter { !used.contains($0.column.name) && !isPeak($0) }
    guard let role else {
      return free.filter { self.role(of: $0) == nil } + free.filter { self.role(of: $0) == .start }
    }
    // TIME_END and not DATE_END goes with TIME_START.
    let usedWords = columns.filter { used.contains($0.column.name) }.map { ColumnName($0.column.name).parts }
    let fitting = free.filter { self.role(of: $0) == role }.enumerated().map { offset, survey in
      let words = Set(ColumnName(survey.column.name).parts)
      return (survey, offset, likeness: usedWords.map { words.intersection($0).count }.max() ?? 0)
    }
    return fitting.sorted { ($1.likeness, $0.1) < ($0.likeness, $1.1) }.map(\.0)
  }

  // MARK: Ways of writing a time

  private mutating func time(_ role: Role?) -> DraftGuess? {
    if let guess = components(role) { return guess }
    let candidates = candidates(role)
    for survey in candidates {
      if case .time(let format) = survey.kind {
        use(survey)
        return Self.whole(survey, format)
      }
    }
    if columns.contains(where: isDate) {
      for survey in candidates {
        if let guess = ofDay(survey, role) { return guess }
      }
    }
    for survey in candidates {
      if case .date(let format) = survey.kind {
        use(survey)
        return Self.whole(survey, format)
      }
    }
    return nil
  }

  private static func isWhole(_ survey: ColumnSurvey) -> Bool {
    if case .time = survey.kind { true } else { false }
  }

  /// A column that has the whole time.
  private static func whole(_ survey: ColumnSurvey, _ format: TimeFormat) -> DraftGuess {
    let isClear = survey.otherTime == nil && !survey.isAmbiguous && (format == .iso || format.isPattern)
    let zone = isClear && !survey.saysZone ? ", taken as UTC (zone: \"+01:00\" says another)" : ""
    return unclocked(survey, format).clocked(by: [survey], otherwise: zone)
  }

  private static func unclocked(_ survey: ColumnSurvey, _ format: TimeFormat) -> DraftGuess {
    let text = value(column: survey.column.name, format)
    if let other = survey.otherTime {
      return DraftGuess(text: text, sureness: .unsure, reason: other)
    }
    if survey.isAmbiguous {
      let exchanged = format.name.replacing("%d/%m/", with: "%m/%d/")
      return DraftGuess(
        text: text, sureness: .unsure, reason: "the day before the month; both fit",
        others: ["format: \(DraftText.quoted(exchanged))"])
    }
    switch format {
    case .iso: return DraftGuess(text: text, sureness: .sure, reason: "ISO 8601")
    case .pattern: return DraftGuess(text: text, sureness: .sure, reason: "all rows fit")
    default:
      return DraftGuess(text: text, sureness: .likely, reason: "by the name and the size of the numbers")
    }
  }

  private static func value(column: String, _ format: TimeFormat) -> String {
    format == .iso
      ? DraftText.quoted(column)
      : "{column: \(DraftText.quoted(column)), format: \(DraftText.quoted(format.name))}"
  }

  /// A time of the day, with the day of another column.
  private mutating func ofDay(_ survey: ColumnSurvey, _ role: Role?) -> DraftGuess? {
    guard survey.dayTime != nil, let day = day(for: survey, role), let pattern = day.datePattern else {
      return nil
    }
    let date = DraftText.formula(day.column.name)
    let time = DraftText.formula(survey.column.name)
    let text: String
    var sureness = Sureness.sure
    var reason = "the day of \(day.column.name) with the time of \(survey.column.name)"
    switch survey.dayTime {
    case .clock(let clock)?:
      if survey.kind == .int {
        (sureness, reason) = (.likely, reason + " as hours and minutes without a mark")
      }
      text =
        "{value: \(DraftText.quoted("\(date) & ' ' & \(time)")), format: \(DraftText.quoted("\(pattern) \(clock)"))}"
    case .digits?, .amount?:
      guard let added = Self.added(survey) else { return nil }
      text =
        "{column: \(DraftText.quoted(day.column.name)), format: \(DraftText.quoted(pattern)), plus: \(added.text)}"
      (sureness, reason) = (.likely, reason + added.words)
    case nil: return nil
    }
    use(day)
    use(survey)
    if day.isAmbiguous {
      return DraftGuess(
        text: text, sureness: .unsure, reason: "the day before the month; both fit",
        others: ["%m/%d/ in the format"]
      ).clocked(by: [survey, day], otherwise: "")
    }
    if role == .end, self.role(of: day) != .end {
      reason += "; an event over midnight needs a day more"
    }
    return DraftGuess(text: text, sureness: sureness, reason: reason).clocked(
      by: [survey, day], otherwise: ", taken as UTC")
  }

  /// What is added to a day for the time of the day in a column of numbers, and how it is told; `nil` for a
  /// column of another kind.
  private static func added(_ survey: ColumnSurvey) -> (text: String, words: String)? {
    let time = DraftText.formula(survey.column.name)
    switch survey.dayTime {
    case .digits(let perHour)?:
      let formula =
        perHour == 100
        ? "floor(\(time) / 100) * 60 + \(time) % 100"
        : "floor(\(time) / 10000) * 60 + floor(\(time) / 100) % 100 + \(time) % 100 / 60"
      return (
        "{value: \(DraftText.quoted(formula)), unit: min}", " as hours and minutes without a mark"
      )
    case .amount(let unit)?:
      return (
        "{column: \(DraftText.quoted(survey.column.name)), unit: \(unit)}", " in \(unit) since midnight"
      )
    default: return nil
    }
  }

  private func isDate(_ survey: ColumnSurvey) -> Bool {
    guard case .date = survey.kind, survey.datePattern != nil else { return false }
    return !isPeak(survey)
  }

  /// The date that goes with a time of the day: that of the same end, or the one before it.
  private func day(for survey: ColumnSurvey, _ role: Role?) -> ColumnSurvey? {
    if role != nil, let own = columns.last(where: { isDate($0) && self.role(of: $0) == role }) { return own }
    let position = columns.firstIndex { $0.column.name == survey.column.name } ?? 0
    return columns.prefix(position).last(where: isDate) ?? columns.first(where: isDate)
  }

  /// Two columns of the same title, of which the first is the start.
  private mutating func twin() -> DraftGuess? {
    guard let start = columns.first(where: { used.contains($0.column.name) }),
      let twin = columns.first(where: { $0.column.name == "\(start.column.name)_2" && $0.kind == start.kind }
      ),
      case .time(let format) = twin.kind
    else { return nil }
    use(twin)
    return DraftGuess(
      text: Self.value(column: twin.column.name, format), sureness: .unsure,
      reason: "the second column of that title"
    ).clocked(by: [twin], otherwise: "")
  }

  /// Both ends in one cell: `2010-01-01T00:00/2010-01-01T01:00`.
  private mutating func interval() -> [(name: String, guess: DraftGuess)]? {
    guard
      let survey = columns.first(where: { if case .interval = $0.kind { true } else { false } }),
      case .interval(let format, let separator) = survey.kind
    else { return nil }
    use(survey)
    return [(1, "start"), (2, "end")].map { part, name in
      let formula = "part(\(DraftText.formula(survey.column.name)), '\(separator)', \(part))"
      let text =
        format == .iso
        ? DraftText.quoted(formula)
        : "{value: \(DraftText.quoted(formula)), format: \(DraftText.quoted(format.name))}"
      let guess = DraftGuess(text: text, sureness: .sure, reason: "two times in each cell")
      return (name, guess.clocked(by: [survey], otherwise: ", taken as UTC"))
    }
  }

  // MARK: Years, days and hours in columns of their own

  private mutating func components(_ role: Role?) -> DraftGuess? {
    let found = TimeComponents(columns.filter { !isPeak($0) }, role: role == .end ? .end : .start)
    guard !found.isEmpty else { return nil }
    // A column that has the whole time needs no parts.
    if !found.hasHour, role != nil, candidates(role).contains(where: Self.isWhole) { return nil }
    let clock = found.hasHour ? nil : clock(role, besides: found.names)
    guard role != .end || found.hasOwn || clock != nil else { return nil }
    let guess = found.guess(isEnd: role == .end, clock: clock.map { ($0, Self.added($0)) })
    for name in found.names { used.insert(name) }
    if let clock { use(clock) }
    return guess
  }

  /// The column with the time of the day, beside the parts of the day: one that can be read as such, or else
  /// one that is called so.
  private func clock(_ role: Role?, besides parts: [String]) -> ColumnSurvey? {
    let own = candidates(role).filter { !parts.contains($0.column.name) }
    if let found = own.first(where: { $0.dayTime != nil }) { return found }
    if let named = own.first(where: { ColumnName($0.column.name).momentEnd != nil && $0.kind != .empty }) {
      return named
    }
    guard role == .start else { return nil }
    return candidates(nil).first { $0.dayTime != nil && !parts.contains($0.column.name) }
  }

  // MARK: Durations

  private mutating func duration() -> DraftGuess? {
    guard
      let survey = columns.first(where: { survey in
        !used.contains(survey.column.name) && (survey.kind == .int || survey.kind == .float)
          && ColumnName(survey.column.name).parts.contains {
            ["duration", "dur", "dauer", "duree", "durations"].contains($0)
          }
      })
    else { return nil }
    use(survey)
    let column = DraftText.quoted(survey.column.name)
    if let unit = survey.timeUnit {
      return DraftGuess(
        text: "{column: \(column), unit: \(unit)}", sureness: .sure, reason: "the unit is in the table")
    }
    return DraftGuess(
      text: "{column: \(column), unit: FILL_IN}", sureness: .unsure, reason: "the table says no unit",
      others: ["s", "min", "h"])
  }

  private mutating func use(_ survey: ColumnSurvey) { used.insert(survey.column.name) }
}
