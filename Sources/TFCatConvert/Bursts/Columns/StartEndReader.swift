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
  private let band: StationBands.Band?
  /// The unit of columns that do not say theirs.
  private let unit: VOUnit?
  /// What brings the columns of frequencies to MHz, by their places; nil where rows or cells say the unit.
  private let scalings: [UnitScaling?]
  private var cells = RowCells()
  private var maxima = MaximumTime()

  typealias Column = StartEndSource.Column
  typealias Fix = StartEndSource.Fix

  /// The place of the first field of columns that are kept as they are.
  private static let extraPlace = Column.allCases.count
  private static let megahertz = VOUnit("MHz") ?? .one

  /// - Parameter layouts: those of the events of a row; at least one.
  init?(table: DelimitedTableReader, layouts: [StartEndLayout], band: StationBands.Band?, unit: VOUnit?) {
    guard let first = layouts.first else { return nil }
    self.table = table
    self.layouts = layouts
    layout = first
    event = layouts.count
    self.band = band
    self.unit = unit
    var scalings = [UnitScaling?](repeating: nil, count: first.columns.count)
    for limit in layouts.flatMap(\.limits) where scalings.indices.contains(limit.place) {
      // A column of units goes before what the user says.
      let unit = limit.unit.flatMap { VOUnit($0) } ?? (first.unit == nil ? unit : nil)
      scalings[limit.place] = unit?.scaling(to: Self.megahertz)
    }
    self.scalings = scalings
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

  private struct Reason: Error {
    var text: String
    /// Whether the row looks like one of another layout.
    var isOfLayout = false
  }

  private mutating func read(into event: inout RadioEvent) throws(Reason) {
    guard let start = try moment(layout.startDate, layout.start, what: "start", &event) else {
      throw Reason(text: "there is no start")
    }
    let end = try self.end(after: start, &event)
    let limits = try self.limits(&event)
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
    guard layout.endDate == nil, !isWhole, event.repair(Fix.dayRollover) else {
      throw Reason(text: "the end is before the start")
    }
    return end + 86_400
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

  // MARK: Frequencies

  private struct Value {
    var megahertz: Double
    var limit: SpectralLimit
  }

  /// In MHz; what is missing comes from the band, and nothing else does.
  private func limits(_ event: inout RadioEvent) throws(Reason) -> (low: Double, high: Double) {
    try checkFurtherUnit()
    var low = try value(layout.low, "lower", &event)
    var high = try value(layout.high, "upper", &event)
    let first = try value(layout.first, "first", &event)
    let last = try value(layout.last, "last", &event)
    if let first { event[Column.startFrequency] = .number(first.megahertz) }
    if let last { event[Column.endFrequency] = .number(last.megahertz) }
    if low == nil, high == nil {
      switch (first, last) {
      case (let first?, let last?):
        (low, high) = first.megahertz <= last.megahertz ? (first, last) : (last, first)
      case (nil, nil): break
      default:
        // Bursts drift down as a rule, but which end the one that is there is nobody knows.
        throw Reason(text: "one of the frequencies at the start and the end is missing")
      }
    } else {
      // The limits are others, so that their marks are their own.
      if let first, first.limit != .measured { event[Column.startFrequencyLimit] = first.limit.value }
      if let last, last.limit != .measured { event[Column.endFrequencyLimit] = last.limit.value }
    }
    if low == nil || high == nil, let band {
      low = low ?? Value(megahertz: band.low, limit: .instrument)
      high = high ?? Value(megahertz: band.high, limit: .instrument)
    }
    guard var low, var high else {
      let what =
        low == nil && high == nil
        ? "frequencies are" : low == nil ? "lower frequency is" : "upper frequency is"
      throw Reason(text: "the \(what) missing; --band LOW-HIGH in MHz stands for what is missing")
    }
    if low.megahertz > high.megahertz {
      guard low.limit != .instrument, high.limit != .instrument else {
        throw Reason(text: "the frequency that is given lies outside the band")
      }
      guard event.repair(Fix.swappedFrequencies) else {
        throw Reason(text: "the minimum of the frequencies is above the maximum")
      }
      swap(&low, &high)
    }
    event[Column.lowerLimit] = low.limit.value
    event[Column.upperLimit] = high.limit.value
    return (low.megahertz, high.megahertz)
  }

  private func value(
    _ limit: StartEndLayout.Limit?, _ what: StaticString, _ event: inout RadioEvent
  ) throws(Reason) -> Value? {
    guard let limit else { return nil }
    let whole = cells[limit.place]
    if whole.isEmpty { return nil }
    // Nearly all cells are a number, in a column that has one unit.
    if let scaling = scalings[limit.place], let number = whole.number, number > 0 {
      return Value(megahertz: scaling.convert(number), limit: .measured)
    }
    return try value(String(whole), limit, what, &event)
  }

  /// A frequency with marks, or with its unit.
  private func value(
    _ whole: String, _ limit: StartEndLayout.Limit, _ what: StaticString, _ event: inout RadioEvent
  ) throws(Reason) -> Value? {
    var text = whole
    var kind = SpectralLimit.measured
    while let mark = text.last, mark == "?" || mark == "~" || mark == " " {
      if mark != " " { kind = .uncertain }
      text.removeLast()
    }
    while let mark = text.first, "<>~?= ".contains(mark) {
      if mark == "<" || mark == ">" { kind = .beyond } else if mark != "=", mark != " " { kind = .uncertain }
      text.removeFirst()
    }
    if text.isEmpty { return nil }
    let number: Double
    let scaling: UnitScaling
    if let plain = NumberFormat.plain.number(text) {
      (number, scaling) = (plain, try self.scaling(of: limit, what))
    } else if let quantity = QuantityText(text) {
      (number, scaling) = (quantity.number, try Self.scaling(quantity.unit, what))
    } else {
      throw Reason(text: "the \(what) frequency \"\(whole)\" is no number")
    }
    guard number > 0, number.isFinite else {
      if number <= 0, number == number.rounded(), event.repair(Fix.noFrequency) { return nil }
      throw Reason(text: "the \(what) frequency \"\(whole)\" is none")
    }
    return Value(megahertz: scaling.convert(number), limit: kind)
  }

  /// A column of units may be of something else, or repeat what the other columns say.
  private func checkFurtherUnit() throws(Reason) {
    guard let place = layout.furtherUnit, !cells[place].isEmpty,
      let unit = QuantityText.unit(String(cells[place])),
      SpectralCoordinateType(measuredIn: unit) == .frequency,
      let other = layout.limits.first(where: { $0.unit.flatMap { VOUnit($0) } != unit })
    else { return }
    throw Reason(
      text: "the column \"\(layout.columns[place].title)\" says \(unit), and the column"
        + " \"\(layout.columns[other.place].title)\" is in \(other.unit ?? "none")")
  }

  private func scaling(of limit: StartEndLayout.Limit, _ what: StaticString) throws(Reason) -> UnitScaling {
    if let scaling = scalings[limit.place] { return scaling }
    if let unit = limit.unit.flatMap({ VOUnit($0) }) { return try Self.scaling(unit, what) }
    let text = cells[layout.unit]
    if !text.isEmpty {
      guard let unit = QuantityText.unit(String(text)) else {
        throw Reason(text: "\"\(String(text))\" is no unit")
      }
      return try Self.scaling(unit, what)
    }
    guard let unit else { throw Reason(text: "the unit of the \(what) frequency is not known") }
    return try Self.scaling(unit, what)
  }

  private static func scaling(_ unit: VOUnit, _ what: StaticString) throws(Reason) -> UnitScaling {
    guard let scaling = unit.scaling(to: megahertz) else {
      throw Reason(text: "the \(what) frequency is in \(unit), which is no unit of frequency")
    }
    return scaling
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
