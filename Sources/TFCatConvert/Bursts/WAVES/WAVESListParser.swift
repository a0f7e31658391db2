import Base
internal import TFCat
internal import VOVocabulary

/// The rows of the list: number, start date and time, stop date and time, `high-low` in kHz, comment,
/// spectra.
struct WAVESListParser: LineParser {
  static let keepsTexts = true

  private var columns = [ByteText](repeating: .empty, count: 16)
  /// From the unit that the header says to kHz; `nil` for kHz.
  private var scaling: UnitScaling?

  typealias Column = WAVESListSource.Column
  typealias Fix = WAVESListSource.Fix

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    let first = line.trimmed[0]
    if first == UInt8(ascii: "=") || first == UInt8(ascii: "#") { return nil }
    let count = line.split(0x09, into: &columns)
    // The line of the names; a row may have a letter before its number.
    if first == UInt8(ascii: "N"), !columns[1].trimmed.isDigits {
      scaling = try Self.scaling(header: line)
      return nil
    }
    guard count >= 6 else {
      return .otherLayout(reason: "there are fewer than 6 columns with tabs between them")
    }
    guard let day = CivilDay(columns[1]) else {
      return .otherLayout(reason: "\"\(String(columns[1]))\" is no date (YYYYMMDD)")
    }
    guard let endDay = CivilDay(columns[3]) else {
      return .otherLayout(reason: "\"\(String(columns[3]))\" is no date (YYYYMMDD)")
    }
    guard let start = Self.minute(columns[2]) else {
      return .reject(reason: "\"\(String(columns[2]))\" is no time of day")
    }
    if start == 1440, !event.repair(Fix.hour24) { return .reject(reason: "2400 is no time of day") }
    guard let end = Self.end(columns[4], &event) else {
      return .reject(reason: "\"\(String(columns[4]))\" is no time of day")
    }
    guard let range = Self.ordered(day.unix(minute: start), endDay.unix(minute: end), day, endDay, &event)
    else {
      return .reject(reason: "the stop is before the start, and not on the next day within 20 hours")
    }
    guard let limits = Self.limits(Self.unquoted(columns[5]), scaling) else {
      return .reject(reason: "\"\(String(columns[5]))\" is no range of frequencies in kHz, high-low")
    }
    event.shape = .box(
      BoundingBox(
        timeMin: Double(range.0), spectralMin: min(limits.0, limits.1), timeMax: Double(range.1),
        spectralMax: max(limits.0, limits.1)))
    event[Column.startFrequency] = .number(limits.0)
    event[Column.endFrequency] = .number(limits.1)
    event[Column.lowerLimit] = WAVESFields.lowerLimit(min(limits.0, limits.1)).value
    event[Column.upperLimit] = WAVESFields.upperLimit(max(limits.0, limits.1)).value
    var unread = UnreadCells()
    event[Column.number] = .optional(columns[0].integer)
    if columns[0].integer == nil { unread.add("list_number", columns[0]) }
    for place in min(8, count)..<min(count, columns.count) {
      unread.add("column \(place + 1)", columns[place])
    }
    event[Column.unread] = unread.value
    let comment = Self.unquoted(columns[6])
    event[Column.comment] = .text(comment)
    event[Column.spectrum] = .text(Self.unquoted(columns[7]))
    WAVESClassification(comment).fill(
      &event, type: Column.type, others: Column.otherTypes, uncertain: Column.typeIsUncertain)
    return .event
  }

  /// A time of 1 to 4 digits, as 0, 30 or 1545.
  private static func minute(_ text: ByteText) -> Int? {
    guard text.count <= 4, let value = text.integer else { return nil }
    return ClockTime.minute(hour: value / 100, value % 100)
  }

  /// The time of a stop, in minutes of its day.
  private static func end(_ text: ByteText, _ event: inout RadioEvent) -> Int? {
    if let minute = minute(text) {
      return minute < 1440 || event.repair(Fix.hour24) ? minute : nil
    }
    guard let value = text.integer else { return nil }
    if text.count == 4, (24..<48).contains(value / 100), value % 100 < 60 {
      return event.repair(Fix.hourBeyond24) ? value / 100 * 60 + value % 100 : nil
    }
    guard text.count == 5, let minute = minute(text[0, 4]) else { return nil }
    return event.repair(Fix.timeTypo) ? minute : nil
  }

  private static func ordered(
    _ start: Int, _ end: Int, _ day: CivilDay, _ endDay: CivilDay, _ event: inout RadioEvent
  ) -> (Int, Int)? {
    if start <= end { return (start, end) }
    if endDay != day, !event.repair(Fix.endDate) { return nil }
    let sameDay = end + (day.number - endDay.number) * 86_400
    if start <= sameDay { return (start, sameDay) }
    guard let nextDay = NextDay.end(sameDay, after: start), event.repair(Fix.dayRollover) else { return nil }
    return (start, nextDay)
  }

  /// The unit in the name of the column, as in `Freq Range (kHz)`.
  private static func scaling(header line: ByteText) throws(ConversionError) -> UnitScaling? {
    guard let name = line.range(of: "Freq Range") else { return nil }
    let rest = line.from(name.upperBound).trimmed
    guard rest[0] == UInt8(ascii: "("), let end = rest.firstIndex(of: UInt8(ascii: ")")) else { return nil }
    let text = String(rest[1, end].trimmed)
    guard text.lowercased() != "khz" else { return nil }
    guard let unit = VOUnit(text), let scaling = VOUnit("kHz").flatMap({ unit.scaling(to: $0) }) else {
      throw ConversionError(
        reason: "the header gives the range of frequencies in \"\(text)\", which is no unit of frequency")
    }
    return scaling
  }

  private static func limits(_ text: ByteText, _ scaling: UnitScaling?) -> (Double, Double)? {
    guard let dash = text.firstIndex(of: UInt8(ascii: "-")), let high = text[0, dash].trimmed.number,
      let low = text.from(dash + 1).trimmed.number, high > 0, low > 0
    else { return nil }
    guard let scaling else { return (high, low) }
    return (scaling.convert(high), scaling.convert(low))
  }

  private static func unquoted(_ text: ByteText) -> ByteText {
    let quote = UInt8(ascii: "\"")
    guard text.count >= 2, text[0] == quote, text[text.count - 1] == quote else { return text }
    return text[1, text.count - 1].trimmed
  }
}

/// What a comment of the WAVES team says of the type: it names only what is not simply a type II.
struct WAVESClassification {
  private var type = BurstType.ii
  private var other: BurstType?
  private var isUncertain = false

  init(_ comment: ByteText) {
    // `IV` in capitals is in no other word of the comments.
    guard let place = comment.range(of: "IV") ?? comment.range(of: "ype iv") else { return }
    let before = comment[0, place.lowerBound]
    if before.contains("Not ") || before.contains("not ") || before.contains("No ") || before.contains("no ")
    {
      return
    }
    let after = comment.from(place.upperBound)
    // "Type II and IV", "F-H pair followed by type IV", "Multiple bands w. type IV", "Type IV(?) followed by
    // II".
    let hasTypeII =
      Self.hasTypeII(comment) || before.contains("F-H") || before.contains(" w. ")
      || before.contains(" with ")
      || before.contains("ollowed by") || before.contains("and type")
    if hasTypeII {
      other = .iv
    } else {
      type = .iv
    }
    isUncertain =
      after.trimmed[0] == UInt8(ascii: "?") || after.hasPrefix("(?)") || before.contains("ossibl")
      || before.contains("robabl")
  }

  /// Whether there is `II` that is no part of `III`.
  private static func hasTypeII(_ comment: ByteText) -> Bool {
    var rest = comment
    while let place = rest.range(of: "II") {
      let run = rest.from(place.lowerBound).buffer.prefix { $0 == UInt8(ascii: "I") }.count
      if run == 2 { return true }
      rest = rest.from(place.lowerBound + run)
    }
    return false
  }

  func fill<Column: EventField>(_ event: inout RadioEvent, type: Column, others: Column, uncertain: Column) {
    event[type] = self.type.value
    if let other { event[others] = other.value }
    if isUncertain { event[uncertain] = .bool(true) }
  }
}
