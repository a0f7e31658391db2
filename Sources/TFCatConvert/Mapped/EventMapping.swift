internal import TFCat
internal import TFCatJSON
internal import TFCatTables
internal import TFCatYAML
internal import TableMapping
internal import VOVocabulary

/// The sections `event` and `catalogue` of a mapping: how a row becomes an event.
struct EventMapping {
  static let sections = ["event", "catalogue", "granule"]

  /// Where the event lies.
  /// An object, because a copy of five values for each row takes longer than to read them.
  final class Box: Sendable {
    let start: MappedValue
    let end: MappedValue?
    let duration: MappedValue?
    let low: MappedValue
    let high: MappedValue?

    init(start: MappedValue, end: MappedValue?, duration: MappedValue?, low: MappedValue, high: MappedValue?)
    {
      (self.start, self.end, self.duration, self.low, self.high) = (start, end, duration, low, high)
    }
  }

  enum Shape {
    /// From one time and one frequency to others; what is missing is the same as its partner.
    case box(Box)
    /// A lower and an upper limit at each time: the outline of an emission.
    case boundary(times: MappedValue, low: MappedValue, high: MappedValue)
    case path(PathKind, times: MappedValue, values: MappedValue)
    /// A geometry of TFCat or GeoJSON, as JSON, in the units of the CRS.
    case geometry(MappedValue)
  }

  enum PathKind: String, CaseIterable {
    case line
    case polygon
    case points
  }

  let file: MappingFile
  let crs: MappedCRS
  var id: MappedValue?
  var shape: Shape
  var properties: [MappedProperty]
  /// Whether columns that the mapping does not use become properties too, and which of them do not.
  private let keepsOthers: Bool
  private let exceptions: [String]
  let catalogueProperties: JSONObject

  init(path: String) throws(YAMLError) { try self.init(MappingFile(path: path, sections: Self.sections)) }

  init(_ file: MappingFile) throws(YAMLError) {
    self.file = file
    let reader = file.reader
    guard let event = file.yaml["event"] else {
      throw reader.error(file.yaml, "a mapping to a catalogue has a member \"event\"")
    }
    try reader.expectMembers(
      of: event,
      among: [
        "id", "crs", "start", "end", "duration", "time", "low", "high", "frequency", "boundary", "line",
        "polygon", "points",
        "geometry", "properties", "others",
      ], what: "\"event\"")
    guard let crs = event["crs"] else {
      throw reader.error(
        event,
        "\"event\" needs a \"crs\": {time: unix, spectral: {type: frequency, unit: MHz}, position: GEOCENTER}"
      )
    }
    self.crs = try MappedCRS(crs, reader)
    id = try event["id"].map { value throws(YAMLError) in try MappedValue(value, reader) }
    shape = try Self.shape(event, reader)
    var properties: [MappedProperty] = []
    if let list = event["properties"] {
      for member in try reader.members(list) {
        properties.append(try MappedProperty(member.name, member.value, reader))
      }
    }
    self.properties = properties
    switch event["others"]?.json {
    case nil, .string("drop")?: (keepsOthers, exceptions) = (false, [])
    case .string("keep")?: (keepsOthers, exceptions) = (true, [])
    case .object?:
      let others = event["others"] ?? event
      try reader.expectMembers(of: others, among: ["except"], what: "\"others\"")
      (keepsOthers, exceptions) = (true, try reader.texts(others["except"]))
    default:
      throw reader.error(event["others"] ?? event, "\"others\" is keep, drop, or {except: [columns]}")
    }
    if let catalogue = file.yaml["catalogue"] { _ = try reader.members(catalogue) }
    catalogueProperties = file.yaml["catalogue"]?.json.object ?? JSONObject()
  }

  private static func shape(_ event: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> Shape {
    func value(_ yaml: YAMLValue) throws(YAMLError) -> MappedValue { try MappedValue(yaml, reader) }
    func member(_ yaml: YAMLValue, _ name: String, of what: String) throws(YAMLError) -> MappedValue {
      guard let inner = yaml[name] else { throw reader.error(yaml, "\"\(what)\" needs \"\(name)\"") }
      return try value(inner)
    }
    let boxMembers = ["start", "end", "duration", "time", "low", "high", "frequency"]
    let forms = ["boundary", "line", "polygon", "points", "geometry"].filter { event[$0] != nil }
    let saysBox = boxMembers.contains { event[$0] != nil }
    guard forms.count + (saysBox ? 1 : 0) == 1 else {
      throw reader.error(
        event,
        "an event has one shape: start, end, low and high; or boundary; or line, polygon or points; or geometry"
      )
    }
    if let yaml = event["boundary"] {
      try reader.expectMembers(of: yaml, among: ["times", "low", "high"], what: "\"boundary\"")
      return .boundary(
        times: try member(yaml, "times", of: "boundary"), low: try member(yaml, "low", of: "boundary"),
        high: try member(yaml, "high", of: "boundary"))
    }
    for kind in PathKind.allCases {
      guard let yaml = event[kind.rawValue] else { continue }
      try reader.expectMembers(of: yaml, among: ["times", "values"], what: "\"\(kind.rawValue)\"")
      return .path(
        kind, times: try member(yaml, "times", of: kind.rawValue),
        values: try member(yaml, "values", of: kind.rawValue))
    }
    if let yaml = event["geometry"] { return .geometry(try value(yaml)) }
    if let time = event["time"], event["start"] != nil {
      throw reader.error(time, "say \"time\", or \"start\" and \"end\"")
    }
    if let frequency = event["frequency"], event["low"] != nil {
      throw reader.error(frequency, "say \"frequency\", or \"low\" and \"high\"")
    }
    if let duration = event["duration"], event["end"] != nil {
      throw reader.error(duration, "say \"end\" or \"duration\"")
    }
    guard let start = event["start"] ?? event["time"] else {
      throw reader.error(event, "an event needs \"start\" or \"time\"")
    }
    guard let low = event["low"] ?? event["frequency"] else {
      throw reader.error(event, "an event needs \"low\" or \"frequency\"")
    }
    return .box(
      Box(
        start: try value(start), end: try event["end"].map(value), duration: try event["duration"].map(value),
        low: try value(low), high: try event["high"].map(value)))
  }

  // MARK: Binding

  /// Looks all names up in a table.
  mutating func bind(to scope: MappingScope) throws(YAMLError) {
    try id?.bind(to: scope)
    switch shape {
    case .box(let box):
      var (start, end, duration, low, high) = (box.start, box.end, box.duration, box.low, box.high)
      try start.bind(to: scope)
      try end?.bind(to: scope)
      try duration?.bind(to: scope)
      try low.bind(to: scope)
      try high?.bind(to: scope)
      if let duration, duration.unit?.dimension != .time {
        throw file.reader.error(duration.place, "a duration needs a unit of time: {value: ..., unit: min}")
      }
      shape = .box(Box(start: start, end: end, duration: duration, low: low, high: high))
    case .boundary(var times, var low, var high):
      try times.bind(to: scope)
      try low.bind(to: scope)
      try high.bind(to: scope)
      shape = .boundary(times: times, low: low, high: high)
    case .path(let kind, var times, var values):
      try times.bind(to: scope)
      try values.bind(to: scope)
      shape = .path(kind, times: times, values: values)
    case .geometry(var value):
      try value.bind(to: scope)
      shape = .geometry(value)
    }
    for value in spectralValues { try crs.check(value, file.reader) }
    if keepsOthers { addOthers(scope.head) }
    for index in properties.indices { try properties[index].bind(to: scope, file.reader) }
  }

  private var spectralValues: [MappedValue] {
    switch shape {
    case .box(let box): [box.low] + (box.high.map { [$0] } ?? [])
    case .boundary(_, let low, let high): [low, high]
    case .path(_, _, let values): [values]
    case .geometry: []
    }
  }

  /// All formulas of the mapping.
  private var usedNames: Set<String> {
    var values: [MappedValue] = properties.map(\.value) + spectralValues + (id.map { [$0] } ?? [])
    switch shape {
    case .box(let box): values += [box.start, box.end, box.duration].compactMap { $0 }
    case .boundary(let times, _, _), .path(_, let times, _): values.append(times)
    case .geometry(let value): values.append(value)
    }
    values += file.definitions.map(\.value) + (file.filter.map { [$0] } ?? [])
    return Set(values.flatMap { $0.names + ($0.text.map { [$0] } ?? []) }.map { $0.lowercased() })
  }

  private mutating func addOthers(_ head: TableHead) {
    let used = usedNames.union(exceptions.map { $0.lowercased() }).union(
      properties.map { $0.name.lowercased() })
    for column in head.columns where !used.contains(column.name.lowercased()) {
      if let property = MappedProperty(column: column, file.reader) { properties.append(property) }
    }
  }

  /// What the catalogue says beside its features.
  var head: CatalogueHead {
    CatalogueHead(
      fields: Fields(properties.map { ($0.name, $0.field) }), crs: .local(crs.crs),
      properties: catalogueProperties.isEmpty ? nil : catalogueProperties)
  }
}
