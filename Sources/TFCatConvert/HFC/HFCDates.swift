internal import Base

/// When an event was, and from which midnight its hours are counted.
struct HFCDates: Sendable {
  /// 0h of the day, as Unix time; `nil` where the row has no date.
  private(set) var midnight: Double?
  /// TIME_START and TIME_END as Unix time, where they are given.
  private(set) var start: Double?
  private(set) var end: Double?
  /// DATE_OBS and DATE_END.
  private(set) var observationStart: Double?
  private(set) var observationEnd: Double?
  private(set) var repairs: [HFCRepair] = []

  /// - Parameters:
  ///   - day: Of rows without a date, as Unix time.
  ///   - known: the dates of the rows before.
  /// - Throws: for dates that are none, and for those that contradict each other.
  init(_ row: HFCRow, day: Double?, known: inout HFCKnownDates) throws(HFCFault) {
    let observation = try time(row, .dateObs, &known)
    observationStart = observation?.seconds
    observationEnd = try time(row, .dateEnd, &known)?.seconds
    midnight = observation?.midnight
    let isDate = row.text(.timeStart) != nil && row.decimal(.timeStart) == nil
    if isDate {
      let time = try time(row, .timeStart, &known)
      start = time?.seconds
      if midnight == nil { midnight = time.map { $0.isPastDay ? $0.midnight - 86400 : $0.midnight } }
    }
    midnight = midnight ?? day
    if isDate { try moveMidnight(row) }
    if let midnight {
      // The results of the code itself have hours there.
      if !isDate { start = try row.hours(.timeStart, midnight: midnight) }
      if row.decimal(.timeEnd) != nil { end = try row.hours(.timeEnd, midnight: midnight) }
    }
    if end == nil, row.decimal(.timeEnd) == nil { end = try time(row, .timeEnd, &known)?.seconds }
    if let start, let last = end, last < start {
      guard start - last < 86400 else { throw HFCFault("TIME_END is more than a day before TIME_START") }
      end = last + 86400
      repairs.append(.dayRollover)
    }
  }

  private mutating func time(
    _ row: HFCRow, _ column: HFCColumn, _ known: inout HFCKnownDates
  ) throws(HFCFault) -> HFCTime? {
    guard let text = row.text(column) else { return nil }
    let time = try known.time(text, column)
    if time?.isPastDay == true, !repairs.contains(.hour24) { repairs.append(.hour24) }
    return time
  }

  /// Hours are those of the day of TIME_START, which need not be that of DATE_OBS where an observation goes
  /// past midnight. Where both are one day, hours of 24 and more are those of the next, and pixels that are
  /// half a day from TIME_START contradict it.
  private mutating func moveMidnight(_ row: HFCRow) throws(HFCFault) {
    guard let midnight, let start, let place = try Self.place(row, midnight: midnight) else { return }
    let days = ((start - place) / 86400).rounded()
    if days == 0 { return }
    guard abs(days) == 1, ((start - midnight) / 86400).rounded(.down) == days else {
      let hours = Int((abs(start - place) / 3600).rounded())
      let distance = hours < 48 ? "\(hours) hours" : "\(Int(abs(days))) days"
      throw HFCFault(
        "TIME_START (\(HFCTime.text(start) ?? "?")) is \(distance) from where the pixels are by DATE_OBS")
    }
    self.midnight = midnight + days * 86400
    repairs.append(.dayShift)
  }

  /// The time of a pixel of the event.
  private static func place(_ row: HFCRow, midnight: Double) throws(HFCFault) -> Double? {
    for column in [HFCColumn.br0XUTC, .ccXUTC, .skeletonXUTC] {
      guard let hours = row.decimal(column), hours != 0 || column != .br0XUTC else {
        continue
      }
      return try row.hours(column, midnight: midnight)
    }
    var pixel = try row.number(.ccXPix)
    if pixel == nil { pixel = try row.number(.skeletonXPix) }
    guard let step = try row.number(.cdelt1), let pixel else { return nil }
    return midnight + pixel * step * 3600
  }
}

/// The dates of the rows before: most rows of an observation have the same ones.
struct HFCKnownDates: Sendable {
  private var times: [HFCColumn: (text: String, time: HFCTime?)] = [:]
  private var texts: [HFCField: (seconds: Double, text: String?)] = [:]

  /// The time that a column has.
  mutating func time(_ text: String, _ column: HFCColumn) throws(HFCFault) -> HFCTime? {
    if let known = times[column], known.text == text { return known.time }
    let time = try HFCTime(text, name: column.name)
    times[column] = (text, time)
    return time
  }

  /// The text of a time, given in seconds, in a field.
  mutating func text(_ seconds: Double?, _ field: HFCField) -> String? {
    guard let seconds else { return nil }
    if let known = texts[field], known.seconds == seconds { return known.text }
    let text = HFCTime.text(seconds)
    texts[field] = (seconds, text)
    return text
  }
}
