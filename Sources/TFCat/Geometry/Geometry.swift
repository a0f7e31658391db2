public import TFCatJSON

/// A shape on a dynamic spectrum (TFCat 1.0, after RFC 7946, section 3.1). The standard fixes the seven
/// types.
///
/// Positions are (time, spectral value) in the units of the CRS in force: the geometry's own, else the
/// feature's, else the catalogue's.
public indirect enum Geometry: Hashable, Sendable {
  case point(Point)
  case multiPoint(MultiPoint)
  case lineString(LineString)
  case multiLineString(MultiLineString)
  case polygon(Polygon)
  case multiPolygon(MultiPolygon)
  case geometryCollection(GeometryCollection)

  /// The `type` of a geometry.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case point = "Point"
    case multiPoint = "MultiPoint"
    case lineString = "LineString"
    case multiLineString = "MultiLineString"
    case polygon = "Polygon"
    case multiPolygon = "MultiPolygon"
    case geometryCollection = "GeometryCollection"
  }

  /// Which of the seven types this is.
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
    get {
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
    set {
      switch self {
      case .geometryCollection(var collection):
        collection.attributes = newValue
        self = .geometryCollection(collection)
      default: self = Geometry(kind, coordinates: coordinates, attributes: newValue)
      }
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

  /// Changes all positions, those of a collection's geometries too. A `bbox` stays as it is.
  public mutating func updatePositions<Failure: Error>(
    _ update: (inout Position) throws(Failure) -> Void
  ) throws(Failure) {
    if case .geometryCollection(var collection) = self {
      for index in collection.geometries.indices { try collection.geometries[index].updatePositions(update) }
      self = .geometryCollection(collection)
    } else if var coordinates {
      let (kind, attributes) = (kind, attributes)
      // Gives up this value's share of the numbers, so that they are changed in place.
      self = .geometryCollection(GeometryCollection([]))
      defer { self = Geometry(kind, coordinates: coordinates, attributes: attributes) }
      try coordinates.updatePositions(update)
    }
  }

  /// Puts a geometry together from parts whose shape has been checked.
  init(
    _ kind: Kind, coordinates: Coordinates?, geometries: [Geometry] = [],
    attributes: GeometryAttributes
  ) {
    let coordinates = coordinates ?? Coordinates(positions: [])
    self =
      switch kind {
      case .point: .point(Point(coordinates: coordinates, attributes: attributes))
      case .multiPoint: .multiPoint(MultiPoint(coordinates: coordinates, attributes: attributes))
      case .lineString: .lineString(LineString(coordinates: coordinates, attributes: attributes))
      case .multiLineString:
        .multiLineString(MultiLineString(coordinates: coordinates, attributes: attributes))
      case .polygon: .polygon(Polygon(coordinates: coordinates, attributes: attributes))
      case .multiPolygon: .multiPolygon(MultiPolygon(coordinates: coordinates, attributes: attributes))
      case .geometryCollection:
        .geometryCollection(GeometryCollection(geometries: geometries, attributes: attributes))
      }
  }
}

/// The members that any geometry may have: `crs`, `bbox` and foreign ones.
public struct GeometryAttributes: Hashable, Sendable {
  /// Overrides the CRS of the feature.
  public var crs: CRS?
  /// The box as it was written; it is not computed.
  public var bbox: BoundingBox?
  /// Members that the standard does not know (RFC 7946, section 6.1).
  public var foreignMembers: JSONObject
  /// The order in which the members were written.
  public var memberOrder: MemberOrder

  /// Attributes of a geometry.
  public init(crs: CRS? = nil, bbox: BoundingBox? = nil, foreignMembers: JSONObject = JSONObject()) {
    self.crs = crs
    self.bbox = bbox
    self.foreignMembers = foreignMembers
    memberOrder = MemberOrder()
  }
}
