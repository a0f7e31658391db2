import Base

/// The rows of a daily file: fixed columns, which the line of their names tells, and blanks at the end may be
/// cut off.
///
///     #Event    Begin    Max       End  Obs  Q  Type  Loc/Frq   Particulars       Reg#
///     5360 +     0759   ////      0808  SVI  C   RSP  025-125   II/3    558
struct SWPCLineParser: LineParser {
  static let keepsTexts = true

  private let contents: ByteText
  private var columns = SWPCColumns()
  /// The line that names them.
  private var names = ByteText.empty
  private var day: CivilDay?
  /// Whether the day is that of a line `:Product:` or `:Date:`, which holds until the next one.
  private var isDayOfHeader = false
  /// Where the lines of the day begin.
  private var dayStart = 0
  /// Those of the day; nil until its first radio row.
  private var flares: [Flare]?
  private var maxima = MaximumTime()
  var notes: [String] { maxima.notes }

  typealias Column = SWPCSource.Column
  typealias Fix = SWPCSource.Fix

  /// What the rows about X-rays and H-alpha say of an event, whose radio rows may come before or after them.
  private struct Flare {
    var event: Int
    var goesClass = ByteText.empty
    var latitude: Int?
    var longitude: Int?
  }

  /// - Parameter day: the day of rows before which no line says one.
  init(_ input: SourceFile, day: CivilDay?) {
    contents = input.contents
    self.day = day
  }

  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    switch line[0] {
    case UInt8(ascii: ":"):
      readHeader(line)
      return nil
    case UInt8(ascii: "#"):
      readComment(line)
      return nil
    default: break
    }
    let kind = columns.kind(line)
    guard let number = line[0, 4].integer, line[4] == 0x20 || line.count == 4 else {
      if line.trimmed.hasPrefix("NO EVENT") { return .noEvent }
      // Older files have their title without a mark before it.
      if SWPCDate.isTitle(line) {
        readComment(line)
        return nil
      }
      return .otherLayout(reason: Self.noRow)
    }
    guard SWPCReport.isRadio(kind) else {
      guard SWPCReport.isKind(kind) else { return .otherLayout(reason: Self.noRow) }
      return .noEvent
    }
    guard let day else {
      return .reject(reason: "no line \":Date: YYYY MM DD\" comes before this row; --date says its day")
    }
    if flares == nil { gatherFlares() }
    return read(line, number: number, day: day, into: &event)
  }

  private static let noRow =
    "the columns are not those of edited events: event number, begin, maximum, end, observatory, Q, type ..."

  private mutating func read(
    _ line: ByteText, number: Int, day: CivilDay, into event: inout RadioEvent
  ) -> RowOutcome {
    let begin = SWPCReport.value(columns.begin(line))
    guard let start = ClockTime.minute(begin) else {
      return begin.isEmpty
        ? .reject(reason: "there is no time of the beginning")
        : .otherLayout(reason: "\"\(String(begin))\" is no time of day")
    }
    if start == 1440, !event.repair(Fix.hour24) { return .reject(reason: "2400 is no time of day") }
    let startTime = day.unix(minute: start)
    let peak: Int?
    let end: Int?
    switch moment(columns.end(line), day: day, &event) {
    case .failure(let reason): return .reject(reason: reason.text)
    case .success(let time?) where time < startTime:
      guard let nextDay = NextDay.end(time, after: startTime), event.repair(Fix.dayRollover) else {
        return .reject(reason: NextDay.refusal)
      }
      end = nextDay
    case .success(let time): end = time
    }
    switch self.peak(line, start: startTime, end: end, day: day, &event) {
    case .failure(let reason): return .reject(reason: reason.text)
    case .success(let time): peak = time
    }
    let report = SWPCReport(
      start: startTime, startQualifier: columns.beginQualifier(line), peak: peak,
      peakQualifier: columns.peakQualifier(line), end: end, endQualifier: columns.endQualifier(line),
      observatory: SWPCReport.value(columns.observatory(line)),
      quality: SWPCReport.value(columns.quality(line)), kind: columns.kind(line),
      frequency: SWPCReport.value(columns.place(line)),
      particulars: SWPCReport.value(columns.particulars(line)),
      furtherParticulars: SWPCReport.value(columns.furtherParticulars(line)), day: day)
    var unread = UnreadCells()
    let outcome = report.fill(&event, unread: &unread)
    event[Column.event] = .integer(number)
    let region = SWPCReport.value(columns.region(line))
    if let digits = region.integer {
      event[Column.activeRegion] = .optional(ActiveRegion.number(digits, day: day))
    } else {
      unread.add("active_region", region)
    }
    unread.add("rest", columns.rest(line).trimmed)
    event[Column.unread] = unread.value
    if let flare = flares?.first(where: { $0.event == number }) {
      event[Column.flareClass] = .text(flare.goesClass)
      event[Column.flareLatitude] = .optional(flare.latitude)
      event[Column.flareLongitude] = .optional(flare.longitude)
    }
    return outcome
  }

  private struct Reason: Error {
    var text: String
  }

  /// A maximum or an end: nil where it is missing.
  @inline(__always)
  private func moment(
    _ column: ByteText, day: CivilDay, _ event: inout RadioEvent
  ) -> Result<Int?, Reason> {
    let text = SWPCReport.value(column)
    if text.isEmpty { return .success(nil) }
    guard let minute = ClockTime.minute(text) else {
      return .failure(Reason(text: "\"\(String(text))\" is no time of day"))
    }
    if minute == 1440, !event.repair(Fix.hour24) { return .failure(Reason(text: "2400 is no time of day")) }
    return .success(day.unix(minute: minute))
  }

  /// The maximum: nil where it is missing.
  @inline(__always)
  private mutating func peak(
    _ line: ByteText, start: Int, end: Int?, day: CivilDay, _ event: inout RadioEvent
  ) -> Result<Int?, Reason> {
    let moment = moment(columns.peak(line), day: day, &event)
    guard case .success(let time?) = moment, time < start || time > end ?? time else { return moment }
    let text = SWPCReport.value(columns.peak(line))
    let (from, to) = (Double(start), end.map(Double.init))
    guard MaximumTime.isOnNextDay(Double(time), start: from, end: to) else {
      maxima.check(Double(time), start: from, end: to, text: text)
      return .success(time)
    }
    guard event.repair(Fix.dayRollover) else {
      return .failure(Reason(text: "\(String(text)) is before the beginning"))
    }
    return .success(time + 86_400)
  }

  // MARK: - Head of a day

  /// A file may hold several days, one after the other.
  private mutating func readHeader(_ line: ByteText) {
    if line.hasPrefix(":Product:") {
      // The name has the date too, for files that have lost the next lines.
      let name = line.from(9).trimmed
      if let day = CivilDay(name[0, 8]) { setDay(day, at: line, isHeader: true) }
    } else if line.hasPrefix(":Date:") {
      let date = line.from(6).trimmed
      setDay(CivilDay(date[0, 10]), at: line, isHeader: true)
    }
  }

  private mutating func setDay(_ day: CivilDay?, at line: ByteText, isHeader: Bool) {
    self.day = day
    isDayOfHeader = isHeader
    flares = nil
    if let base = contents.base, let place = line.base { dayStart = place - base }
  }

  /// The line of the names tells the columns, and the title the day where no header does.
  private mutating func readComment(_ line: ByteText) {
    // The same line stands before each day.
    if !line.isEqual(to: names), let named = SWPCColumns(names: line) {
      columns = named
      names = line
    }
    guard !isDayOfHeader, let day = SWPCDate.ofTitle(line) else { return }
    setDay(day, at: line, isHeader: false)
  }

  /// Looks ahead from the head of a day up to the next day.
  private mutating func gatherFlares() {
    var found: [Flare] = []
    var cursor = LineCursor(contents.from(dayStart))
    var isPastHead = false
    while let line = cursor.next() {
      if line[0] == UInt8(ascii: ":") || line[0] == UInt8(ascii: "#") {
        if isPastHead, SWPCDate.isHead(line) { break }
        continue
      }
      let kind = columns.kind(line)
      guard let number = line[0, 4].integer else { continue }
      isPastHead = true
      guard kind == "XRA" || kind == "FLA" else { continue }
      let index = found.firstIndex { $0.event == number } ?? found.count
      if index == found.count { found.append(Flare(event: number)) }
      if kind == "XRA" {
        if found[index].goesClass.isEmpty {
          found[index].goesClass = SWPCReport.value(columns.particulars(line))
        }
      } else if found[index].latitude == nil, let place = SolarPlace(SWPCReport.value(columns.place(line))) {
        found[index].latitude = place.latitude
        found[index].longitude = place.longitude
      }
    }
    flares = found
  }
}

/// A place on the Sun as `N20W66` or, behind the limb, `S15W112`: heliographic, degrees from the equator and
/// from the central meridian.
struct SolarPlace {
  var latitude: Int
  var longitude: Int

  /// `nil` for a place that is not complete: `W90`, `SW90`.
  init?(_ text: ByteText) {
    guard (6...7).contains(text.count), let latitude = text[1, 3].integer,
      let longitude = text.from(4).integer
    else { return nil }
    switch text[0] {
    case UInt8(ascii: "N"): self.latitude = latitude
    case UInt8(ascii: "S"): self.latitude = -latitude
    default: return nil
    }
    switch text[3] {
    case UInt8(ascii: "W"): self.longitude = longitude
    case UInt8(ascii: "E"): self.longitude = -longitude
    default: return nil
    }
    guard latitude <= 90, longitude <= 180 else { return nil }
  }
}

/// Numbers of active regions. Lists write the last four digits; the count passed 10000 on 2002-06-14 and
/// grows by about 200 a year, so that the date tells the rest.
enum ActiveRegion {
  static func number(_ digits: Int, day: CivilDay) -> Int? {
    // 0 stands for none.
    guard digits > 0 else { return nil }
    guard digits < 10_000 else { return digits }
    // Region 7890 was numbered about 1995-07-01, region 14315 at the end of 2025: 212 a year.
    let expected = 7890 + (day.number - 9312) * 212 / 365
    let turns = (expected - digits + 5000) / 10_000
    return digits + max(turns, 0) * 10_000
  }
}
