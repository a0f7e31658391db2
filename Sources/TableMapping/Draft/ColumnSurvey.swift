import Base
import TFCat
public import TFCatTables
import VOVocabulary

/// What the first rows of a table tell of a column.
public struct ColumnSurvey: Sendable {
  /// What the cells of a column are.
  public enum Kind: Sendable, Hashable {
    /// No cell has a value.
    case empty
    /// Whole numbers.
    case int
    /// Numbers, some of them not whole.
    case float
    /// Truth values.
    case bool
    /// A time in this form, UTC unless the text says otherwise.
    case time(TimeFormat)
    /// A day without a time of the day.
    case date(TimeFormat)
    /// A time of the day without a day, as the codes of `strptime`.
    case clock(String)
    /// Several values in one cell.
    case list
    /// Two times in one cell, in this form and with this text between them.
    case interval(TimeFormat, separator: String)
    /// Two numbers in one cell, with this text between them.
    case band(separator: String)
    /// Texts that are none of the other kinds.
    case text
  }

  /// The column.
  public let column: TableColumn
  /// What its cells are.
  public private(set) var kind: Kind
  /// The different texts, when there are few.
  public private(set) var words: [String] = []
  /// Words that occur among numbers or times, and stand for nothing by the look of them.
  public private(set) var missing: [String] = []
  /// The least and the greatest number.
  public private(set) var range: ClosedRange<Double>?
  /// Whether the dates can be read with day and month exchanged as well.
  public private(set) var isAmbiguous = false
  /// What else numbers that are taken for times could be, in words for a comment.
  public private(set) var otherTime: String?
  /// The ways in which the cells may write their numbers, where that is not with a point alone: `1,000` is
  /// one or a thousand.
  package private(set) var numberFormats: [NumberFormat] = []
  /// Whether numbers have a decimal point.
  package private(set) var hasPoints = false
  /// How the cells write numbers, where that is not with a point alone.
  public var numberFormat: NumberFormat { numberFormats.first ?? .plain }
  /// The units that the cells are, of a column that says units.
  package private(set) var units: [String] = []
  /// The unit that cells carry behind their numbers.
  package private(set) var carried: String?
  /// Whether no two rows have the same value.
  package private(set) var isUnique = false
  /// Whether all times say that they are UTC, or how far from it.
  package private(set) var saysZone = false
  /// Whether a number begins with 0: an identifier or a time of the day may be meant.
  package private(set) var hasLeadingZeros = false
  /// The codes by which all days can be read, where they are written in one way.
  package private(set) var datePattern: String?
  /// The time of the day that numbers or texts may be.
  package private(set) var dayTime: DayTime?

  /// - Parameters:
  ///   - column: the column.
  ///   - cells: those of the first rows.
  public init(_ column: TableColumn, cells: [TableValue]) {
    self.column = column
    // Blanks around cells do not count.
    var present = cells.filter { !$0.isNull }.map(Self.trimmed).filter { $0 != TableValue.string("") }
    let suspicious = Set(present.compactMap(\.text)).filter(Self.standsForNothing)
    missing = suspicious.sorted()
    present.removeAll { $0.text.map(suspicious.contains) ?? false }
    kind = .empty
    guard !present.isEmpty else { return }
    if present.contains(where: { if case .array = $0 { true } else { false } }) {
      kind = Self.areTimesInTwoParts(present, column) ? .time(.axis(.jd)) : .list
      return
    }
    let texts = present.compactMap(\.text)
    let different = Set(texts)
    isUnique = different.count == texts.count && texts.count == cells.count
    saysZone = texts.allSatisfy(Self.saysZone)
    hasLeadingZeros = texts.contains { $0.utf8.count > 1 && $0.hasPrefix("0") && $0.allSatisfy(\.isNumber) }
    if different.count <= 12, different.count * 2 < max(present.count, 3) { words = different.sorted() }
    kind = Self.kind(present, texts, isText: column.dataType?.isText == true, &range, &isAmbiguous)
    if kind == .text { readNumbers(texts) }
    if kind == .text, let pair = Self.pair(column.name, texts) { kind = pair }
    hasPoints = kind == .float && texts.contains { $0.contains(".") }
    if ColumnName(column.name).isUnit { units = different.sorted() }
    takeDayTime(texts)
    if case .date = kind { datePattern = Self.datePatterns.first { Self.reads($0, texts) } }
    if case .int = kind, let range { takeTime(range) }
    if case .float = kind, let range { takeTime(range) }
  }

  /// Whether cells are Julian dates in two numbers, in a column of times.
  private static func areTimesInTwoParts(_ cells: [TableValue], _ column: TableColumn) -> Bool {
    column.reference != nil
      && cells.allSatisfy { cell in
        guard case .array(let parts) = cell, parts.count == 2, let first = parts[0].double,
          let second = parts[1].double
        else { return false }
        return first.isNaN || second.isNaN || (2_400_000...2_500_000).contains(first + second)
      }
  }

  private static func trimmed(_ cell: TableValue) -> TableValue {
    guard case .string(let text) = cell else { return cell }
    return .string(text.trimmedBlanks)
  }

  private mutating func takeDayTime(_ texts: [String]) {
    dayTime = Self.dayTime(column.name, kind, texts, range, unit: timeUnit)
  }

  private static func saysZone(_ text: String) -> Bool {
    let text = text.uppercased()
    if text.hasSuffix("Z") || text.hasSuffix("UTC") { return true }
    // `+01:00`
    return text.count > 16 && text.suffix(6).first.map { $0 == "+" || $0 == "-" } ?? false
  }

  private mutating func takeTime(_ range: ClosedRange<Double>) {
    guard let found = Self.numericTime(column.name, range, isWhole: kind == .int) else { return }
    kind = .time(found.format)
    otherTime = found.other
  }

  /// Texts that are numbers all the same: with a comma for the point, with separators of thousands, with a
  /// unit behind.
  private mutating func readNumbers(_ texts: [String]) {
    let formats = [
      NumberFormat(decimal: ",", thousands: nil), NumberFormat(decimal: ".", thousands: ","),
      NumberFormat(decimal: ",", thousands: "."), NumberFormat(decimal: ",", thousands: " "),
      NumberFormat(decimal: ".", thousands: " "), NumberFormat(decimal: ".", thousands: "'"),
    ]
    for format in formats {
      let numbers = texts.compactMap { format.number($0) }
      guard numbers.count == texts.count, let low = numbers.min(), let high = numbers.max() else { continue }
      numberFormats.append(format)
      guard numberFormats.count == 1 else { continue }
      kind = .float
      range = low...high
    }
    if !numberFormats.isEmpty { return }
    let quantities = texts.compactMap { QuantityText($0) }
    guard quantities.count == texts.count, let first = quantities.first,
      quantities.allSatisfy({ $0.unit.isCompatible(with: first.unit) })
    else { return }
    kind = .float
    carried = first.unit.description
    let numbers = quantities.compactMap { $0.unit.scaling(to: first.unit)?.convert($0.number) }
    if let low = numbers.min(), let high = numbers.max() { range = low...high }
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
    // One letter that never changes may mean anything.
    if texts.allSatisfy({ ["true", "false", "yes", "no", "t", "f", "y", "n"].contains($0.lowercased()) }),
      texts.contains(where: { $0.utf8.count > 1 || $0 != texts[0] })
    {
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
    "%Y%m%d%H%M%S", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%d/%m/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M %p",
    "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%Y-%j %H:%M:%S",
  ]
  private static let dates = [
    "iso", "%d/%m/%Y", "%m/%d/%Y", "%d-%b-%Y", "%d %b %Y", "%d.%m.%Y", "%Y%m%d", "%Y-%j",
  ]
  private static let clocks = ["%H:%M:%S", "%H:%M", "%H%M%S", "%H%M", "%I:%M:%S %p", "%I:%M %p"]

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

  private static let datePatterns = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%b-%Y", "%d %b %Y", "%Y-%j",
    "%Y.%m.%d", "%Y%j",
  ]

  private static func reads(_ pattern: String, _ texts: [String]) -> Bool {
    TimeFormat(pattern).map { reads($0, texts[...]) } ?? false
  }

  /// Two times or two numbers in each cell.
  private static func pair(_ title: String, _ texts: [String]) -> Kind? {
    for separator in ["/", " - ", " – ", " to "] {
      let halves = texts.map { $0.components(around: separator) }
      guard halves.allSatisfy({ $0 != nil }) else { continue }
      if let (kind, _) = timeKind(halves.flatMap { $0.map { [$0.0, $0.1] } ?? [] }),
        case .time(let format) = kind
      {
        return .interval(format, separator: separator)
      }
    }
    let words = Set(ColumnName(title).parts)
    guard
      !words.isDisjoint(with: [
        "freq", "frequency", "frequencies", "band", "range", "bande", "bereich", "frequenz", "frequence", "f",
        "mhz", "khz",
      ])
    else { return nil }
    for separator in ["-", "–", "/", "..", " to ", "~"] {
      let halves = texts.map { $0.components(around: separator) }
      let isPair = halves.allSatisfy { half in
        half.map { (TableText.double($0.0) ?? -1) >= 0 && isQuantity($0.1) } ?? false
      }
      if isPair { return .band(separator: separator) }
    }
    return nil
  }

  private static func isQuantity(_ text: String) -> Bool {
    TableText.double(text) != nil || QuantityText(text) != nil
  }

  private static func reads(_ format: TimeFormat, _ texts: ArraySlice<String>) -> Bool {
    let reader = TimeReader(format: format)
    return texts.allSatisfy { text in
      var repairs = TimeRepairs.none
      return (try? reader.instant(.string(text), repairs: &repairs)) != nil
    }
  }

  /// Whether day and month could be exchanged.
  private static func isAmbiguous(_ name: String, _ texts: ArraySlice<String>) -> Bool {
    guard name.hasPrefix("%d/%m/") else { return false }
    return TimeFormat(name.replacing("%d/%m/", with: "%m/%d/")).map { reads($0, texts) } ?? false
  }

  /// Numbers that count days or seconds by their size, where the name speaks of time.
  private static func numericTime(
    _ name: String, _ range: ClosedRange<Double>, isWhole: Bool
  ) -> (format: TimeFormat, other: String?)? {
    let words = NameWords(name)
    guard
      words.contains(anyOf: [
        "time", "date", "datetime", "jd", "mjd", "year", "annee", "jahr", "mjdstart", "mjdend", "datum",
        "zeit", "unix", "epoch", "start", "end", "stop",
        "t", "begin", "peak", "stime",
        "etime", "tstart", "tend", "tmin", "tmax", "timestamp", "tt", "debut", "fin", "anfang", "ende",
      ]),
      !words.contains(anyOf: ["freq", "frequency", "f", "khz", "mhz", "hz"])
    else { return nil }
    switch (range.lowerBound, range.upperBound) {
    case (1900...2100, 1900...2100)
    where !isWhole && words.contains(anyOf: ["year", "annee", "jahr", "epoch", "date"]):
      return (.decimalYear, nil)
    case (2_400_000...2_500_000, 2_400_000...2_500_000): return (.axis(.jd), nil)
    case (20_000...80_000, 20_000...80_000):
      // A modified Julian date and the day number of a spreadsheet have the same size, 41 years apart.
      if words.contains(anyOf: ["mjd"]) { return (.axis(.mjd), nil) }
      let excel = SpreadsheetEpoch.excel.time(of: range.lowerBound).map { year(of: $0.day) }
      let mjd = year(of: CivilDay(number: Int(range.lowerBound) - Int(JulianDate.unix - JulianDate.mjd)))
      let isExcel = range.upperBound < 50_000
      guard let excel else { return (.axis(.mjd), nil) }
      return isExcel
        ? (
          .spreadsheet(firstYear: 1900),
          "the day number of a spreadsheet, from \(excel) on; as mjd from \(mjd) on"
        )
        : (.axis(.mjd), "from \(mjd) on; as the day number of a spreadsheet (excel) from \(excel) on")
    case (1e8...4e9, 1e8...4e9): return (.axis(.unix), nil)
    case (1e11...4e12, 1e11...4e12): return (.unixMilliseconds, nil)
    case (1e17...9.2e18, 1e17...9.2e18): return (.axis(.cdfTT2000), nil)
    default: return nil
    }
  }
}

private func year(of day: CivilDay) -> Int { day.components.year }

extension String {
  /// What stands before and behind the only place of a text in this one, without blanks around it.
  fileprivate func components(around separator: String) -> (String, String)? {
    guard let place = firstRange(of: separator), self[place.upperBound...].firstRange(of: separator) == nil
    else {
      return nil
    }
    let (before, behind) = (
      String(self[..<place.lowerBound]).trimmedBlanks, String(self[place.upperBound...]).trimmedBlanks
    )
    return before.isEmpty || behind.isEmpty ? nil : (before, behind)
  }
}
