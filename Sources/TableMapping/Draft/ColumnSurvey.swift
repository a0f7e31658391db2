import TFCat
public import TFCatTables
import VOVocabulary

/// What the first rows of a table tell of a column.
public struct ColumnSurvey: Sendable {
  public enum Kind: Sendable, Hashable {
    case empty
    case int
    case float
    case bool
    /// A time in this form, UTC unless the text says otherwise.
    case time(TimeFormat)
    /// A day without a time of the day.
    case date(TimeFormat)
    /// A time of the day without a day, as the codes of `strptime`.
    case clock(String)
    /// Several values in one cell.
    case list
    case text
  }

  public let column: TableColumn
  public private(set) var kind: Kind
  /// The different texts, when there are few.
  public private(set) var words: [String] = []
  /// Words that occur among numbers or times, and stand for nothing by the look of them.
  public private(set) var missing: [String] = []
  public private(set) var range: ClosedRange<Double>?
  /// What else the form of a date may be: day and month exchanged.
  public private(set) var isAmbiguous = false

  /// - Parameter cells: those of the first rows.
  public init(_ column: TableColumn, cells: [TableValue]) {
    self.column = column
    var present = cells.filter { !$0.isNull }
    let suspicious = Set(present.compactMap(\.text)).filter(Self.standsForNothing)
    missing = suspicious.sorted()
    present.removeAll { $0.text.map(suspicious.contains) ?? false }
    kind = .empty
    guard !present.isEmpty else { return }
    if present.contains(where: { if case .array = $0 { true } else { false } }) {
      kind = .list
      return
    }
    let texts = present.compactMap(\.text)
    let different = Set(texts)
    if different.count <= 12, different.count * 2 < max(present.count, 3) { words = different.sorted() }
    kind = Self.kind(present, texts, isText: column.dataType?.isText == true, &range, &isAmbiguous)
    if case .int = kind, let range, let other = Self.numericTime(column.name, range) { kind = .time(other) }
    if case .float = kind, let range, let other = Self.numericTime(column.name, range) { kind = .time(other) }
  }

  private static func standsForNothing(_ text: String) -> Bool {
    if [
      "nan", "nat", "null", "none", "n/a", "na", "nd", "unknown", "-999", "-999.0", "-9999", "-99", "-1e31",
      "-1e+31",
    ].contains(text.lowercased()) {
      return true
    }
    return !text.isEmpty && text.allSatisfy { "-/?.*".contains($0) } && text.count > 1 || text == "-"
      || text == "?"
  }

  private static func kind(
    _ cells: [TableValue], _ texts: [String], isText: Bool, _ range: inout ClosedRange<Double>?,
    _ isAmbiguous: inout Bool
  ) -> Kind {
    if let (kind, ambiguous) = timeKind(texts) {
      isAmbiguous = ambiguous
      return kind
    }
    if isText { return texts.allSatisfy { $0.hasPrefix("[") && $0.hasSuffix("]") } ? .list : .text }
    if cells.allSatisfy({ if case .bool = $0 { true } else { false } }) { return .bool }
    if texts.allSatisfy({ ["true", "false", "yes", "no", "t", "f", "y", "n"].contains($0.lowercased()) }) {
      return .bool
    }
    let numbers = cells.compactMap(\.double).filter { !$0.isNaN }
    if numbers.count == cells.count, let low = numbers.min(), let high = numbers.max() {
      range = low...high
      return cells.allSatisfy { if case .double = $0 { false } else { $0.integer != nil } } ? .int : .float
    }
    if texts.allSatisfy({ $0.hasPrefix("[") && $0.hasSuffix("]") }) { return .list }
    return .text
  }

  // MARK: Times

  private static let dateAndTime = [
    "iso", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%d-%b-%Y %H:%M:%S",
    "%d-%b-%Y %H:%M", "%d %b %Y %H:%M:%S", "%Y%m%d %H%M%S", "%Y%m%d %H:%M:%S", "%Y%m%d %H:%M", "%Y%m%d %H%M",
    "%Y%m%d%H%M%S",
    "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%Y-%j %H:%M:%S",
  ]
  private static let dates = [
    "iso", "%d/%m/%Y", "%m/%d/%Y", "%d-%b-%Y", "%d %b %Y", "%d.%m.%Y", "%Y%m%d", "%Y-%j",
  ]
  private static let clocks = ["%H:%M:%S", "%H:%M", "%H%M%S", "%H%M"]

  private static func timeKind(_ texts: [String]) -> (Kind, ambiguous: Bool)? {
    let sample = texts.prefix(500)
    // Numbers are no dates, but for eight digits in a row that are one each time.
    let hasMarks = sample.allSatisfy { $0.contains { ":/-. TZ".contains($0) } && TableText.double($0) == nil }
    let isCompact = sample.allSatisfy {
      ($0.utf8.count == 8 || $0.utf8.count == 14) && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    guard hasMarks || isCompact else { return nil }
    if sample.allSatisfy({ $0.utf8.count <= 10 }),
      let format = dates.compactMap(TimeFormat.init).first(where: { reads($0, sample) })
    {
      return (.date(format), isAmbiguous(format.name, sample))
    }
    if let format = dateAndTime.compactMap(TimeFormat.init).first(where: { reads($0, sample) }) {
      return (.time(format), isAmbiguous(format.name, sample))
    }
    for clock in clocks {
      guard let format = TimeFormat("%Y-%m-%d \(clock)") else { continue }
      if reads(format, sample.map { "2000-01-01 \($0)" }[...]) { return (.clock(clock), false) }
    }
    return nil
  }

  private static func reads(_ format: TimeFormat, _ texts: ArraySlice<String>) -> Bool {
    let reader = TimeReader(format: format)
    return texts.allSatisfy { text in
      var endsAtMidnight = false
      return (try? reader.instant(.string(text), endsAtMidnight: &endsAtMidnight)) != nil
    }
  }

  /// Whether day and month could be exchanged.
  private static func isAmbiguous(_ name: String, _ texts: ArraySlice<String>) -> Bool {
    guard name.hasPrefix("%d/%m/") else { return false }
    return TimeFormat(name.replacing("%d/%m/", with: "%m/%d/")).map { reads($0, texts) } ?? false
  }

  /// Numbers that count days or seconds by their size, where the name speaks of time.
  private static func numericTime(_ name: String, _ range: ClosedRange<Double>) -> TimeFormat? {
    let words = NameWords(name)
    guard
      words.contains(anyOf: [
        "time", "date", "jd", "mjd", "unix", "epoch", "start", "end", "stop", "t", "begin", "peak", "stime",
        "etime", "tstart", "tend", "tmin", "tmax", "timestamp",
      ]),
      !words.contains(anyOf: ["freq", "frequency", "f", "khz", "mhz", "hz"])
    else { return nil }
    switch (range.lowerBound, range.upperBound) {
    case (2_400_000...2_500_000, 2_400_000...2_500_000): return .axis(.jd)
    case (33_000...80_000, 33_000...80_000): return .axis(.mjd)
    case (1e8...4e9, 1e8...4e9): return .axis(.unix)
    case (1e11...4e12, 1e11...4e12): return .unixMilliseconds
    default: return nil
    }
  }
}

/// The words that a name is made of: `freqStart_MHz` is freq, start, mhz.
public struct NameWords: Sendable {
  public let all: [String]

  public init(_ name: String) {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      let isBoundary = !(character.isLetter || character.isNumber)
      if isBoundary || (character.isUppercase && wasLower) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if !isBoundary { word.append(character) }
      wasLower = character.isLowercase || character.isNumber
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    // `jd1` is a jd too.
    let bare = words.compactMap { word in
      let stem = word.reversed().drop(while: \.isNumber).reversed()
      return stem.isEmpty || stem.count == word.count ? nil : String(stem)
    }
    all = words + bare
  }

  public func contains(anyOf candidates: Set<String>) -> Bool { all.contains { candidates.contains($0) } }
}

extension ColumnSurvey {
  /// The unit: what the column says, or the end or the brackets of its name: `flux (Jy)`, `f_min_kHz`.
  public var unit: String? {
    if let unit = column.unit, VOUnit(unit) != nil { return unit }
    if let open = column.name.lastIndex(where: { $0 == "(" || $0 == "[" }) {
      let inner = column.name[column.name.index(after: open)...].prefix { $0 != ")" && $0 != "]" }
      if let unit = Self.known(String(inner)) { return unit }
    }
    guard let last = column.name.split(whereSeparator: { $0 == "_" || $0 == " " || $0 == "." }).last,
      last.count < column.name.count
    else { return nil }
    return Self.units[last.lowercased()]
  }

  private static func known(_ text: String) -> String? {
    if let unit = units[text.lowercased()] { return unit }
    guard !text.isEmpty, let unit = VOUnit(text), !unit.hasUnknownSymbols else { return nil }
    return text
  }

  private static let units = [
    "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "sec": "s", "seconds": "s", "min": "min",
    "minutes": "min",
    "hours": "h", "hour": "h", "deg": "deg", "degrees": "deg", "jy": "Jy", "kms": "km/s", "km/s": "km/s",
    "nt": "nT", "days": "d",
    "rs": "solRad", "au": "AU", "db": "dB", "mhz/s": "MHz/s", "km": "km",
  ]
}
