import Base
package import TFCat
internal import TFCatJSON

/// An event list as a HAPI server gives it with `include=header`: the `info` object in lines that start with
/// `#`, then CSV in the order of start times.
///
/// The first column is the start, as HAPI wants it of every data set, the second the end. HAPI knows strings,
/// 32-bit integers, doubles and times.
package struct HAPIFormat: CatalogueFormat {
  package let name = "hapi"
  package let title = "HAPI 3.1 event list: info and CSV in one, ordered by time"
  package let fileExtensions = [".hapi", ".hapi.csv"]
  package let otherExtensions = [".csv"]

  package init() {}

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try HAPISink(path: path, head: head)
  }
}

/// Gathers rows on disk, because lengths of texts are known only at the end. Of a list in the order of time
/// nothing else is kept; of another one, at the end, where its rows begin.
final class HAPISink: CatalogueSink {
  private let path: String
  private let head: CatalogueHead
  private let axes: FeatureAxes
  private let spool: SpoolFile
  private var columns: [HAPIColumn]
  private var text = FeatureTextWriter()
  private(set) var count = 0
  private var isOrdered = true
  private var first: Instant?
  private var last: Instant?
  private var end: Instant?

  init(path: String, head: CatalogueHead) throws(ConversionError) {
    self.path = path
    self.head = head
    axes = FeatureAxes(head.crs)
    columns = HAPIColumn.columns(head.fields ?? Fields())
    do {
      spool = try SpoolFile()
    } catch {
      throw ConversionError(error)
    }
  }

  func write(_ feature: Feature) throws(ConversionError) {
    let name = feature.id?.description ?? String(count + 1)
    guard let times = axes.instants(of: feature), let start = try? times.start.iso8601(decimals: .fixed(6)),
      let stop = try? times.end.iso8601(decimals: .fixed(6))
    else {
      throw ConversionError(reason: "feature \(name) has no time in UTC, which HAPI wants of each event")
    }
    text.json.bytes.removeAll(keepingCapacity: true)
    guard text.writeText(of: feature.geometry) else {
      throw ConversionError(
        reason: "feature \(name) has a number that JSON does not have: NaN or an infinity")
    }
    let extent = axes.extent(of: feature)
    var cells = [
      start, stop, extent.spectralMin.map { "\($0)" } ?? "NaN", extent.spectralMax.map { "\($0)" } ?? "NaN",
      feature.id?.description ?? "",
    ]
    for column in columns[cells.count...].dropLast() {
      cells.append(column.cell(feature.properties?[column.name]))
    }
    cells.append(String(decoding: text.json.bytes, as: UTF8.self))
    var line = ""
    for index in columns.indices {
      columns[index].note(cells[index])
      line += (index > 0 ? "," : "") + HAPIColumn.quoted(cells[index])
    }
    do {
      try spool.write((line + "\n").utf8)
    } catch {
      throw ConversionError(error)
    }
    count += 1
    if let last, !Self.isOrdered(last, times.start) { isOrdered = false }
    last = times.start
    if first.map({ Self.isOrdered(times.start, $0) }) ?? true { first = times.start }
    if end.map({ Self.isOrdered($0, times.end) }) ?? true { end = times.end }
  }

  private static func isOrdered(_ left: Instant, _ right: Instant) -> Bool {
    (left.jd1, left.jd2) <= (right.jd1, right.jd2)
  }

  func finish() throws(ConversionError) {
    do {
      let spooled = try spool.map()
      let output = try OutputFile(path: path)
      try output.write(Array(header().utf8))
      var bytes: [UInt8] = []
      for rows in isOrdered ? pieces(of: spooled.count) : Self.orderedRows(in: spooled.bytes) {
        bytes.append(contentsOf: spooled.bytes[rows])
        if isOrdered { spooled.release(rows) }
        if bytes.count >= Self.pieceSize {
          try output.write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      try output.write(bytes)
      try output.commit()
    } catch {
      throw ConversionError(error)
    }
  }

  private static let pieceSize = 1 << 18

  private func pieces(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: Self.pieceSize).map { $0..<min($0 + Self.pieceSize, count) }
  }

  /// The rows in the order of their first cells, which are times of one length, and where these are alike in
  /// that of the list.
  private static func orderedRows(in bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    var isQuoted = false
    for place in bytes.indices {
      if bytes[place] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if bytes[place] == 0x0A, !isQuoted {
        rows.append(start..<(place + 1))
        start = place + 1
      }
    }
    func time(_ row: Range<Int>) -> Slice<UnsafeRawBufferPointer> {
      bytes[row].prefix { $0 != UInt8(ascii: ",") }
    }
    return rows.sorted { left, right in
      let (first, second) = (time(left), time(right))
      return first.elementsEqual(second)
        ? left.lowerBound < right.lowerBound : first.lexicographicallyPrecedes(second)
    }
  }

  private func header() -> String {
    var info: JSONObject = [
      "HAPI": "3.1", "status": ["code": 1200, "message": "OK request successful"], "format": "csv",
    ]
    if let first, let end {
      info["startDate"] = .string((try? first.iso8601(decimals: .fixed(6))) ?? "")
      // The end of a HAPI range does not belong to it.
      let after = Instant(jd1: end.jd1, jd2: end.jd2 + 1e-6 / 86400, scale: .utc) ?? end
      info["stopDate"] = .string((try? after.iso8601(decimals: .fixed(6))) ?? "")
    } else {
      info["startDate"] = "1970-01-01T00:00:00Z"
      info["stopDate"] = "1970-01-01T00:00:01Z"
    }
    let properties = head.properties ?? JSONObject()
    for (name, member) in [("description", "title"), ("resourceURL", "doi"), ("contact", "authors")] {
      if let text = properties[member]?.string { info[name] = .string(text) }
    }
    if let doi = info["resourceURL"]?.string, !doi.contains("://") {
      info["resourceURL"] = .string(URIEscaping.doiURL(doi))
    }
    var parameters: [JSONValue] = []
    for column in columns { parameters.append(column.parameter) }
    info["parameters"] = .array(parameters)
    if !properties.isEmpty { info["x_tfcat_properties"] = .object(properties) }
    if let crs = head.crs { info["x_tfcat_crs"] = crs.json }
    // One member on each line, so that people can read it.
    var lines = ["{"]
    for (index, member) in info.members.enumerated() {
      let comma = index + 1 < info.count ? "," : ""
      lines.append("\(JSONValue.string(member.name)): \(member.value)\(comma)")
    }
    lines.append("}")
    return lines.map { "#\($0)\n" }.joined()
  }
}

/// A parameter of the event list, with what its values turned out to be.
struct HAPIColumn {
  enum Kind: String {
    case isotime
    case double
    case integer
    case string
  }

  var name: String
  var kind: Kind
  var unit: String?
  var info: String?
  var ucd: String?
  /// The bytes of the longest value.
  private var length = 1
  /// Whether all integers fit into 32 bits, as HAPI wants.
  private var isShort = true

  static let integerFill = "-2147483648"

  init(_ name: String, _ kind: Kind, unit: String?, info: String?, ucd: String?) {
    (self.name, self.kind, self.unit, self.info, self.ucd) = (name, kind, unit, info, ucd)
  }

  static func columns(_ fields: Fields) -> [HAPIColumn] {
    var names = FreeNames(taken: fields.names)
    var columns = [
      HAPIColumn(names.free("Time"), .isotime, unit: "UTC", info: "Start of the event", ucd: "time.start"),
      HAPIColumn(names.free("stop_time"), .isotime, unit: "UTC", info: "End of the event", ucd: "time.end"),
      HAPIColumn(
        names.free("spectral_range_min"), .double, unit: "Hz", info: "Lower limit", ucd: "em.freq;stat.min"),
      HAPIColumn(
        names.free("spectral_range_max"), .double, unit: "Hz", info: "Upper limit", ucd: "em.freq;stat.max"),
      HAPIColumn(
        names.free("id"), .string, unit: nil, info: "Identifier of the event", ucd: "meta.id;meta.main"),
    ]
    for (name, field) in fields {
      let kind: Kind =
        switch field.dataType {
        case .int: .integer
        case .float: .double
        default: .string
        }
      columns.append(HAPIColumn(name, kind, unit: field.unit, info: field.info, ucd: field.ucd))
    }
    let geometry = names.free("geometry")
    columns.append(
      HAPIColumn(geometry, .string, unit: nil, info: "Shape as TFCat writes it (JSON)", ucd: nil))
    return columns
  }

  /// The value of a property as text.
  func cell(_ json: JSONValue?) -> String {
    switch (kind, json) {
    case (.integer, .number(let number)?): number.integerValue.map(String.init) ?? Self.integerFill
    case (.integer, _): Self.integerFill
    case (.double, .number(let number)?): number.literal
    case (.double, _): "NaN"
    case (_, .string(let text)?): text
    case (_, nil), (_, .null?): ""
    case (_, let other?): other.description
    }
  }

  mutating func note(_ cell: String) {
    length = max(length, cell.utf8.count)
    if kind == .integer, Int32(cell) == nil { isShort = false }
  }

  var parameter: JSONValue {
    var object = JSONObject([("name", .string(name)), ("type", .string((isShort ? kind : .double).rawValue))])
    if kind == .string || kind == .isotime { object["length"] = .number(JSONNumber(length)) }
    object["units"] = unit.map(JSONValue.string) ?? .null
    object["fill"] =
      switch kind {
      case .integer: .string(Self.integerFill)
      case .double: "NaN"
      case .string: ""
      case .isotime: .null
      }
    if let info { object["description"] = .string(info) }
    if let ucd, !ucd.isEmpty { object["x_ucd"] = .string(ucd) }
    return .object(object)
  }

  static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
