import Base
internal import TFCat

/// The rows of a monthly list, with tabs between the columns:
///
///     20210609  12:02-12:07  II  (ALMATY), AUSTRIA-UNIGRAZ, [DENMARK], BIR
///     20210610  ##:##-##:##
struct ECallistoLineParser: LineParser {
  static let keepsTexts = true

  let bands: StationBands
  private var columns = [ByteText](repeating: .empty, count: 16)
  private var stations: [ByteText] = []

  typealias Column = ECallistoSource.Column
  typealias Fix = ECallistoSource.Fix

  init(bands: StationBands) { self.bands = bands }

  /// Whether a line starts with a date and a tab or blank.
  static func isRow(_ line: ByteText) -> Bool {
    line[0, 8].isDigits && (line[8] == 0x09 || line[8] == 0x20)
  }

  /// The legend at the end, which has no `#` before it: its lines start with a mark or a type and go on in
  /// words.
  private static func isLegend(_ line: ByteText) -> Bool {
    !line[0].isDigit && line.firstIndex(of: 0x09) == nil
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    if line[0] == UInt8(ascii: "#") { return nil }
    guard Self.isRow(line) else {
      return Self.isLegend(line)
        ? nil : .otherLayout(reason: "the row does not start with a date as 20220421")
    }
    let count = line.split(0x09, into: &columns)
    guard let day = CivilDay(columns[0]) else {
      return .otherLayout(reason: "\"\(String(columns[0]))\" is no date (YYYYMMDD)")
    }
    if count != 4 { closeGaps(min(count, columns.count), &event) }
    let type = columns[2]
    // A day without bursts; with a type a time is missing.
    if columns[1][0] == UInt8(ascii: "#"), type.isEmpty { return .noEvent }
    guard !type.isEmpty else {
      return columns[1].isEmpty || columns[1] == "."
        ? .reject(reason: "the row has a date and nothing else") : .reject(reason: "there is no type")
    }
    if type == "REM" { return .noEvent }
    return read(day: day, type: type, stations: columns[3], into: &event)
  }

  /// A doubled tab leaves an empty column between the others. What stands behind the stations is kept.
  private mutating func closeGaps(_ count: Int, _ event: inout RadioEvent) {
    var filled = 1
    for index in 1..<max(count, 1) where !columns[index].isEmpty {
      columns[filled] = columns[index]
      filled += 1
    }
    for index in filled..<max(count, filled) { columns[index] = .empty }
    var unread = UnreadCells()
    for index in 4..<max(4, filled) { unread.add("column \(index + 1)", columns[index]) }
    event[Column.unread] = unread.value
  }

  private mutating func read(
    day: CivilDay, type: ByteText, stations text: ByteText, into event: inout RadioEvent
  ) -> RowOutcome {
    let times: ECallistoTimes
    switch ECallistoTimes.read(columns[1], day: day, &event) {
    case .success(let range): times = range
    case .failure(let reason): return .reject(reason: reason.text)
    }
    splitStations(text, &event)
    guard let band = bands.band(of: stations) else {
      return .reject(
        reason: stations.isEmpty
          ? "the row names no station for the table of --stations, and there is no --band"
          : "no station of this row is in the table of --stations, and there is no --band")
    }
    event.shape = .box(
      BoundingBox(
        timeMin: Double(times.start), spectralMin: band.low, timeMax: Double(times.end),
        spectralMax: band.high))
    if let flag = times.startFlag { event[Column.startFlag] = flag.value }
    if let flag = times.endFlag { event[Column.endFlag] = flag.value }
    event[Column.lowerLimit] = SpectralLimit.instrument.value
    event[Column.upperLimit] = SpectralLimit.instrument.value
    event[Column.stations] = .text(text)
    event[Column.typeText] = .text(type)
    if let plain = BurstClassification.plain(type) {
      event[Column.type] = plain.value
      return .event
    }
    return classify(type, &event)
  }

  private func classify(_ type: ByteText, _ event: inout RadioEvent) -> RowOutcome {
    let classification = BurstClassification(type)
    if classification.hasTypo, !event.repair(Fix.typeTypo) {
      event[Column.type] = BurstType.unknown.value
      event[Column.typeIsUncertain] = .bool(true)
      return .event
    }
    event[Column.type] = classification.type.value
    event[Column.otherTypes] = .string(classification.others)
    event[Column.typeModifiers] = .string(classification.modifiers)
    if classification.isUncertain { event[Column.typeIsUncertain] = .bool(true) }
    return .event
  }

  /// Counts stations and their marks; the names, without the marks, only where they are looked up.
  private mutating func splitStations(_ text: ByteText, _ event: inout RadioEvent) {
    if !stations.isEmpty { stations.removeAll(keepingCapacity: true) }
    var (count, weak, unsynchronized) = (0, 0, 0)
    let keepsNames = bands.hasStations
    text.forEachPart(UInt8(ascii: ",")) { part in
      var name = part.trimmed
      guard !name.isEmpty, name.count > 1 || name[0] != UInt8(ascii: "*") else { return }
      count += 1
      if name[0] == UInt8(ascii: "(") { weak += 1 }
      if name[0] == UInt8(ascii: "[") { unsynchronized += 1 }
      guard keepsNames else { return }
      while Self.isMark(name[0]) { name = name.from(1) }
      while Self.isMark(name[name.count - 1]) { name = name[0, name.count - 1] }
      stations.append(name)
    }
    if count > 0 { event[Column.stationCount] = .integer(count) }
    if weak > 0 { event[Column.weakCount] = .integer(weak) }
    if unsynchronized > 0 { event[Column.syncErrorCount] = .integer(unsynchronized) }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "?"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
