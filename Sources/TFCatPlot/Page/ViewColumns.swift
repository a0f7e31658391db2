internal import Base
internal import TFCat
internal import TFCatJSON

/// Gathers the events of catalogues in columns, which pack well and which the page takes in at once.
struct ViewColumns {
  private(set) var count = 0
  private(set) var placedCount = 0
  /// Events whose texts no program can read.
  private(set) var unreadable: [Int] = []
  /// Placed events whose limits are those of the instrument: the source says no frequency of them.
  private(set) var unmeasuredCount = 0
  /// Why an event has no place.
  private(set) var fault: AxisError?
  private(set) var origin: Instant?
  private(set) var box: PlotBox?
  private(set) var leastFrequency = Double.infinity
  /// The first event of each catalogue.
  private(set) var firsts: [Int] = []

  private var starts: [Double] = []
  private var lengths: [Double] = []
  private var lows: [Double] = []
  private var highs: [Double] = []
  private var kinds: [UInt8] = []
  /// The types of the geometries, by their places among all.
  private var types: [UInt8] = []
  private var catalogues: [UInt8] = []
  private var outlines = OutlinePacker()
  private var ids: [UInt8] = []
  private var textLengths: [UInt8] = []
  private var textGaps: [UInt8] = []
  private var plane = PlotPlane()
  private var texts: TextPacks?

  /// The properties by the order in which they are met, and the values of each, one a line.
  private(set) var fields: [(name: String, field: Field?)] = []
  /// The columns of the properties of the catalogue that is read.
  private var places: [String: Int] = [:]
  /// What the property of each column is called in its catalogue.
  private var sources: [String] = []
  private var values: [[UInt8]] = []
  private var valueCounts: [Int] = []

  /// - Parameter textLimit: how many packed bytes of texts are kept; `nil` for none.
  init(textLimit: Int?) { texts = textLimit.map(TextPacks.init) }

  mutating func add(_ catalogue: ViewCatalogue) {
    places = [:]
    for (name, field) in catalogue.head.fields ?? Fields() { declare(name, field) }
    firsts.append(count)
    let number = UInt8(clamping: firsts.count - 1)
    var end = 0
    catalogue.walk { item in
      add(item, number, catalogue, &end)
    }
    catalogue.file.release(0..<catalogue.file.count)
  }

  /// Gives a property of the catalogue its column: that of a property of the same name in a catalogue before,
  /// unless its unit is another one, in which its numbers would be read.
  private mutating func declare(_ name: String, _ field: Field?) {
    guard places[name] == nil else { return }
    let unit = field?.unit ?? ""
    let sameUnit = fields.indices.filter { sources[$0] == name }.first { place in
      guard let field, let known = fields[place].field else { return true }
      return (known.unit ?? "") == (field.unit ?? "")
    }
    if let place = sameUnit {
      places[name] = place
      if fields[place].field == nil { fields[place].field = field }
      return
    }
    places[name] = fields.count
    let isTaken = fields.contains { $0.name == name }
    fields.append((isTaken ? "\(name) (\(unit.isEmpty ? "no unit" : unit))" : name, field))
    sources.append(name)
    values.append([])
    valueCounts.append(0)
  }

  private mutating func add(
    _ item: ViewCatalogue.Item, _ number: UInt8, _ catalogue: ViewCatalogue, _ end: inout Int
  ) {
    defer { count += 1 }
    catalogues.append(number)
    if item.range.isEmpty {
      let text = item.feature.map { Array($0.json.description.utf8) } ?? []
      Varint.append(0, to: &textGaps)
      Varint.append(text.count, to: &textLengths)
      texts?.add(text, of: count)
    } else {
      Varint.append(item.range.lowerBound - end, to: &textGaps)
      Varint.append(item.range.count, to: &textLengths)
      end = item.range.upperBound
      if texts != nil { texts?.add(Array(catalogue.file.bytes[item.range]), of: count) }
    }
    if !item.isSound { unreadable.append(count) }
    append(item.feature?.id?.json, to: &ids)
    for member in item.feature?.properties ?? JSONObject() {
      declare(member.name, nil)
      guard let place = places[member.name] else { continue }
      // The lines of events that lack the property.
      values[place] += [UInt8](repeating: 0x0A, count: count - valueCounts[place])
      append(member.value, to: &values[place])
      valueCounts[place] = count + 1
    }
    locate(item.feature, in: catalogue.head.crs)
  }

  private func append(_ value: JSONValue?, to column: inout [UInt8]) {
    if let value {
      var writer = JSONTextWriter()
      writer.write(value)
      column += writer.bytes
    }
    column.append(0x0A)
  }

  /// Puts an event on the plane.
  private mutating func locate(_ feature: Feature?, in crs: CRS?) {
    let type = feature.flatMap { Geometry.Kind.allCases.firstIndex(of: $0.geometry.kind) }
    types.append(UInt8(type ?? 0))
    guard let feature, let box = plane.box(of: feature, in: crs) else {
      fault = fault ?? plane.fault
      kinds.append(OutlinePacker.Kind.none.rawValue)
      for column in [\ViewColumns.starts, \.lengths, \.lows, \.highs] { self[keyPath: column].append(0) }
      return
    }
    origin = plane.origin
    let kind = outlines.add(plane.shapes(of: feature, in: crs), box: box)
    kinds.append(kind.rawValue)
    placedCount += 1
    self.box?.formUnion(box)
    self.box = self.box ?? box
    if SpectralLimits.areOfInstrument(feature) { unmeasuredCount += 1 }
    for frequency in [box.frequencies.lowerBound, box.frequencies.upperBound]
    where frequency > 0 && frequency < leastFrequency { leastFrequency = frequency }
    // Whole microseconds pack well, and no picture is finer.
    let start = (box.times.lowerBound * 86400e6).rounded()
    starts.append(start)
    lengths.append((box.times.upperBound * 86400e6).rounded() - start)
    lows.append(box.frequencies.lowerBound)
    highs.append(box.frequencies.upperBound)
  }

  /// Whether an event lies where a background does, as a whole or in part.
  func hasEvent(on background: PlotBackground) -> Bool {
    guard let origin, let box = background.box else { return false }
    let days = background.days(after: origin)
    let (from, to) = ((box.times.lowerBound + days) * 86400e6, (box.times.upperBound + days) * 86400e6)
    return kinds.indices.contains { event in
      kinds[event] != OutlinePacker.Kind.none.rawValue && starts[event] <= to
        && starts[event] + lengths[event] >= from && lows[event] <= box.frequencies.upperBound
        && highs[event] >= box.frequencies.lowerBound
    }
  }

  /// The packed columns by their names, the fields with their values, and the packs of texts.
  consuming func finish() -> (columns: JSONValue, fields: JSONValue, texts: JSONValue, pointBits: Int) {
    let outline = outlines.finish()
    let columns: [(String, [UInt8])] = [
      ("start", Self.planes(starts)), ("length", Self.planes(lengths)), ("low", Self.planes(lows)),
      ("high", Self.planes(highs)), ("kind", kinds), ("type", types), ("shapes", outline.shapes),
      ("points", outline.points),
      ("catalogue", firsts.count > 1 ? catalogues : []), ("id", Self.lines(ids)), ("textLength", textLengths),
      ("textGap", textGaps),
    ]
    var packed: [(String, JSONValue)] = []
    for (name, bytes) in columns { packed.append((name, .string(Self.packed(bytes)))) }
    var described: [JSONValue] = []
    for (place, entry) in fields.enumerated() {
      let missing = count - valueCounts[place]
      let lines = values[place] + [UInt8](repeating: 0x0A, count: missing)
      values[place] = []
      var object = JSONObject([("name", .string(entry.name))])
      if let field = entry.field {
        object["info"] = .string(field.info)
        object["ucd"] = .string(field.ucd)
        if let unit = field.unit { object["unit"] = .string(unit) }
        if let type = field.dataType { object["datatype"] = .string(type.rawValue) }
      }
      object["packed"] = .string(Self.packed(Self.lines(lines)))
      described.append(.object(object))
    }
    return (
      .object(JSONObject(packed)), .array(described), .array(texts?.finish() ?? []), outline.bits
    )
  }

  /// The last line has no end.
  private static func lines(_ bytes: [UInt8]) -> [UInt8] { bytes.last == 0x0A ? bytes.dropLast() : bytes }

  /// The lowest bytes of all numbers first, and so on.
  static func planes(_ numbers: [Double]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 8)
    for plane in 0..<UInt64(8) {
      for number in numbers { bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> (plane * 8))) }
    }
    return bytes
  }

  /// Packed with deflate, as base64; empty for no bytes.
  static func packed(_ bytes: [UInt8]) -> String {
    guard !bytes.isEmpty, let packed = Deflate.pack(bytes) else { return "" }
    return Base64Encoder.text(of: packed)
  }
}

/// The texts of the events, in packs that the page opens when it needs them.
struct TextPacks {
  private let limit: Int
  private var packs: [(first: Int, packed: String)] = []
  private var bytes: [UInt8] = []
  private var first = 0
  private var packedSize = 0
  private var isOverfull = false

  private static let packSize = 1 << 18

  /// - Parameter limit: how many bytes of packs are kept.
  init(limit: Int) { self.limit = limit }

  mutating func add(_ text: [UInt8], of event: Int) {
    guard !isOverfull else { return }
    if bytes.isEmpty { first = event }
    bytes += text
    if bytes.count >= Self.packSize { close() }
  }

  private mutating func close() {
    guard !bytes.isEmpty else { return }
    let packed = ViewColumns.packed(bytes)
    packedSize += packed.utf8.count
    packs.append((first, packed))
    bytes = []
    if packedSize > limit { (packs, isOverfull) = ([], true) }
  }

  mutating func finish() -> [JSONValue] {
    if !isOverfull { close() }
    return packs.map { ["first": JSONValue.number(JSONNumber($0.first)), "packed": .string($0.packed)] }
  }
}
