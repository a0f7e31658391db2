public import TFCatJSON

/// One event of a catalogue: a shape on the dynamic spectrum with its properties (TFCat 1.0, after RFC 7946,
/// section 3.2).
///
///     Feature(id: 1, geometry: .point(Point(Position(time: 1158051858, spectral: 24.73))), properties:
///   ["type": "III"])
public struct Feature: Hashable, Sendable {
  /// What tells it from the others of its catalogue.
  public var id: FeatureID?
  /// The shape on the dynamic spectrum.
  public var geometry: Geometry
  /// Values by field name; `nil` where the member is missing or null.
  public var properties: JSONObject?
  /// Kept as it was read; `geometry.bounds` is the box of the positions.
  public var bbox: BoundingBox?
  /// Overrides the CRS of the collection.
  public var crs: CRS?
  /// Members that the standard does not know (RFC 7946, section 6.1).
  public var foreignMembers: JSONObject
  /// The order in which the members were written.
  public var memberOrder: MemberOrder

  /// A feature.
  public init(
    id: FeatureID? = nil, geometry: Geometry, properties: JSONObject? = JSONObject(),
    bbox: BoundingBox? = nil,
    crs: CRS? = nil, foreignMembers: JSONObject = JSONObject()
  ) {
    self.id = id
    self.geometry = geometry
    self.properties = properties
    self.bbox = bbox
    self.crs = crs
    self.foreignMembers = foreignMembers
    memberOrder = MemberOrder()
  }
}

/// What tells a feature from the others of its catalogue (RFC 7946, section 3.2): a string or a number.
public enum FeatureID: Sendable {
  case string(String)
  case integer(Int64)
  /// Any other number, as it is spelled.
  case number(JSONNumber)
}

extension FeatureID: Hashable {
  /// Whether both are the same string, or numbers of the same value.
  public static func == (left: FeatureID, right: FeatureID) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left == right
    default: left.json == right.json
    }
  }

  /// Feeds what makes two values equal to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(json) }
}

extension FeatureID: JSONRepresentable {
  /// A feature.
  public init(json: JSONValue) throws(ModelError) {
    switch json {
    case .string(let text): self = .string(text)
    case .number(let number): self = FeatureID(number)
    default: throw .expected("a string or a number", got: json, at: [])
    }
  }

  init(_ number: JSONNumber) {
    if let integer = number.integerValue, number.literal != "-0" {
      self = .integer(integer)
    } else {
      self = .number(number)
    }
  }

  /// The JSON form.
  public var json: JSONValue {
    switch self {
    case .string(let text): .string(text)
    case .integer(let integer): .number(JSONNumber(integer))
    case .number(let number): .number(number)
    }
  }
}

extension FeatureID: CustomStringConvertible {
  /// The text that messages show.
  public var description: String {
    switch self {
    case .string(let text): text
    case .integer(let integer): String(integer)
    case .number(let number): number.literal
    }
  }
}

extension FeatureID: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A feature.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A feature.
  public init(integerLiteral value: Int64) { self = .integer(value) }
}

extension Feature: JSONRepresentable {
  /// A feature.
  public init(json: JSONValue) throws(ModelError) {
    self = try Self.read(json, type: "Feature")
  }

  /// The JSON form.
  public var json: JSONValue { json(type: "Feature") }

  static func read(_ json: JSONValue, type: String) throws(ModelError) -> Feature {
    var members = try MemberReader(json, what: "a \(type)")
    try members.requireType(type)
    let id = try members.take("id", as: FeatureID.self)
    let geometry = try members.require("geometry", as: Geometry.self)
    let properties = try members.takeObject("properties")
    let bbox = try members.take("bbox", as: BoundingBox.self)
    let crs = try members.take("crs", as: CRS.self)
    var feature = Feature(
      id: id, geometry: geometry, properties: properties, bbox: bbox, crs: crs,
      foreignMembers: members.foreignMembers)
    feature.memberOrder = members.order
    return feature
  }

  func json(type: String) -> JSONValue { json(type: type, geometry: geometry.json) }

  /// The feature with the given value in the place of its geometry.
  func json(type: String, geometry: JSONValue) -> JSONValue {
    var members = MemberWriter()
    members.add("type", .string(type))
    members.add("id", id?.json)
    members.add("geometry", geometry)
    members.add("properties", properties.map(JSONValue.object))
    members.add("bbox", bbox?.json)
    members.add("crs", crs?.json)
    return members.json(foreign: foreignMembers, order: memberOrder)
  }
}
