public import TFCatJSON

extension Geometry: JSONRepresentable {
  /// Collections in collections, which RFC 7946 advises against, are followed this far; a hostile file would
  /// otherwise exhaust the stack.
  private static let maximumDepth = 32

  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
  public init(json: JSONValue) throws(ModelError) { try self.init(json: json, depth: 1) }

  private init(json: JSONValue, depth: Int) throws(ModelError) {
    guard depth <= Self.maximumDepth else {
      throw ModelError(
        .outOfRange, at: [], "more than \(Self.maximumDepth) geometry collections inside each other")
    }
    var members = try MemberReader(json, what: "a geometry")
    let type = try members.requireString("type")
    guard let kind = Kind(rawValue: type) else {
      throw ModelError(.unknownValue, at: ["type"], "\"\(type)\" is no geometry type")
    }
    var coordinates: Coordinates?
    var geometries: [Geometry] = []
    if kind == .geometryCollection {
      let value = try members.require("geometries")
      guard let items = value.array else { throw .expected("an array", got: value, at: ["geometries"]) }
      for (index, item) in items.enumerated() {
        do {
          geometries.append(try Geometry(json: item, depth: depth + 1))
        } catch {
          throw error.inside(index).inside("geometries")
        }
      }
    } else {
      let value = try members.require("coordinates")
      do {
        coordinates = try Coordinates(json: value, depth: kind.depth)
      } catch {
        throw error.inside("coordinates")
      }
    }
    var attributes = GeometryAttributes()
    attributes.crs = try members.take("crs", as: CRS.self)
    attributes.bbox = try members.take("bbox", as: BoundingBox.self)
    attributes.foreignMembers = members.foreignMembers
    attributes.memberOrder = members.order
    self.init(kind, coordinates: coordinates, geometries: geometries, attributes: attributes)
  }

  /// The JSON form.
  public var json: JSONValue {
    if case .geometryCollection(let collection) = self {
      return json(content: .array(collection.geometries.map(\.json)))
    }
    return json(content: coordinates?.json(depth: kind.depth) ?? .null)
  }

  /// The geometry with the given value in the place of its coordinates or geometries.
  func json(content: JSONValue) -> JSONValue {
    let attributes = attributes
    var members = MemberWriter()
    members.add("type", .string(kind.rawValue))
    members.add(kind == .geometryCollection ? "geometries" : "coordinates", content)
    members.add("crs", attributes.crs?.json)
    members.add("bbox", attributes.bbox?.json)
    return members.json(foreign: attributes.foreignMembers, order: attributes.memberOrder)
  }
}

extension Geometry.Kind {
  /// How many arrays surround the numbers of `coordinates`: 1 for a position, 2 for positions, 3 for lines
  /// and rings, 4 for polygons.
  package var depth: Int {
    switch self {
    case .point: 1
    case .multiPoint, .lineString: 2
    case .multiLineString, .polygon: 3
    case .multiPolygon: 4
    case .geometryCollection: 0
    }
  }
}

extension Coordinates {
  package init(json: JSONValue, depth: Int) throws(ModelError) {
    self.init(positions: [])
    try append(json, depth: depth, at: [])
  }

  private mutating func append(_ json: JSONValue, depth: Int, at pointer: JSONPointer) throws(ModelError) {
    guard let items = json.array else {
      throw .expected(depth == 1 ? "a position, [time, spectral value]" : "an array", got: json, at: pointer)
    }
    guard depth > 1 else {
      try appendPosition(items, at: pointer)
      return
    }
    for (index, item) in items.enumerated() {
      try append(item, depth: depth - 1, at: pointer.appending(index))
      if depth == 3 { partEnds.append(values.count / 2) }
      if depth == 4 { groupEnds.append(partEnds.count) }
    }
  }

  private mutating func appendPosition(_ items: [JSONValue], at pointer: JSONPointer) throws(ModelError) {
    guard items.count == 2 else {
      throw ModelError(
        .wrongCount, at: pointer, "a position is [time, spectral value], found \(items.count) items")
    }
    for (index, item) in items.enumerated() {
      let number = try item.requireFiniteNumber(at: pointer.appending(index))
      spelling.note(number.literal, value: number.value, at: values.count)
      values.append(number.value)
    }
  }

  /// The numbers in as many arrays as the type of the geometry asks for.
  func json(depth: Int) -> JSONValue {
    func position(_ index: Int) -> JSONValue {
      .array([2 * index, 2 * index + 1].map { number(at: $0).map(JSONValue.number) ?? .null })
    }
    func part(_ index: Int) -> JSONValue {
      .array(((index == 0 ? 0 : partEnds[index - 1])..<partEnds[index]).map(position))
    }
    return switch depth {
    case 1: position(0)
    case 2: .array((0..<(values.count / 2)).map(position))
    case 3: .array(partEnds.indices.map(part))
    default: .array(groups.map { .array($0.map(part)) })
    }
  }
}

extension JSONValue {
  /// The number with its nearest double, which must be within the range of doubles: coordinates are held as
  /// such.
  func requireFiniteNumber(at pointer: JSONPointer) throws(ModelError) -> (literal: JSONNumber, value: Double)
  {
    guard let number else { throw .expected("a number", got: self, at: pointer) }
    let value = number.doubleValue
    guard value.isFinite else {
      throw ModelError(
        .outOfRange, at: pointer,
        "\(number) is beyond the range of doubles, \(Double.greatestFiniteMagnitude)")
    }
    return (number, value)
  }
}
