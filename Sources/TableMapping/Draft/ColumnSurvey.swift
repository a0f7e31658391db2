import Base
import TFCat
public import TFCatTables
import VOVocabulary

/// What the first rows of a table tell of a column.
public struct ColumnSurvey: Sendable {
  /// What the cells of a column are.
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
  /// What else the form of a date may be: day and month exchanged.
  public private(set) var isAmbiguous = false
  /// What a number that is taken for a time could be as well, for a comment.
  public private(set) var otherTime: String?
  /// How the cells write numbers, where that is not with a point alone.
  public private(set) var numberFormat = NumberFormat.plain
  /// The unit that cells carry behind their numbers.
  private var cellUnit: String?

  /// - Parameter cells: those of the first rows.
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
      kind = .list
      return
    }
    let texts = present.compactMap(\.text)
    let different = Set(texts)
    if different.count <= 12, different.count * 2 < max(present.count, 3) { words = different.sorted() }
    kind = Self.kind(present, texts, isText: column.dataType?.isText == true, &range, &isAmbiguous)
    if kind == .text { readNumbers(texts) }
    if case .int = kind, let range { takeTime(range) }
    if case .float = kind, let range { takeTime(range) }
  }

  private static func trimmed(_ cell: TableValue) -> TableValue {
    guard case .string(let text) = cell else { return cell }
    return .string(text.trimmingBlanks())
  }

  private mutating func takeTime(_ range: ClosedRange<Double>) {
    guard let found = Self.numericTime(column.name, range) else { return }
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
      numberFormat = format
      kind = .float
      range = low...high
      return
    }
    let quantities = texts.compactMap { QuantityText($0) }
    guard quantities.count == texts.count, let first = quantities.first,
      quantities.allSatisfy({ $0.unit.isCompatible(with: first.unit) })
    else { return }
    kind = .float
    cellUnit = first.unit.description
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

  private static func reads(_ format: TimeFormat, _ texts: ArraySlice<String>) -> Bool {
    let reader = TimeReader(format: format)
    return texts.allSatisfy { text in
      var repairs: TimeRepairs = []
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
    _ name: String, _ range: ClosedRange<Double>
  ) -> (format: TimeFormat, other: String?)? {
    let words = NameWords(name)
    guard
      words.contains(anyOf: [
        "time", "date", "datetime", "jd", "mjd", "datum", "zeit", "unix", "epoch", "start", "end", "stop",
        "t", "begin", "peak", "stime",
        "etime", "tstart", "tend", "tmin", "tmax", "timestamp",
      ]),
      !words.contains(anyOf: ["freq", "frequency", "f", "khz", "mhz", "hz"])
    else { return nil }
    switch (range.lowerBound, range.upperBound) {
    case (2_400_000...2_500_000, 2_400_000...2_500_000): return (.axis(.jd), nil)
    case (20_000...80_000, 20_000...80_000):
      // A modified Julian date and the day number of a spreadsheet have the same size, 41 years apart.
      if words.contains(anyOf: ["mjd"]) { return (.axis(.mjd), nil) }
      let excel = SpreadsheetEpoch.excel.time(of: range.lowerBound).map { year(of: $0.day) }
      let mjd = year(of: CivilDay(number: Int(range.lowerBound) - 40_587))
      let isExcel = range.upperBound < 50_000
      guard let excel else { return (.axis(.mjd), nil) }
      return isExcel
        ? (
          .spreadsheet(firstYear: 1900),
          "the day number of a spreadsheet, from \(excel) on? mjd would be from \(mjd) on"
        )
        : (.axis(.mjd), "from \(mjd) on? as the day number of a spreadsheet (excel) from \(excel) on")
    case (1e8...4e9, 1e8...4e9): return (.axis(.unix), nil)
    case (1e11...4e12, 1e11...4e12): return (.unixMilliseconds, nil)
    case (1e17...9.2e18, 1e17...9.2e18): return (.axis(.cdfTT2000), nil)
    default: return nil
    }
  }
}

private func year(of day: CivilDay) -> Int { day.components.year }

/// The words that a name is made of: `freqStart_MHz` is freq, start, mhz.
public struct NameWords: Sendable {
  /// The words in lower case.
  public let all: [String]

  /// The words of a name.
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

  /// Whether one of the words is among these.
  public func contains(anyOf candidates: Set<String>) -> Bool { all.contains { candidates.contains($0) } }
}

extension ColumnSurvey {
  /// The unit: what the column says, or the end or the brackets of its name: `flux (Jy)`, `f_min_kHz`.
  public var unit: String? {
    if let cellUnit { return cellUnit }
    if let unit = column.unit, VOUnit(unit) != nil { return unit }
    if let open = column.name.lastIndex(where: { $0 == "(" || $0 == "[" }) {
      let inner = column.name[column.name.index(after: open)...].prefix { $0 != ")" && $0 != "]" }
      if let unit = UnitName.known(String(inner)) { return unit }
    }
    guard let last = column.name.split(whereSeparator: { $0 == "_" || $0 == " " || $0 == "." }).last,
      last.count < column.name.count
    else { return nil }
    return UnitName.known(word: last)
  }
}
