internal import TFCat

/// The rows of a table with a start and an end.
struct StartEndParser: LineParser {
  private let layout: StartEndLayout
  private let band: StationBands.Band?
  private var columns: NamedColumns?

  typealias Column = StartEndSource.Column
  typealias Fix = StartEndSource.Fix

  init(layout: StartEndLayout, band: StationBands.Band?) {
    self.layout = layout
    self.band = band
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    if line.trimmed[0] == UInt8(ascii: "#") { return nil }
    if columns == nil {
      columns = NamedColumns(header: line, separator: layout.separator)
      return nil
    }
    columns?.read(line)
    guard let columns else { return nil }
    guard columns.count <= layout.width else {
      return .otherLayout(
        reason: "there are \(columns.count) columns, and \(layout.width) names in the first line")
    }
    guard let start = moment(columns, layout.startDate, layout.start) else {
      return .otherLayout(
        reason: "the start \"\(String(columns[layout.start]))\" is no time as 2020-05-01T14:00:00")
    }
    var end = moment(
      columns, layout.endDate ?? (hasDate(columns[layout.end]) ? nil : layout.startDate), layout.end)
    if end == nil, !hasDate(columns[layout.end]), let second = ISOTime.secondOfDay(columns[layout.end]) {
      end = (start / 86_400).rounded(.down) * 86_400 + second
    }
    if end == nil {
      guard columns[layout.end].isEmpty else {
        return .reject(reason: "the end \"\(String(columns[layout.end]))\" is no time as 2020-05-01T14:00:00")
      }
      event[Column.endFlag] = TimeFlag.unknown.value
    }
    if let given = end, given < start {
      guard layout.endDate == nil, !hasDate(columns[layout.end]), event.repair(Fix.dayRollover) else {
        return .reject(reason: "the end is before the start")
      }
      end = given + 86_400
    }
    guard let limits = limits(columns, &event) else {
      return .reject(
        reason: "the frequencies are missing or no numbers; --band LOW-HIGH in MHz would stand for them")
    }
    guard limits.0 <= limits.1 || event.repair(Fix.swappedFrequencies) else {
      return .reject(reason: "the minimum of the frequencies is above the maximum")
    }
    event.shape = .box(
      BoundingBox(
        timeMin: start, spectralMin: min(limits.0, limits.1), timeMax: end ?? start,
        spectralMax: max(limits.0, limits.1)))
    if let peak = ISOTime.unix(columns[layout.peak]) { event[Column.peakTime] = .time(Int(peak)) }
    fillType(columns[layout.type], &event)
    for (index, extra) in layout.extras.enumerated() {
      event[Column.allCases.count + index] = .text(columns[extra.place])
    }
    return .event
  }

  private func hasDate(_ text: ByteText) -> Bool { ISOTime.unix(text) != nil }

  /// A time with its date, or a date and a time in two columns.
  private func moment(_ columns: NamedColumns, _ date: Int?, _ time: Int?) -> Double? {
    guard let date else { return ISOTime.unix(columns[time]) }
    let day = columns[date]
    guard let start = ISOTime.unix(day[0, 10]), let second = ISOTime.secondOfDay(columns[time]) else {
      return nil
    }
    return start + second
  }

  /// In MHz.
  private func limits(_ columns: NamedColumns, _ event: inout RadioEvent) -> (Double, Double)? {
    let factor = layout.megahertz ?? 1
    func value(_ place: Int?) -> Double? {
      guard let value = columns[place].number, value > 0 else { return nil }
      // Dividing by a whole number keeps decimals short: 125 kHz are 0.125 MHz.
      return factor < 1 ? value / (1 / factor).rounded() : value * factor
    }
    if let low = value(layout.minimum), let high = value(layout.maximum) {
      event[Column.lowerLimit] = SpectralLimit.measured.value
      event[Column.upperLimit] = SpectralLimit.measured.value
      return (low, high)
    }
    if let first = value(layout.first), let last = value(layout.last) {
      event[Column.startFrequency] = .number(first)
      event[Column.endFrequency] = .number(last)
      event[Column.lowerLimit] = SpectralLimit.measured.value
      event[Column.upperLimit] = SpectralLimit.measured.value
      return (min(first, last), max(first, last))
    }
    guard let band else { return nil }
    event[Column.lowerLimit] = SpectralLimit.instrument.value
    event[Column.upperLimit] = SpectralLimit.instrument.value
    return (band.low, band.high)
  }

  private func fillType(_ text: ByteText, _ event: inout RadioEvent) {
    guard !text.isEmpty else {
      event[Column.type] = BurstType.unknown.value
      return
    }
    // "type III" and "Type_III" as well as "III".
    let isPrefixed =
      text.hasPrefix("type ") || text.hasPrefix("Type ") || text.hasPrefix("Type_") || text.hasPrefix("type_")
    let classification = BurstClassification(isPrefixed ? text.from(5).trimmed : text)
    event[Column.type] = classification.type.value
    event[Column.otherTypes] = .string(classification.others)
    event[Column.typeModifiers] = .string(classification.modifiers)
    if classification.isUncertain { event[Column.typeIsUncertain] = .bool(true) }
    event[Column.typeText] = .text(text)
  }
}
