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

  /// What becomes of columns that the mapping does not use.
  private enum Others {
    case drop
    /// They become properties too, but for those of these names.
    case keep(except: [String])
  }

  let file: MappingFile
  let crs: MappedCRS
  var id: MappedValue?
  var shape: Shape
  var properties: [MappedProperty]
  private let others: Others
  let catalogueProperties: JSONObject

  init(path: String) throws(YAMLError) {
    try self.init(MappingFile(uncheckedPath: path, sections: Self.sections))
  }

  init(_ file: MappingFile) throws(YAMLError) {
    self.file = file
    let reader = file.reader
    var faults = file.faults
    guard let event = file.yaml["event"] else {
      faults.note(reader.error(file.yaml, "a mapping to a catalogue has a member \"event\""))
      throw faults.error
    }
    faults.attempt { () throws(YAMLError) in
      try reader.expectMembers(
        of: event,
        among: [
          "id", "crs", "start", "end", "duration", "time", "low", "high", "frequency", "boundary", "line",
          "polygon", "points", "geometry", "properties", "others",
        ], what: "\"event\"")
    }
    let crs = faults.attempt { () throws(YAMLError) in try Self.crs(event, reader) }
    id = event["id"].flatMap { value in
      faults.attempt { () throws(YAMLError) in try MappedValue(value, reader) }
    }
    let shape = faults.attempt { () throws(YAMLError) in try Self.shape(event, reader) }
    let members = faults.attempt { () throws(YAMLError) in try event["properties"].map(reader.members) ?? [] }
    properties = (members ?? []).compactMap { member in
      faults.attempt { () throws(YAMLError) in try MappedProperty(member.name, member.value, reader) }
    }
    let others = faults.attempt { () throws(YAMLError) in try Self.others(event, reader) }
    if let catalogue = file.yaml["catalogue"] {
      faults.attempt { () throws(YAMLError) in try reader.members(catalogue) }
    }
    catalogueProperties = file.yaml["catalogue"]?.json.object ?? JSONObject()
    guard let crs, let shape, let others, faults.isEmpty else { throw faults.error }
    (self.crs, self.shape, self.others) = (crs, shape, others)
  }

  private static func crs(_ event: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> MappedCRS {
    guard let crs = event["crs"] else {
      throw reader.error(
        event,
        "\"event\" needs a \"crs\": {time: unix, spectral: {type: frequency, unit: MHz}, position: GEOCENTER}"
      )
    }
    return try MappedCRS(crs, reader)
  }

  private static func others(_ event: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> Others {
    guard let others = event["others"] else { return .drop }
    switch others.json {
    case .string("drop"): return .drop
    case .string("keep"): return .keep(except: [])
    case .object:
      try reader.expectMembers(of: others, among: ["except"], what: "\"others\"")
      return .keep(except: try reader.texts(others["except"]))
    default: throw reader.error(others, "\"others\" is keep, drop, or {except: [columns]}")
    }
  }

  private static func shape(_ event: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> Shape {
    var faults = YAMLFaults(path: reader.path)
    func value(_ yaml: YAMLValue) -> MappedValue? {
      faults.attempt { () throws(YAMLError) in try MappedValue(yaml, reader) }
    }
    func member(_ yaml: YAMLValue, _ name: String, of what: String) -> MappedValue? {
      guard let inner = yaml[name] else {
        faults.note(reader.error(yaml, "\"\(what)\" needs \"\(name)\""))
        return nil
      }
      return value(inner)
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
      let times = member(yaml, "times", of: "boundary")
      let (low, high) = (member(yaml, "low", of: "boundary"), member(yaml, "high", of: "boundary"))
      guard let times, let low, let high else { throw faults.error }
      return .boundary(times: times, low: low, high: high)
    }
    for kind in PathKind.allCases {
      guard let yaml = event[kind.rawValue] else { continue }
      try reader.expectMembers(of: yaml, among: ["times", "values"], what: "\"\(kind.rawValue)\"")
      let times = member(yaml, "times", of: kind.rawValue)
      let values = member(yaml, "values", of: kind.rawValue)
      guard let times, let values else { throw faults.error }
      return .path(kind, times: times, values: values)
    }
    if let yaml = event["geometry"] { return .geometry(try MappedValue(yaml, reader)) }
    return try box(event, reader)
  }

  private static func box(_ event: YAMLValue, _ reader: MappingReader) throws(YAMLError) -> Shape {
    var faults = YAMLFaults(path: reader.path)
    func value(_ name: String) -> MappedValue? {
      event[name].flatMap { yaml in
        faults.attempt { () throws(YAMLError) in try MappedValue(yaml, reader) }
      }
    }
    if let time = event["time"], event["start"] != nil {
      faults.note(reader.error(time, "say \"time\", or \"start\" and \"end\""))
    }
    if let frequency = event["frequency"], event["low"] != nil {
      faults.note(reader.error(frequency, "say \"frequency\", or \"low\" and \"high\""))
    }
    if let duration = event["duration"], event["end"] != nil {
      faults.note(reader.error(duration, "say \"end\" or \"duration\""))
    }
    if event["start"] == nil, event["time"] == nil {
      faults.note(reader.error(event, "an event needs \"start\" or \"time\""))
    }
    if event["low"] == nil, event["frequency"] == nil {
      faults.note(reader.error(event, "an event needs \"low\" or \"frequency\""))
    }
    let (start, end, duration) = (value("start") ?? value("time"), value("end"), value("duration"))
    let (low, high) = (value("low") ?? value("frequency"), value("high"))
    guard let start, let low, faults.isEmpty else { throw faults.error }
    return .box(Box(start: start, end: end, duration: duration, low: low, high: high))
  }

  // MARK: Binding

  /// Looks all names up in a table.
  ///
  /// - Throws: all names that are not there, and units that are missing.
  mutating func bind(to scope: MappingScope) throws(YAMLError) {
    var faults = YAMLFaults(path: file.path)
    func bound(_ value: MappedValue) -> MappedValue {
      var value = value
      faults.attempt { () throws(YAMLError) in try value.bind(to: scope) }
      return value
    }
    id = id.map(bound)
    switch shape {
    case .box(let box):
      let duration = box.duration.map(bound)
      if let duration, duration.unit?.dimension != .time {
        faults.note(
          file.reader.error(duration.place, "a duration needs a unit of time: {value: ..., unit: min}"))
      }
      shape = .box(
        Box(
          start: bound(box.start), end: box.end.map(bound), duration: duration, low: bound(box.low),
          high: box.high.map(bound)))
    case .boundary(let times, let low, let high):
      shape = .boundary(times: bound(times), low: bound(low), high: bound(high))
    case .path(let kind, let times, let values):
      shape = .path(kind, times: bound(times), values: bound(values))
    case .geometry(let value): shape = .geometry(bound(value))
    }
    for value in spectralValues {
      faults.attempt { () throws(YAMLError) in try crs.check(value, file.reader) }
    }
    if case .keep(let exceptions) = others { addOthers(scope.head, except: exceptions) }
    for index in properties.indices {
      faults.attempt { () throws(YAMLError) in try properties[index].bind(to: scope, file.reader) }
    }
    try faults.finish()
  }

  private var spectralValues: [MappedValue] {
    switch shape {
    case .box(let box): [box.low] + (box.high.map { [$0] } ?? [])
    case .boundary(_, let low, let high): [low, high]
    case .path(_, _, let values): [values]
    case .geometry: []
    }
  }

  /// All that the mapping looks up in a row, beside its definitions.
  var values: [MappedValue] {
    var values: [MappedValue] = properties.map(\.value) + spectralValues + (id.map { [$0] } ?? [])
    switch shape {
    case .box(let box): values += [box.start, box.end, box.duration].compactMap { $0 }
    case .boundary(let times, _, _), .path(_, let times, _): values.append(times)
    case .geometry(let value): values.append(value)
    }
    return values + (file.filter.map { [$0] } ?? [])
  }

  private var usedNames: Set<String> {
    let values = values + file.definitions.map(\.value)
    return Set(values.flatMap { $0.names + ($0.text.map { [$0] } ?? []) }.map { $0.lowercased() })
  }

  private mutating func addOthers(_ head: TableHead, except exceptions: [String]) {
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
