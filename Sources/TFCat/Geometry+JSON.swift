extension Geometry: JSONRepresentable {
  public init(json: JSONValue) throws(ModelError) {
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
      do {
        geometries = try [Geometry](json: items)
      } catch {
        throw ModelError(error.code, at: JSONPointer(["geometries"]).appending(error.pointer), error.reason)
      }
    } else {
      let value = try members.require("coordinates")
      do {
        coordinates = try Coordinates(json: value, depth: kind.depth)
      } catch {
        throw ModelError(error.code, at: JSONPointer(["coordinates"]).appending(error.pointer), error.reason)
      }
    }
    var attributes = GeometryAttributes()
    attributes.crs = try members.take("crs", as: CRS.self)
    attributes.bbox = try members.take("bbox", as: BoundingBox.self)
    attributes.foreignMembers = members.foreignMembers
    attributes.memberOrder = members.order
    self.init(kind, coordinates: coordinates, geometries: geometries, attributes: attributes)
  }

  /// Puts a geometry together from parts whose shape has been checked.
  init(
    _ kind: Kind, coordinates: Coordinates?, geometries: [Geometry] = [],
    attributes: GeometryAttributes
  ) {
    let coordinates = coordinates ?? Coordinates(positions: [])
    switch kind {
    case .point:
      var geometry = Point(Position(time: 0, spectral: 0))
      geometry.coordinates = coordinates
      geometry.attributes = attributes
      self = .point(geometry)
    case .multiPoint:
      var geometry = MultiPoint([])
      geometry.coordinates = coordinates
      geometry.attributes = attributes
      self = .multiPoint(geometry)
    case .lineString:
      var geometry = LineString([])
      geometry.coordinates = coordinates
      geometry.attributes = attributes
      self = .lineString(geometry)
    case .multiLineString:
      var geometry = MultiLineString([])
      geometry.coordinates = coordinates
      geometry.attributes = attributes
      self = .multiLineString(geometry)
    case .polygon:
      var geometry = Polygon([])
      geometry.coordinates = coordinates
      geometry.attributes = attributes
      self = .polygon(geometry)
    case .multiPolygon:
      var geometry = MultiPolygon([])
      geometry.coordinates = coordinates
      geometry.attributes = attributes
      self = .multiPolygon(geometry)
    case .geometryCollection:
      var collection = GeometryCollection(geometries)
      collection.attributes = attributes
      self = .geometryCollection(collection)
    }
  }

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
  /// How many arrays surround the numbers of `coordinates`: 1 for a position, 2 for positions, 3 for lines and rings,
  /// 4 for polygons.
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
      throw ModelError(.wrongCount, at: pointer, "a position is [time, spectral value], found \(items.count) items")
    }
    for (index, item) in items.enumerated() {
      guard let number = item.number else {
        throw .expected("a number", got: item, at: pointer.appending(index))
      }
      let value = number.doubleValue
      values.append(value)
      if !number.isInteger, value == value.rounded(.towardZero) {
        if index == 0 { notation.timeHasFraction = true } else { notation.spectralHasFraction = true }
      }
    }
  }

  /// The numbers in as many arrays as the type of the geometry asks for.
  func json(depth: Int) -> JSONValue {
    func position(_ index: Int) -> JSONValue {
      .array([
        number(values[2 * index], hasFraction: notation.timeHasFraction),
        number(values[2 * index + 1], hasFraction: notation.spectralHasFraction),
      ])
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

  private func number(_ value: Double, hasFraction: Bool) -> JSONValue {
    .number(JSONNumber(checkedLiteral: WholeNumberNotation.text(of: value, hasFraction: hasFraction)))
  }
}

extension WholeNumberNotation {
  static func text(of value: Double, hasFraction: Bool) -> String {
    let text = JSONNumber.shortest(value)
    return hasFraction && text.utf8.allSatisfy { $0.isDigit || $0 == .minus } ? text + ".0" : text
  }
}
