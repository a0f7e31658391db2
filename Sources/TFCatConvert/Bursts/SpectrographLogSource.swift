import Base
package import TFCat
import TFCatJSON

/// Observation logs of the Culgoora and Learmonth radio spectrographs (Australian Space Weather Forecasting
/// Centre).
package struct SpectrographLogSource: EventSource {
  package static let description = SourceDescription(
    name: "culgoora-log",
    title:
      "Culgoora and Learmonth spectrograph logs: periods of observation and bursts with E, U, D and X qualifiers",
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case dayRollover, hour24

    var repair: Repair {
      switch self {
      case .dayRollover:
        Repair(
          "day-rollover",
          "a time before the start of the period or of the burst is on the next day: periods go over midnight"
        )
      case .hour24: Repair("hour-24", "2400 is 0000 of the next day")
      }
    }
  }

  enum Column: Int, EventField {
    case type, typeIsUncertain, typeModifiers, typeText, intensity, startFlag, endFlag, lowerLimit, upperLimit
    case shockSpeed, hasFadeout, comment

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeModifiers: BurstFields.typeModifiers
      case .typeText: BurstFields.typeText
      case .intensity: BurstFields.intensity
      case .startFlag: BurstFields.startFlag
      case .endFlag: BurstFields.endFlag
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .shockSpeed: BurstFields.shockSpeed
      case .hasFadeout:
        BurstFields.flag(
          "short_wave_fadeout", "Whether a short-wave fadeout was observed with the burst", "meta.code")
      case .comment: BurstFields.comment
      }
    }
  }

  package init(options: SourceOptions) throws(ConversionError) {}

  package static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    var parser = SpectrographLogParser()
    let understood = lines.count { parser.understands($0) }
    let names =
      start.text.contains("CULGOORA") || start.text.contains("Culgoora") || start.text.contains("LEARMONTH")
      || start.text.contains("Learmonth")
    if names, understood > 0, !start.text.contains(":Product:") { return .certain }
    return understood > 1 && understood > lines.count * 2 / 3 ? .likely : .no
  }

  package var head: CatalogueHead {
    .burstList(
      Column.self, unit: "MHz", referencePosition: "TOPOCENTER",
      properties: [
        "title": "Solar radio bursts of the Culgoora and Learmonth spectrographs",
        "caveat":
          "Frequencies have two significant digits. Culgoora sees 18 to 1800 MHz, Learmonth 25 to 180 MHz.",
        "target_name": "Sun",
      ])
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    LineReader(input, parser: SpectrographLogParser())
  }
}

/// The lines of a log. A period of observation is a date and two times; bursts follow, with or without the
/// date again:
///
///     2013 05 13 2030 0745
///     2130E 2145 III,GG 2 18X 180
///     0212 0231U II,SH 3 35 1800X ESS 1100 SWF
struct SpectrographLogParser: LineParser {
  private var words: [ByteText] = []
  private var period: (day: CivilDay, start: Int)?

  typealias Column = SpectrographLogSource.Column
  typealias Fix = SpectrographLogSource.Fix

  mutating func understands(_ line: ByteText) -> Bool {
    var event = RadioEvent(
      fieldCount: Column.allCases.count, allowedRepairs: SourceOptions().allowed(Fix.list))
    guard let outcome = try? parse(line, into: &event) else { return false }
    return outcome == .event || outcome == .noEvent
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    split(line)
    guard let first = words.first, first[0].isDecimalDigit else { return nil }
    var place = 0
    let day = takeDay(&place)
    guard let start = takeTime(&place), let end = takeTime(&place) else {
      // A line that starts with a number and is neither a period nor a burst.
      return .otherLayout(reason: "there are no two times (HHMM, with E, U or D) at the start of the row")
    }
    guard place < words.count else {
      guard let day else { return .reject(reason: "there is no type after the times") }
      period = (day, start.minute)
      // The period itself: nothing happened yet.
      return nil
    }
    guard let date = day ?? period?.day else {
      return .reject(reason: "no date comes before this row")
    }
    return read(from: place, start: start, end: end, on: date, hasOwnDate: day != nil, into: &event)
  }

  // MARK: - Words

  private mutating func split(_ line: ByteText) {
    words.removeAll(keepingCapacity: true)
    var place = 0
    while place < line.count {
      while place < line.count, Self.isSpace(line[place]) { place += 1 }
      let start = place
      while place < line.count, !Self.isSpace(line[place]) { place += 1 }
      if place > start { words.append(line[start, place]) }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { ByteText.isBlank(byte) || byte == UInt8(ascii: "|") }

  private func word(_ index: Int) -> ByteText { words.indices.contains(index) ? words[index] : .empty }

  /// A date in one word, or in three: year, month, day.
  private func takeDay(_ place: inout Int) -> CivilDay? {
    if let day = CivilDay(word(place)) {
      place += 1
      return day
    }
    let parts = (word(place), word(place + 1), word(place + 2))
    guard parts.0.count == 4, parts.1.count == 2, parts.2.count == 2, let year = parts.0.integer,
      let month = parts.1.integer, let number = parts.2.integer, (1900..<2100).contains(year),
      let day = CivilDay(year: year, month: month, day: number)
    else { return nil }
    place += 3
    return day
  }

  private struct Time {
    var minute: Int
    var qualifier: UInt8
  }

  /// A time with its qualifier, which may stand by itself.
  private func takeTime(_ place: inout Int) -> Time? {
    var text = word(place)
    var qualifier: UInt8 = 0
    if Self.isTimeQualifier(text[text.count - 1]) {
      qualifier = text[text.count - 1]
      text = text[0, text.count - 1]
    }
    guard let minute = ClockTime.minute(text) else { return nil }
    place += 1
    if qualifier == 0, word(place).count == 1, Self.isTimeQualifier(word(place)[0]) {
      qualifier = word(place)[0]
      place += 1
    }
    return Time(minute: minute, qualifier: qualifier)
  }

  private static func isTimeQualifier(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "E") || byte == UInt8(ascii: "U") || byte == UInt8(ascii: "D")
  }

  // MARK: - Bursts

  private func read(
    from start: Int, start begin: Time, end: Time, on day: CivilDay, hasOwnDate: Bool,
    into event: inout RadioEvent
  ) -> RowOutcome {
    var place = start
    let type = word(place)
    guard let classification = SpectrographType(type) else {
      return .reject(reason: "\"\(String(type))\" is no type: I, II, III, IV, V, CONT or UNCLF with symbols")
    }
    place += 1
    // Symbols may be words of their own; the intensity is the first number.
    var symbols = classification.symbols
    while place < words.count, !word(place)[0].isDecimalDigit, SpectrographType.isSymbols(word(place)) {
      symbols += SpectrographType.split(word(place))
      place += 1
    }
    guard let intensity = word(place).integer, word(place).count == 1 else {
      return .reject(reason: "there is no intensity of one digit after the type")
    }
    place += 1
    guard let low = takeFrequency(&place), let high = takeFrequency(&place) else {
      return .reject(reason: "there are no two frequencies in MHz after the intensity")
    }
    if begin.minute == 1440 || end.minute == 1440, !event.repair(Fix.hour24) {
      return .reject(reason: "2400 is no time of day")
    }
    var from = day.unix(minute: begin.minute)
    if !hasOwnDate, let period, begin.minute < period.start {
      guard event.repair(Fix.dayRollover) else { return .reject(reason: "the burst is before the period") }
      from += 86_400
    }
    var to = from + (end.minute - begin.minute) * 60
    if to < from {
      guard event.repair(Fix.dayRollover) else { return .reject(reason: "the end is before the start") }
      to += 86_400
    }
    event.shape = .box(
      BoundingBox(
        timeMin: Double(from), spectralMin: min(low.value, high.value), timeMax: Double(to),
        spectralMax: max(low.value, high.value)))
    event[Column.type] = classification.type.value
    event[Column.typeText] = .text(type)
    event[Column.typeModifiers] = .string(symbols.map(SpectrographType.meaning).joined(separator: " "))
    if classification.type == .unknown || symbols.contains("UE") {
      event[Column.typeIsUncertain] = .bool(true)
    }
    event[Column.intensity] = .integer(intensity)
    if let flag = Self.flag(begin.qualifier) { event[Column.startFlag] = flag.value }
    if let flag = Self.flag(end.qualifier) { event[Column.endFlag] = flag.value }
    event[Column.lowerLimit] = low.limit.value
    event[Column.upperLimit] = high.limit.value
    fillRemarks(from: place, &event)
    return .event
  }

  private static func flag(_ qualifier: UInt8) -> TimeFlag? {
    switch qualifier {
    case UInt8(ascii: "E"): .before
    case UInt8(ascii: "D"): .after
    case UInt8(ascii: "U"): .uncertain
    default: nil
    }
  }

  private func takeFrequency(_ place: inout Int) -> (value: Double, limit: SpectralLimit)? {
    var text = word(place)
    var limit = SpectralLimit.measured
    switch text[text.count - 1] {
    case UInt8(ascii: "X"): limit = .beyond
    case UInt8(ascii: "U"): limit = .uncertain
    default: break
    }
    if limit != .measured { text = text[0, text.count - 1] }
    guard let value = text.number, value > 0 else { return nil }
    place += 1
    if limit == .measured, word(place) == "X" || word(place) == "U" {
      limit = word(place) == "X" ? .beyond : .uncertain
      place += 1
    }
    return (value, limit)
  }

  private func fillRemarks(from start: Int, _ event: inout RadioEvent) {
    guard start < words.count else { return }
    for index in start..<words.count {
      if word(index).hasPrefix("SWF") { event[Column.hasFadeout] = .bool(true) }
      if word(index) == "ESS" { event[Column.shockSpeed] = .optional(word(index + 1).number) }
    }
    event[Column.comment] = .string(words[start...].map { String($0) }.joined(separator: " "))
  }
}

/// A type of the logs with its symbols: `III,GG,RS`, `IISH`.
struct SpectrographType {
  let type: BurstType
  let symbols: [String]

  private static let types: [(name: String, type: BurstType)] = [
    ("UNCLF", .unknown), ("CONT", .continuum), ("III", .iii), ("II", .ii), ("IV", .iv), ("I", .i), ("V", .v),
  ]

  private static let meanings = [
    "B": "single-burst", "G": "small-group", "GG": "large-group", "C": "underlying-continuum", "S": "storm",
    "N": "intermittent", "H": "herringbone", "FS": "fine-structure", "U": "u-shaped", "RS": "reverse-drift",
    "DP": "drifting-pairs", "DC": "drifting-chains", "W": "weak", "P": "pulsations", "FN": "fundamental",
    "SH": "second-harmonic", "UE": "uncertain-emission",
  ]

  init?(_ text: ByteText) {
    let word = String(text)
    guard let found = Self.types.first(where: { word.hasPrefix($0.name) }) else { return nil }
    let symbols = word.dropFirst(found.name.count).split(separator: ",").map(String.init)
    guard symbols.allSatisfy({ Self.meanings[$0] != nil }) else { return nil }
    type = found.type
    self.symbols = symbols
  }

  static func split(_ text: ByteText) -> [String] { String(text).split(separator: ",").map(String.init) }
  static func isSymbols(_ text: ByteText) -> Bool { split(text).allSatisfy { meanings[$0] != nil } }
  static func meaning(_ symbol: String) -> String { meanings[symbol] ?? symbol }
}
