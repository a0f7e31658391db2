/// One position (RFC 7946, section 3.1.2).
public struct Point: Hashable, Sendable {
  /// The positions as they lie in memory; they change through `position`.
  public internal(set) var coordinates: Coordinates
  /// What any geometry may carry: a CRS, a bounding box, foreign members.
  public var attributes = GeometryAttributes()

  /// A point at the position, without attributes.
  public init(_ position: Position) { coordinates = Coordinates(positions: [position]) }

  /// Its time and spectral value, in the units of the CRS in force.
  public var position: Position {
    get { coordinates.positions[0] }
    set { coordinates.replace(with: Coordinates(positions: [newValue])) }
  }
}

/// Any number of positions (RFC 7946, section 3.1.3).
public struct MultiPoint: Hashable, Sendable {
  /// The positions as they lie in memory; they change through `positions`.
  public internal(set) var coordinates: Coordinates
  /// What any geometry may carry: a CRS, a bounding box, foreign members.
  public var attributes = GeometryAttributes()

  /// The points in their order, without attributes.
  public init(_ positions: some Sequence<Position>) { coordinates = Coordinates(positions: positions) }

  /// The points, in the order of the file.
  public var positions: Positions {
    get { coordinates.positions }
    set { coordinates.replace(with: Coordinates(positions: newValue)) }
  }
}

/// A line through two or more positions (RFC 7946, section 3.1.4).
public struct LineString: Hashable, Sendable {
  /// The positions as they lie in memory; they change through `positions`.
  public internal(set) var coordinates: Coordinates
  /// What any geometry may carry: a CRS, a bounding box, foreign members.
  public var attributes = GeometryAttributes()

  /// A line through the positions in their order, without attributes.
  public init(_ positions: some Sequence<Position>) { coordinates = Coordinates(positions: positions) }

  /// The positions along the line.
  public var positions: Positions {
    get { coordinates.positions }
    set { coordinates.replace(with: Coordinates(positions: newValue)) }
  }
}

/// Any number of lines (RFC 7946, section 3.1.5).
public struct MultiLineString: Hashable, Sendable {
  /// The positions as they lie in memory; they change through `lines`.
  public internal(set) var coordinates: Coordinates
  /// What any geometry may carry: a CRS, a bounding box, foreign members.
  public var attributes = GeometryAttributes()

  /// Lines, each through its positions, without attributes.
  public init<Line: Sequence<Position>>(_ lines: some Sequence<Line>) {
    coordinates = Coordinates(parts: lines)
  }

  /// The positions along each line.
  public var lines: [Positions] {
    get { coordinates.parts }
    set { coordinates.replace(with: Coordinates(parts: newValue)) }
  }
}

/// Linear rings, each of four or more positions of which the last repeats the first: one exterior ring,
/// counter-clockwise with time to the right and the spectral axis up, and clockwise holes (RFC 7946, section
/// 3.1.6).
///
/// The model takes any rings; `TFCatLint` tells which of them break these rules.
public struct Polygon: Hashable, Sendable {
  /// The positions as they lie in memory; they change through `rings`.
  public internal(set) var coordinates: Coordinates
  /// What any geometry may carry: a CRS, a bounding box, foreign members.
  public var attributes = GeometryAttributes()

  /// A polygon of the exterior ring and then its holes. Each ring ends with its first position.
  public init<Ring: Sequence<Position>>(_ rings: some Sequence<Ring>) {
    coordinates = Coordinates(parts: rings)
  }

  /// The rectangle of an event of which only the extent is known.
  public init(_ box: BoundingBox) {
    let start = Position(time: box.timeMin, spectral: box.spectralMin)
    let corners = [
      start, Position(time: box.timeMax, spectral: box.spectralMin),
      Position(time: box.timeMax, spectral: box.spectralMax),
      Position(time: box.timeMin, spectral: box.spectralMax),
    ]
    self.init([corners + [start]])
  }

  /// The exterior ring, then the holes.
  public var rings: [Positions] {
    get { coordinates.parts }
    set { coordinates.replace(with: Coordinates(parts: newValue)) }
  }
}

extension Polygon {
  /// A polygon without holes.
  ///
  /// - Parameter ring: the positions of the ring, which ends with its first: times and spectral values by
  ///   turns.
  package init(ring: [Double]) {
    coordinates = Coordinates(
      values: ring, partEnds: [ring.count / 2], groupEnds: [], spelling: NumberSpelling())
  }
}

/// Any number of polygons (RFC 7946, section 3.1.7).
public struct MultiPolygon: Hashable, Sendable {
  /// The positions as they lie in memory; they change through `polygons`.
  public internal(set) var coordinates: Coordinates
  /// What any geometry may carry: a CRS, a bounding box, foreign members.
  public var attributes = GeometryAttributes()

  /// Polygons, each of its exterior ring and then its holes.
  public init<Rings: Sequence>(_ polygons: some Sequence<Rings>) where Rings.Element: Sequence<Position> {
    coordinates = Coordinates(groups: polygons)
  }

  /// The rings of each polygon.
  public var polygons: [[Positions]] {
    get { coordinates.groups.map { $0.map(coordinates.part) } }
    set { coordinates.replace(with: Coordinates(groups: newValue)) }
  }
}

/// Geometries of any types (RFC 7946, section 3.1.8).
public struct GeometryCollection: Hashable, Sendable {
  /// The members of the collection; each may have a CRS of its own.
  public var geometries: [Geometry]
  /// What any geometry may carry: a CRS, a bounding box, foreign members.
  public var attributes = GeometryAttributes()

  /// A collection of the geometries, without attributes.
  public init(_ geometries: [Geometry]) { self.geometries = geometries }
}

// Beside the public initialisers, which have no attributes, for readers.
extension Point {
  init(coordinates: Coordinates, attributes: GeometryAttributes) {
    self.coordinates = coordinates
    self.attributes = attributes
  }
}

extension MultiPoint {
  init(coordinates: Coordinates, attributes: GeometryAttributes) {
    self.coordinates = coordinates
    self.attributes = attributes
  }
}

extension LineString {
  init(coordinates: Coordinates, attributes: GeometryAttributes) {
    self.coordinates = coordinates
    self.attributes = attributes
  }
}

extension MultiLineString {
  init(coordinates: Coordinates, attributes: GeometryAttributes) {
    self.coordinates = coordinates
    self.attributes = attributes
  }
}

extension Polygon {
  init(coordinates: Coordinates, attributes: GeometryAttributes) {
    self.coordinates = coordinates
    self.attributes = attributes
  }
}

extension MultiPolygon {
  init(coordinates: Coordinates, attributes: GeometryAttributes) {
    self.coordinates = coordinates
    self.attributes = attributes
  }
}

extension GeometryCollection {
  init(geometries: [Geometry], attributes: GeometryAttributes) {
    self.geometries = geometries
    self.attributes = attributes
  }
}
