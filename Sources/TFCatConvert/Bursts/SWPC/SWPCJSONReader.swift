import Base
internal import TFCat
internal import TFCatJSON

/// The objects of `edited_events.json`, one by one.
struct SWPCJSONReader: EventReader {
  private var items: JSONItems
  private let input: SourceFile
  /// What reports of other types say of events, by number; nil as long as nobody asks.
  private var flares: [Int: [Flare]]?

  /// Numbers come again after some months.
  private struct Flare {
    var day: Int
    var goesClass: String?
    var place: SolarPlace?
  }

  typealias Column = SWPCSource.Column
  typealias Fix = SWPCSource.Fix

  init(_ input: SourceFile) {
    self.input = input
    items = JSONItems(input)
  }

  var line: Int { items.line }
  var text: String { items.text }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    switch try items.next() {
    case nil: return nil
    case .unreadable?:
      return .reject(reason: "this is no sound JSON (`tfcat lint` says what is wrong with it)")
    case .value(let item)?:
      guard let object = item.object else { return .reject(reason: "this is \(item.kind), not an event") }
      return try read(SWPCObject(object), into: &event)
    }
  }

  private mutating func read(
    _ object: SWPCObject, into event: inout RadioEvent
  ) throws(ConversionError) -> RowOutcome {
    guard let kind = object.text("type") else { return .otherLayout(reason: "the event has no \"type\"") }
    guard ["RSP", "RBR", "RNS"].contains(kind) else {
      return kind.utf8.count == 3 && kind.utf8.allSatisfy(\.isUppercaseLetter)
        ? .noEvent : .otherLayout(reason: "\"\(kind)\" is no type of a report, as RSP")
    }
    guard let begin = object.text("begin_datetime") else {
      let reason = "there is no \"begin_datetime\""
      return object.has("begin_datetime") ? .reject(reason: reason) : .otherLayout(reason: reason)
    }
    guard let start = Self.unix(begin) else { return .reject(reason: "\"\(begin)\" is no date and time") }
    var times: [Int?] = []
    for name in ["max_datetime", "end_datetime"] {
      guard let text = object.text(name) else {
        times.append(nil)
        continue
      }
      guard let time = Self.unix(text) else { return .reject(reason: "\"\(text)\" is no date and time") }
      guard time >= start else { return .reject(reason: "\"\(name)\" is before \"begin_datetime\"") }
      times.append(time)
    }
    let day = CivilDay(unix: start)
    var unread = UnreadCells()
    let outcome = object.withTexts { column in
      SWPCReport(
        start: start, startQualifier: column("begin_quality"), peak: times[0],
        peakQualifier: column("max_quality"), end: times[1], endQualifier: column("end_quality"),
        observatory: column("observatory"), quality: column("quality"), kind: column("type"),
        frequency: column("frequency"), particulars: column("particulars1"),
        furtherParticulars: column(SWPCObject.furtherParticulars), day: day)
    } fill: { report in
      let outcome = report.fill(&event, unread: &unread)
      // The texts live no longer than this call.
      for column in Column.allCases {
        if case .text(let text) = event[column] { event[column] = .string(String(text)) }
      }
      return outcome
    }
    event[Column.event] = .optional(object.integer("bin"))
    if object.integer("bin") == nil, let text = object.text("bin") { unread.add("event_number", text) }
    event[Column.activeRegion] = .optional(
      object.integer("region").flatMap { ActiveRegion.number($0, day: day) })
    if object.integer("region") == nil, let text = object.text("region") { unread.add("active_region", text) }
    if let number = object.integer("bin"), let flare = try flare(number, on: day) {
      event[Column.flareClass] = .optional(flare.goesClass)
      event[Column.flareLatitude] = .optional(flare.place?.latitude)
      event[Column.flareLongitude] = .optional(flare.place?.longitude)
    }
    if let text = object.text("location") {
      if let place = Self.place(text) {
        event[Column.flareLatitude] = .integer(place.latitude)
        event[Column.flareLongitude] = .integer(place.longitude)
      } else {
        unread.add("flare_location", text)
      }
    }
    event[Column.unread] = unread.value
    return outcome
  }

  /// What XRA and FLA reports say of an event, wherever they stand.
  private mutating func flare(_ number: Int, on day: CivilDay) throws(ConversionError) -> Flare? {
    if flares == nil { flares = try gatherFlares() }
    return flares?[number]?.first { abs($0.day - day.number) <= 1 }
  }

  private func gatherFlares() throws(ConversionError) -> [Int: [Flare]] {
    var found: [Int: [Flare]] = [:]
    var items = JSONItems(input)
    while let item = try items.next() {
      guard case .value(let value) = item, let object = value.object.map(SWPCObject.init),
        let kind = object.text("type"), kind == "XRA" || kind == "FLA", let number = object.integer("bin"),
        let start = object.text("begin_datetime").flatMap(Self.unix)
      else { continue }
      let day = CivilDay(unix: start).number
      var flares = found[number] ?? []
      let index = flares.firstIndex { abs($0.day - day) <= 1 } ?? flares.count
      if index == flares.count { flares.append(Flare(day: day)) }
      if kind == "XRA" {
        flares[index].goesClass = flares[index].goesClass ?? object.text("particulars1")
      } else {
        flares[index].place = flares[index].place ?? object.text("location").flatMap(Self.place)
      }
      found[number] = flares
    }
    return found
  }

  private static func place(_ text: String) -> SolarPlace? {
    var text = text
    return text.withUTF8 { SolarPlace(ByteText(base: $0.baseAddress, count: $0.count)) }
  }

  /// UTC, with or without the Z.
  private static func unix(_ text: String) -> Int? {
    guard let instant = try? Instant(iso8601: text, scale: .utc),
      let value = try? TimeAxis(.unix).value(of: instant)
    else { return nil }
    return Int(exactly: value.rounded(.down))
  }
}

/// An event of the JSON: values are strings, numbers or null.
private struct SWPCObject {
  /// Stands for the members `particulars2` to `particulars10` together.
  static let furtherParticulars = "particulars2"

  private let object: JSONObject

  init(_ object: JSONObject) { self.object = object }

  func text(_ name: String) -> String? {
    switch object[name] {
    case .string(let text): text.isEmpty || text.allSatisfy { $0 == "/" } ? nil : text
    case .number(let number): number.literal
    default: nil
    }
  }

  func has(_ name: String) -> Bool { object[name] != nil }

  func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  /// Shows texts of members as bytes.
  func withTexts(
    _ report: ((String) -> ByteText) -> SWPCReport, fill: (SWPCReport) -> RowOutcome
  ) -> RowOutcome {
    let names = [
      "begin_quality", "max_quality", "end_quality", "observatory", "quality", "type", "frequency",
      "particulars1",
    ]
    var bytes: [UInt8] = []
    var ranges: [String: Range<Int>] = [:]
    func add(_ name: String, _ text: String) {
      ranges[name] = bytes.count..<(bytes.count + text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }
    for name in names { add(name, text(name) ?? "") }
    let further = (2...10).compactMap { text("particulars\($0)") }
    add(Self.furtherParticulars, further.joined(separator: " "))
    return bytes.withUnsafeBufferPointer { buffer in
      let all = ByteText(base: buffer.baseAddress, count: buffer.count)
      return fill(
        report { name in
          let range = ranges[name] ?? 0..<0
          return all[range.lowerBound, range.upperBound].trimmed
        })
    }
  }
}
