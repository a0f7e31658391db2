import Base
internal import TFCat
internal import TFCatTables
internal import TableMapping
internal import VOVocabulary

/// The rows of a table with a start and an end.
struct StartEndReader: EventReader {
  private var table: DelimitedTableReader
  /// Those of the events of a row.
  private let layouts: [StartEndLayout]
  /// That of the event that is read.
  private var layout: StartEndLayout
  /// How many events of the row have been looked at.
  private var event = 0
  private let frequencies: StartEndFrequencies
  private var cells = RowCells()
  private var maxima = MaximumTime()

  typealias Column = StartEndSource.Column
  typealias Fix = StartEndSource.Fix

  /// The place of the first field of columns that are kept as they are.
  private static let extraPlace = Column.allCases.count

  /// - Parameter layouts: those of the events of a row; at least one.
  init?(table: DelimitedTableReader, layouts: [StartEndLayout], band: StationBands.Band?, unit: VOUnit?) {
    guard let first = layouts.first else { return nil }
    self.table = table
    self.layouts = layouts
    layout = first
    event = layouts.count
    frequencies = StartEndFrequencies(layouts, band: band, unit: unit)
  }

  var line: Int { cells.row.line ?? cells.row.number }
  var text: String { table.text(of: cells.row) ?? "" }
  var notes: [String] { table.notes.all.map(\.description) + maxima.notes }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    if !takeEvent() {
      do {
        guard try cells.next(&table) else { return nil }
      } catch {
        throw ConversionError(error)
      }
      self.event = 0
      if let fault = cells.row.fault {
        self.event = layouts.count
        return .otherLayout(reason: fault)
      }
      guard takeEvent() else { return .noEvent }
    }
    do throws(Reason) {
      try read(into: &event)
      return .event
    } catch {
      return error.isOfLayout ? .otherLayout(reason: error.text) : .reject(reason: error.text)
    }
  }

  /// Goes to the next event of the row. Of several in a row those without a start and an end are not there.
  ///
  /// - Returns: whether there is one.
  private mutating func takeEvent() -> Bool {
    guard layouts.count > 1 else {
      defer { event = 1 }
      return event == 0
    }
    while event < layouts.count {
      layout = layouts[event]
      event += 1
      if !cells[layout.start].isEmpty || !cells[layout.end].isEmpty { return true }
    }
    return false
  }

  /// Why a row is no event.
  struct Reason: Error {
    var text: String
    /// Whether the row looks like one of another layout.
    var isOfLayout = false
  }

  private mutating func read(into event: inout RadioEvent) throws(Reason) {
    guard let start = try moment(layout.startDate, layout.start, what: "start", &event) else {
      throw Reason(text: "there is no start")
    }
    let end = try self.end(after: start, &event)
    let limits = try frequencies.limits(cells, layout, &event)
    event.shape = .box(
      BoundingBox(
        timeMin: start, spectralMin: limits.low, timeMax: end ?? start, spectralMax: limits.high))
    if let peak = layout.peak, !cells[peak].isEmpty {
      try readPeak(cells[peak], start: start, end: end, &event)
    }
    fillType(cells[layout.type], &event)
    if cells.hasNUL { throw Reason(text: "the row has a NUL byte, which is no text") }
    for (index, place) in layout.extraPlaces.enumerated() {
      event[Self.extraPlace + index] = .text(cells[place])
    }
  }

  // MARK: Times

  /// The maximum; what is no time stays a text.
  private mutating func readPeak(
    _ text: ByteText, start: Double, end: Double?, _ event: inout RadioEvent
  ) throws(Reason) {
    let time: Double
    if let unix = CivilTimeReader.readUnix(text.buffer) {
      time = Double(unix)
    } else if let whole = CivilTimeReader.read(text.buffer) {
      guard let read = try? moment(nil, layout.peak, text, whole, what: "maximum", &event) else {
        event[Column.peakText] = .text(text)
        return
      }
      time = read
    } else {
      // A time of day alone is on the day of the start, or on the next.
      guard var read = try? clock(text, on: Self.day(of: start, for: text), what: "maximum", &event) else {
        event[Column.peakText] = .text(text)
        return
      }
      if MaximumTime.isOnNextDay(read, start: start, end: end) {
        guard event.repair(Fix.dayRollover) else { throw Reason(text: "the maximum is before the start") }
        read += 86_400
      }
      time = read
    }
    maxima.check(time, start: start, end: end, text: text)
    event[Column.peakTime] = .moment(time)
  }

  private func end(after start: Double, _ event: inout RadioEvent) throws(Reason) -> Double? {
    let text = cells[layout.end]
    guard !text.isEmpty else {
      event[Column.endFlag] = TimeFlag.unknown.value
      return nil
    }
    if let end = CivilTimeReader.readUnix(text.buffer), Double(end) >= start { return Double(end) }
    let written = CivilTimeReader.read(text.buffer)
    let isWhole = written != nil
    let date = layout.endDate ?? (isWhole ? nil : layout.startDate)
    let end: Double?
    if date == nil, !isWhole {
      // A time of day alone is on the day of the start.
      end = try clock(text, on: Self.day(of: start, for: text), what: "end", &event)
    } else {
      end = try moment(date, layout.end, text, written, what: "end", &event)
    }
    guard let end else { return nil }
    if end >= start { return end }
    guard layout.endDate == nil, !isWhole else { throw Reason(text: "the end is before the start") }
    guard let nextDay = NextDay.end(end, after: start), event.repair(Fix.dayRollover) else {
      throw Reason(text: NextDay.refusal)
    }
    return nextDay
  }

  /// The day of the start where a time of day alone is written: in that place's own time, if it says how far
  /// it is from UTC.
  private static func day(of start: Double, for text: ByteText) -> CivilDay {
    let offset = CivilTimeReader.readClock(text.buffer)?.offset ?? 0
    return CivilDay(number: Int(((start + Double(offset) * 60) / 86_400).rounded(.down)))
  }

  /// A time with its date, or a date and a time in two columns; nil where the cells are empty.
  private func moment(
    _ date: Int?, _ time: Int?, what: StaticString, _ event: inout RadioEvent
  ) throws(Reason) -> Double? {
    let text = cells[time]
    guard !text.isEmpty else { return nil }
    if let unix = CivilTimeReader.readUnix(text.buffer) { return Double(unix) }
    return try moment(date, time, text, CivilTimeReader.read(text.buffer), what: what, &event)
  }

  /// - Parameters:
  ///   - text: what stands in the column of the time.
  ///   - whole: the text as a date with or without a time; nil where it is none.
  private func moment(
    _ date: Int?, _ time: Int?, _ text: ByteText, _ whole: CivilTime?, what: StaticString,
    _ event: inout RadioEvent
  ) throws(Reason) -> Double? {
    if date == nil || date == time || whole != nil {
      guard let whole else {
        throw Reason(
          text: "the \(what) \"\(String(text))\" is no time as 2020-05-01T14:00:00"
            + SpreadsheetHint.text(for: .string(String(text))), isOfLayout: true)
      }
      do throws(ISO8601Error) {
        return try allowed(ISOTime(whole, day: whole.civilDay), &event)
      } catch {
        throw Reason(text: "the \(what) \"\(String(text))\": \(error.message)")
      }
    }
    let dateText = cells[date]
    guard !dateText.isEmpty else { throw Reason(text: "the \(what) has no date") }
    guard let day = CivilTimeReader.read(dateText.buffer) else {
      throw Reason(
        text: "the date of the \(what) \"\(String(dateText))\" is no date as 2020-05-01"
          + SpreadsheetHint.text(for: .string(String(dateText))), isOfLayout: true)
    }
    if let fault = day.fault {
      throw Reason(text: "the date of the \(what) \"\(String(dateText))\": \(fault)")
    }
    // "20241127 00:00" beside a time of day is the day.
    guard let civilDay = day.civilDay, day.secondOfDay == 0 else {
      throw Reason(text: "the date of the \(what) \"\(String(dateText))\" has a time of day of its own")
    }
    return try clock(text, on: civilDay, what: what, &event)
  }

  private func clock(
    _ text: ByteText, on day: CivilDay, what: StaticString, _ event: inout RadioEvent
  ) throws(Reason) -> Double {
    // "10" is ten o'clock, or ten minutes past midnight in a column of 930 and 1030.
    if text.count <= 2, text.isDigits {
      throw Reason(
        text: "the time of the \(what) \"\(String(text))\" may be hours or minutes: write 10:00 or 0010")
    }
    guard let clock = CivilTimeReader.readClock(text.buffer) else {
      throw Reason(text: "the time of the \(what) \"\(String(text))\" is no time of day as 14:00:00")
    }
    do throws(ISO8601Error) {
      return try allowed(ISOTime(clock, day: day), &event)
    } catch {
      throw Reason(text: "the time of the \(what) \"\(String(text))\": \(error.message)")
    }
  }

  private func allowed(
    _ time: ISOTime, _ event: inout RadioEvent
  ) throws(ISO8601Error) -> Double {
    if time.repairs.contains(.dayEnd), !event.repair(Fix.hour24) {
      throw ISO8601Error(code: .hour, offset: 0, message: "24:00 is no time of day")
    }
    if time.repairs.contains(.second60), !event.repair(Fix.second60) {
      throw ISO8601Error(code: .leapSecond, offset: 0, message: "that day has no leap second")
    }
    return time.unix
  }

  // MARK: Type

  /// Only a label that is wholly understood becomes a type; any other stays the text that it is.
  private func fillType(_ text: ByteText, _ event: inout RadioEvent) {
    guard !text.isEmpty else { return }
    event[Column.typeText] = .text(text)
    if let type = BurstClassification.plain(text) {
      event[Column.type] = type.value
      return
    }
    var label = String(text)
    for prefix in ["type ", "type_", "type-"] where label.lowercased().hasPrefix(prefix) {
      label = String(label.dropFirst(prefix.count))
    }
    let classification = label.withUTF8 { bytes in
      BurstClassification(ByteText(base: bytes.baseAddress, count: bytes.count))
    }
    guard !classification.hasUnknownWords, classification.type != .unknown else { return }
    event[Column.type] = classification.type.value
    event[Column.otherTypes] = .string(classification.others)
    event[Column.typeModifiers] = .string(classification.modifiers)
    if classification.isUncertain { event[Column.typeIsUncertain] = .bool(true) }
  }
}
