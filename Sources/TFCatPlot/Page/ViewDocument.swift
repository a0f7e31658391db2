import Base
internal import TFCat
internal import TFCatJSON

/// The data of a view page and the frame around them.
struct ViewDocument {
  private var data = JSONObject()
  private let title: String
  private let subtitle: String
  private let spectral: String
  private let isServed: Bool
  /// What a reader should know.
  let notes: [String]

  init(
    _ catalogues: [ViewCatalogue], _ columns: ViewColumns, _ background: PlotBackground?,
    _ options: ViewPage.Options
  ) {
    let first = catalogues.first
    title = options.title ?? first?.title ?? first?.name ?? "Catalogue"
    let hasEnergies =
      !catalogues.isEmpty
      && catalogues.allSatisfy { $0.head.crs?.local?.spectralCoordinates.kind == .energy }
    isServed = options.isServed
    spectral = hasEnergies ? "Energy" : "Frequency"
    subtitle = Self.subtitle(columns)
    // Without an event that has a place, the background says where the page counts from.
    let origin = columns.origin ?? background?.origin
    let ground = background.flatMap { ground in origin.map { ViewBackground(ground, origin: $0) } }
    notes = Self.notes(catalogues, columns, background) + (ground?.notes ?? [])
    var options = options
    if let background { options.limit(to: background) }
    let asksForLog = catalogues.contains { $0.head.crs?.local?.spectralCoordinates.scale == .log }
    data = [
      "title": .string(title), "count": .number(JSONNumber(columns.count)),
      "origin": .string(Self.midnight(origin)), "hasEnergies": .bool(hasEnergies),
      "isLog": .bool(
        Self.isLogarithmic(columns, background, options, asksForLog: asksForLog)),
      "isLinted": .bool(options.isLinted), "isServed": .bool(isServed),
      "catalogues": .array(
        catalogues.map { catalogue in
          [
            "name": .string(catalogue.name), "bytes": .number(JSONNumber(catalogue.file.count)),
            "isInverse": .bool(catalogue.isInverse), "head": .string(catalogue.headText),
          ]
        }),
      "unreadable": .array(columns.unreadable.map { .number(JSONNumber($0)) }),
      "findings": .array(
        zip(catalogues.indices, catalogues).flatMap { number, catalogue in
          catalogue.findings.map { Self.finding($0, number, columns) }
        }),
      "findingsOmitted": .number(JSONNumber(catalogues.reduce(0) { $0 + $1.omittedFindingCount })),
    ]
    data["view"] = Self.view(options, origin: origin)
    data["background"] = ground?.data
    if let isDark = options.isDark { data["theme"] = isDark ? "dark" : "light" }
    let colour =
      options.colorField ?? catalogues.lazy.compactMap { EventClass.field(of: $0.head.fields) }.first
    if catalogues.count > 1, options.colorField == nil {
      data["colour"] = "Catalogue"
    } else if let colour {
      data["colour"] = .string(colour)
    }
  }

  mutating func fill(_ columns: JSONValue, _ fields: JSONValue, pointBits: Int) {
    data["columns"] = columns
    data["fields"] = fields
    data["pointBits"] = .number(JSONNumber(pointBits))
    data["geometryTypes"] = .array(Geometry.Kind.allCases.map { .string($0.rawValue) })
  }

  /// What the picture shows at first: microseconds from the origin, and Hz.
  private static func view(_ options: ViewPage.Options, origin: Instant?) -> JSONValue {
    func microseconds(_ instant: Instant?) -> JSONValue? {
      guard let instant = try? instant?.converted(to: .utc), let origin else { return nil }
      let days = instant.jd1 - origin.jd1 + (instant.jd2 - origin.jd2)
      return JSONNumber((days * 86400e6).rounded()).map(JSONValue.number)
    }
    var view = JSONObject()
    view["from"] = microseconds(options.start)
    view["to"] = microseconds(options.end)
    view["low"] = options.lowestFrequency.flatMap { JSONNumber($0) }.map(JSONValue.number)
    view["high"] = options.highestFrequency.flatMap { JSONNumber($0) }.map(JSONValue.number)
    return .object(view)
  }

  private static func midnight(_ origin: Instant?) -> String {
    let text = (try? origin?.iso8601(decimals: .fixed(0))) ?? nil
    return "\(text.map { String($0.prefix { $0 != "T" }) } ?? "2000-01-01")T00:00:00Z"
  }

  private static func isLogarithmic(
    _ columns: ViewColumns, _ background: PlotBackground?, _ options: ViewPage.Options, asksForLog: Bool
  ) -> Bool {
    guard let box = columns.box ?? background?.box else { return true }
    let window = PlotFrame.Window(low: options.lowestFrequency, high: options.highestFrequency)
    return PlotFrame(
      around: box, leastFrequency: columns.leastFrequency, scale: options.scale, asksForLog: asksForLog,
      window: window
    ).isLogarithmic
  }

  private static func finding(_ finding: ViewFinding, _ number: Int, _ columns: ViewColumns) -> JSONValue {
    var object: JSONObject = [
      "severity": .string(finding.severity), "rule": .string(finding.rule), "name": .string(finding.name),
      "message": .string(finding.message), "line": .number(JSONNumber(finding.line)),
      "column": .number(JSONNumber(finding.column)), "pointer": .string(finding.pointer),
      "catalogue": .number(JSONNumber(number)),
    ]
    let next = number + 1 < columns.firsts.count ? columns.firsts[number + 1] : columns.count
    if let feature = finding.feature, columns.firsts[number] + feature < next {
      object["event"] = .number(JSONNumber(columns.firsts[number] + feature))
    }
    return .object(object)
  }

  // MARK: Words

  private static func subtitle(_ columns: ViewColumns) -> String {
    let events = "\(DisplayText.grouped(columns.count)) \(columns.count == 1 ? "event" : "events")"
    guard let box = columns.box, let origin = columns.origin else { return events }
    func day(_ time: Double) -> String {
      TimeTicks.text(of: time, origin: origin, decimals: .fixed(0)).map { String($0.prefix { $0 != "T" }) }
        ?? "?"
    }
    let (start, end) = (day(box.times.lowerBound), day(box.times.upperBound))
    return "\(events), \(start == end ? start : "\(start) to \(end)") UTC"
  }

  private static func notes(
    _ catalogues: [ViewCatalogue], _ columns: ViewColumns, _ background: PlotBackground?
  ) -> [String] {
    var notes: [String] = []
    for caveat in catalogues.compactMap(\.caveat) where !notes.contains(caveat) { notes.append(caveat) }
    // A caveat says it in the words of the catalogue.
    if notes.isEmpty, columns.placedCount > 0, columns.unmeasuredCount == columns.placedCount {
      notes.append("the list says no frequencies: the limits are those of the receivers")
    }
    let lost = columns.count - columns.placedCount
    if lost > 0 {
      let reason = columns.fault.map { ": \($0.reason)" } ?? ""
      notes.append(
        "\(lost) of \(columns.count) events have no place in the picture\(reason); the table has them")
    }
    if let background, columns.placedCount > 0, !columns.hasEvent(on: background) {
      notes.append(
        "no event is where the background is, which the page shows at first: Fit shows the events too")
    }
    return notes
  }

  // MARK: The page

  /// The page, with these texts of the events.
  func html(texts: JSONValue) -> [UInt8] {
    var data = data
    data["texts"] = texts
    var writer = JSONTextWriter()
    writer.write(.object(data))
    let shown = notes.map { note in
      var text = DisplayText.line(note)
      if text.hasSuffix(".") { text.removeLast() }
      return "<p class=\"notice\">\(XMLEscaping.text(text.prefix(1).uppercased() + text.dropFirst())).</p>\n"
    }
    return Self.filled([
      "policy": Array(PageSources.policy(isServed: isServed).utf8),
      "title": Array(XMLEscaping.text(DisplayText.line(title)).utf8),
      "subtitle": Array(XMLEscaping.text(subtitle).utf8), "spectral": Array(spectral.utf8),
      "style": PageSources.style, "script": PageSources.script, "notes": Array(shown.joined().utf8),
      "data": Self.block(writer.bytes),
    ])
  }

  /// JSON in a page: what would end the block is written another way.
  private static func block(_ json: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + 64)
    for byte in json {
      if byte == UInt8(ascii: "<") { bytes += Array("\\u003c".utf8) } else { bytes.append(byte) }
    }
    return bytes
  }

  /// The frame with its `{{names}}` filled in; what is filled in is not looked at again.
  private static func filled(_ parts: [String: [UInt8]]) -> [UInt8] {
    let frame = PageSources.frame
    var bytes: [UInt8] = []
    var index = 0
    while index < frame.count {
      if frame[index...].starts(with: Array("{{".utf8)),
        let end = frame[index...].firstIndex(of: UInt8(ascii: "}")),
        let part = parts[String(decoding: frame[(index + 2)..<end], as: UTF8.self)]
      {
        bytes += part
        index = end + 2
      } else {
        bytes.append(frame[index])
        index += 1
      }
    }
    return bytes
  }
}
