internal import TFCatTables
internal import TableMapping
internal import VOVocabulary

/// Finds the columns that say the frequencies, wavelengths or energies of an event, and the axis that suits
/// them.
struct DraftSpectrum {
  private let columns: [ColumnSurvey]
  /// The column that says units row by row.
  private let unitColumn: ColumnSurvey?
  /// The columns that are spoken of, by their names.
  private(set) var used: Set<String> = []
  /// The columns that may be meant, in the order of the table.
  private let candidates: [ColumnSurvey]

  private static let lows: Set<String> = [
    "low", "lower", "min", "fmin", "minimum", "fl", "flow", "wavemin", "bottom", "freqmin", "lo", "emin",
  ]
  private static let highs: Set<String> = [
    "high", "upper", "max", "fmax", "maximum", "fh", "fhigh", "wavemax", "top", "freqmax", "hi", "emax",
  ]
  private static let words: Set<String> = [
    "f", "freq", "frequency", "frequencies", "fmin", "fmax", "wave", "wavelength", "wavemin", "wavemax", "hz",
    "khz", "mhz", "ghz", "band", "spectral", "fstart", "fend", "flow", "fhigh", "freqmin", "freqmax", "em",
    "nu", "lambda", "longueur", "wellenlange", "energy", "energie", "emin", "emax", "bande", "bandes",
  ]

  /// - Parameters:
  ///   - columns: all of the table.
  ///   - taken: the names of those that are times.
  init(_ columns: [ColumnSurvey], without taken: Set<String>) {
    let free = columns.filter { !taken.contains($0.column.name) }
    self.columns = free
    unitColumn = free.first { survey in
      !survey.units.isEmpty
        && survey.units.allSatisfy { UnitName.known($0).flatMap { VOUnit($0) }.map(Self.isSpectral) ?? false }
    }
    var found = free.filter(Self.isSpectral)
    if found.isEmpty {
      // Limits that do not say of what.
      let low = free.first {
        Self.isNumber($0) && !Self.lows.isDisjoint(with: ColumnName($0.column.name).parts)
      }
      let high = free.first {
        Self.isNumber($0) && !Self.highs.isDisjoint(with: ColumnName($0.column.name).parts)
      }
      if let low, let high, low.column.name != high.column.name { found = [low, high] }
    }
    candidates = found
  }

  private static func isNumber(_ survey: ColumnSurvey) -> Bool {
    survey.kind == .int || survey.kind == .float
  }

  private static func isSpectral(_ unit: VOUnit) -> Bool { SpectralCoordinateType(measuredIn: unit) != nil }

  private static func isSpectral(_ survey: ColumnSurvey) -> Bool {
    var isPair = false
    if case .band = survey.kind { isPair = true }
    guard isNumber(survey) || survey.kind == .list || isPair else { return false }
    let name = ColumnName(survey.column.name)
    guard !name.isOfOtherQuantity else { return false }
    if survey.column.ucd?.hasPrefix("em.") == true { return true }
    if let unit = survey.unit.flatMap({ VOUnit($0) }) {
      guard let type = SpectralCoordinateType(measuredIn: unit) else { return false }
      // A length is a wavelength only where the name says so.
      if type == .frequency { return true }
      return !Self.words.isDisjoint(with: name.parts) || (type == .energy && name.spectralLimit != nil)
    }
    return name.spectralEnd != nil || name.isSpectral || isPair || !Self.words.isDisjoint(with: name.parts)
  }

  // MARK: Axis

  /// The members `type` and `unit` of the spectral axis.
  var axis: DraftGuess {
    let kind = type.rawValue
    if let unit = unit(of: candidates.first) {
      return DraftGuess(
        text: "{type: \(kind), unit: \(unit.text)}", sureness: unit.sureness,
        reason: "that of \(DraftText.comment(unit.place))")
    }
    let text = "{type: \(kind), unit: FILL_IN}"
    return DraftGuess(
      text: text, sureness: .unsure, reason: "the unit that the catalogue is to have",
      others: ["kHz", "MHz", "GHz"])
  }

  private var type: SpectralCoordinateType {
    unit(of: candidates.first).flatMap { VOUnit($0.text) }.flatMap { SpectralCoordinateType(measuredIn: $0) }
      ?? .frequency
  }

  /// The unit of a column, and what tells it.
  private func unit(of survey: ColumnSurvey?) -> (text: String, sureness: Sureness, place: String)? {
    guard let survey else { return nil }
    if let unit = survey.unit, VOUnit(unit).map(Self.isSpectral) ?? false {
      return (unit, .sure, survey.unitPlace)
    }
    guard let unitColumn, let first = unitColumn.units.first.flatMap({ UnitName.known($0) }) else {
      return nil
    }
    return (first, .likely, "the column \(unitColumn.column.name)")
  }

  // MARK: Members

  /// The members of the event: `low` and `high`, or `frequency`.
  mutating func members() -> [(name: String, guess: DraftGuess)] {
    if let pair = candidates.first(where: { if case .band = $0.kind { true } else { false } }) {
      return band(pair)
    }
    let low = column(of: .low, Self.lows)
    let high = column(of: .high, Self.highs)
    if let low, let high, low.column.name != high.column.name {
      return [("low", limit(low)), ("high", limit(high))]
    }
    let clear = candidates.filter { ColumnName($0.column.name).unknownCount == 0 }
    let numbers = (clear.count > 1 ? clear : candidates).filter { $0.kind != .list }
    if numbers.count >= 2 { return ends(numbers[0], numbers[1]) }
    if let only = numbers.first { return [("frequency", limit(only))] }
    let missing = DraftGuess(
      text: "{constant: FILL_IN, unit: FILL_IN}", sureness: .unsure,
      reason: "no column looks like a frequency",
      others: ["{column: NAME, unit: MHz}"])
    return [("low", missing), ("high", missing)]
  }

  /// Lists of times and of limits in cells.
  mutating func boundary() -> [String]? {
    let lists = columns.filter { $0.kind == .list }
    let times: Set<String> = ["time", "times", "timestamp", "timestamps", "t"]
    guard lists.count >= 3,
      let time = lists.first(where: { !times.isDisjoint(with: ColumnName($0.column.name).parts) }),
      let low = lists.first(where: { !Self.lows.isDisjoint(with: ColumnName($0.column.name).parts) }),
      let high = lists.first(where: { !Self.highs.isDisjoint(with: ColumnName($0.column.name).parts) })
    else { return nil }
    used.insert(time.column.name)
    let member = DraftGuess(
      text: DraftText.quoted(time.column.name), sureness: .likely, reason: "a list of times in each cell")
    return [
      "  boundary:  # a lower and an upper limit at each time", member.line("times", indent: 4),
      limit(low).line("low", indent: 4), limit(high).line("high", indent: 4),
    ]
  }

  private func column(of end: ColumnName.End, _ words: Set<String>) -> ColumnSurvey? {
    let fitting = candidates.filter { $0.kind != .list }
    let named = fitting.filter { ColumnName($0.column.name).spectralEnd == end }
    return named.min { ColumnName($0.column.name).isPlainer(than: ColumnName($1.column.name)) }
      ?? fitting.first { !words.isDisjoint(with: ColumnName($0.column.name).parts) }
  }

  private mutating func limit(_ survey: ColumnSurvey) -> DraftGuess {
    use(survey)
    let name = ColumnName(survey.column.name)
    let isClear = name.isSpectral || survey.unit != nil || survey.column.ucd?.hasPrefix("em.") == true
    let unit = memberUnit(survey)
    return DraftGuess(
      text: "{column: \(DraftText.quoted(survey.column.name)), unit: \(unit.text)}",
      sureness: isClear ? unit.sureness : .unsure,
      reason: isClear ? "by its name; \(unit.reason)" : "its name does not say of what; \(unit.reason)",
      others: unit.others)
  }

  /// Two frequencies of which the name does not tell the lower one.
  private mutating func ends(_ first: ColumnSurvey, _ second: ColumnSurvey) -> [(
    name: String, guess: DraftGuess
  )] {
    use(first)
    use(second)
    let unit = memberUnit(first)
    let names = "\(DraftText.formula(first.column.name)), \(DraftText.formula(second.column.name))"
    return [("low", "min"), ("high", "max")].map { member, function in
      let guess = DraftGuess(
        text: "{value: \(DraftText.quoted("\(function)(\(names))")), unit: \(unit.text)}",
        sureness: min(unit.sureness, .likely),
        reason: "two frequencies, whichever is the lower; \(unit.reason)", others: unit.others)
      return (member, guess)
    }
  }

  /// Both limits in one cell: `20-80`.
  private mutating func band(_ survey: ColumnSurvey) -> [(name: String, guess: DraftGuess)] {
    use(survey)
    guard case .band(let separator) = survey.kind else { return [] }
    let unit = memberUnit(survey)
    return [(1, "low"), (2, "high")].map { part, member in
      let formula = "part(\(DraftText.formula(survey.column.name)), '\(separator)', \(part))"
      let guess = DraftGuess(
        text: "{value: \(DraftText.quoted(formula)), unit: \(unit.text)}",
        sureness: min(unit.sureness, .likely), reason: "two numbers in each cell; \(unit.reason)",
        others: unit.others)
      return (member, guess)
    }
  }

  private mutating func memberUnit(
    _ survey: ColumnSurvey
  ) -> (text: String, sureness: Sureness, reason: String, others: [String]) {
    if let unit = survey.unit {
      let own = ColumnName(survey.column.name).ownUnit
      if survey.column.unit == unit, let own, VOUnit(own) != VOUnit(unit), survey.unitPlace == "the table" {
        return (unit, .unsure, "\(unit) is in the table, and \(own) in the title", [own])
      }
      return (unit, .sure, "\(unit) is in \(DraftText.comment(survey.unitPlace))", [])
    }
    if let unitColumn {
      used.insert(unitColumn.column.name)
      return (
        "{column: \(DraftText.quoted(unitColumn.column.name))}", .likely, "a column has the units", []
      )
    }
    let range =
      survey.range.map { "; the numbers are \(Self.shown($0.lowerBound)) to \(Self.shown($0.upperBound))" }
      ?? ""
    return ("FILL_IN", .unsure, "the table says no unit\(range)", ["kHz", "MHz", "GHz"])
  }

  private static func shown(_ number: Double) -> String {
    number.magnitude < 1e15 && number == number.rounded() ? "\(Int64(number))" : "\(number)"
  }

  private mutating func use(_ survey: ColumnSurvey) { used.insert(survey.column.name) }
}

extension Sureness: Comparable {
  private var rank: Int {
    switch self {
    case .unsure: 0
    case .likely: 1
    case .sure: 2
    }
  }

  static func < (left: Sureness, right: Sureness) -> Bool { left.rank < right.rank }
}
