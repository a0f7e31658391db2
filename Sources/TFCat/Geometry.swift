/// A shape on a dynamic spectrum (TFCat 1.0, after RFC 7946, section 3.1). The standard fixes the seven types.
public indirect enum Geometry: Hashable, Sendable {
  case point(Point)
  case multiPoint(MultiPoint)
  case lineString(LineString)
  case multiLineString(MultiLineString)
  case polygon(Polygon)
  case multiPolygon(MultiPolygon)
  case geometryCollection(GeometryCollection)

  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case point = "Point"
    case multiPoint = "MultiPoint"
    case lineString = "LineString"
    case multiLineString = "MultiLineString"
    case polygon = "Polygon"
    case multiPolygon = "MultiPolygon"
    case geometryCollection = "GeometryCollection"
  }

  public var kind: Kind {
    switch self {
    case .point: .point
    case .multiPoint: .multiPoint
    case .lineString: .lineString
    case .multiLineString: .multiLineString
    case .polygon: .polygon
    case .multiPolygon: .multiPolygon
    case .geometryCollection: .geometryCollection
    }
  }

  /// The positions; `nil` for a `GeometryCollection`, whose members have their own.
  public var coordinates: Coordinates? {
    switch self {
    case .point(let geometry): geometry.coordinates
    case .multiPoint(let geometry): geometry.coordinates
    case .lineString(let geometry): geometry.coordinates
    case .multiLineString(let geometry): geometry.coordinates
    case .polygon(let geometry): geometry.coordinates
    case .multiPolygon(let geometry): geometry.coordinates
    case .geometryCollection: nil
    }
  }

  /// What every geometry may carry beside its positions.
  public var attributes: GeometryAttributes {
    switch self {
    case .point(let geometry): geometry.attributes
    case .multiPoint(let geometry): geometry.attributes
    case .lineString(let geometry): geometry.attributes
    case .multiLineString(let geometry): geometry.attributes
    case .polygon(let geometry): geometry.attributes
    case .multiPolygon(let geometry): geometry.attributes
    case .geometryCollection(let geometry): geometry.attributes
    }
  }

  /// The smallest box around all positions; `nil` for a geometry without any.
  public var bounds: BoundingBox? {
    if let coordinates { return BoundingBox(coordinates) }
    guard case .geometryCollection(let collection) = self else { return nil }
    return collection.geometries.reduce(nil) { box, geometry in
      guard let bounds = geometry.bounds else { return box }
      return box?.union(bounds) ?? bounds
    }
  }
}

/// The members that any geometry may have: `crs`, `bbox` and foreign ones.
public struct GeometryAttributes: Hashable, Sendable {
  public var crs: CRS?
  public var bbox: BoundingBox?
  public var foreignMembers: JSONObject
  public var memberOrder: MemberOrder

  public init(crs: CRS? = nil, bbox: BoundingBox? = nil, foreignMembers: JSONObject = JSONObject()) {
    self.crs = crs
    self.bbox = bbox
    self.foreignMembers = foreignMembers
    memberOrder = MemberOrder()
  }
}

/// One position.
public struct Point: Hashable, Sendable {
  public internal(set) var coordinates: Coordinates
  public var attributes = GeometryAttributes()

  public init(_ position: Position) { coordinates = Coordinates(positions: [position]) }

  public var position: Position { coordinates.positions[0] }
}

/// Any number of positions.
public struct MultiPoint: Hashable, Sendable {
  public internal(set) var coordinates: Coordinates
  public var attributes = GeometryAttributes()

  public init(_ positions: some Sequence<Position>) { coordinates = Coordinates(positions: positions) }

  public var positions: Positions { coordinates.positions }
}

/// Two or more positions.
public struct LineString: Hashable, Sendable {
  public internal(set) var coordinates: Coordinates
  public var attributes = GeometryAttributes()

  public init(_ positions: some Sequence<Position>) { coordinates = Coordinates(positions: positions) }

  public var positions: Positions { coordinates.positions }
}

/// Any number of lines.
public struct MultiLineString: Hashable, Sendable {
  public internal(set) var coordinates: Coordinates
  public var attributes = GeometryAttributes()

  public init(_ lines: some Sequence<[Position]>) { coordinates = Coordinates(parts: lines) }

  public var lines: [Positions] { coordinates.parts }
}

/// Linear rings, each of four or more positions of which the last repeats the first: one exterior ring, counter-clockwise
/// with time to the right and the spectral axis up, and clockwise holes.
public struct Polygon: Hashable, Sendable {
  public internal(set) var coordinates: Coordinates
  public var attributes = GeometryAttributes()

  public init(_ rings: some Sequence<[Position]>) { coordinates = Coordinates(parts: rings) }

  public var rings: [Positions] { coordinates.parts }
}

/// Any number of polygons.
public struct MultiPolygon: Hashable, Sendable {
  public internal(set) var coordinates: Coordinates
  public var attributes = GeometryAttributes()

  public init(_ polygons: some Sequence<[[Position]]>) { coordinates = Coordinates(groups: polygons) }

  /// The rings of each polygon.
  public var polygons: [[Positions]] { coordinates.groups.map { $0.map(coordinates.part) } }
}

/// Geometries of any types.
public struct GeometryCollection: Hashable, Sendable {
  public var geometries: [Geometry]
  public var attributes = GeometryAttributes()

  public init(_ geometries: [Geometry]) { self.geometries = geometries }
}
