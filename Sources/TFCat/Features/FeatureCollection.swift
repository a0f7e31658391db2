public import TFCatJSON

/// A catalogue: features with the description of their properties and of their axes (TFCat 1.0,
/// `FeatureCollection`).
public struct FeatureCollection: Hashable, Sendable {
  /// Everything but the features.
  public var head: CatalogueHead
  /// In the order of the file.
  public var features: [Feature]

  /// A catalogue of a head and its features.
  public init(head: CatalogueHead, features: [Feature] = []) {
    self.head = head
    self.features = features
  }
}

/// What a catalogue says before and after its features: fields, CRS and the catalogue's own properties.
public struct CatalogueHead: Hashable, Sendable {
  /// `nil` where the required member is missing.
  public var fields: Fields?
  /// `nil` where no CRS is given for the whole catalogue.
  public var crs: CRS?
  /// Metadata of the catalogue: title, authors, instrument ...
  public var properties: JSONObject?
  /// Kept as it was read, in the units of the CRS (RFC 7946, section 5).
  public var bbox: BoundingBox?
  /// The regions that were observed, to which features refer by `obs_id`; not in the standard.
  public var observations: [Observation]?
  /// `$schema` and whatever else is there.
  public var foreignMembers: JSONObject
  /// The order in which the catalogue's members, `features` among them, were written.
  public var memberOrder: MemberOrder

  /// A head from its members.
  public init(
    fields: Fields? = Fields(), crs: CRS?, properties: JSONObject? = nil, bbox: BoundingBox? = nil,
    observations: [Observation]? = nil, foreignMembers: JSONObject = JSONObject()
  ) {
    self.fields = fields
    self.crs = crs
    self.properties = properties
    self.bbox = bbox
    self.observations = observations
    self.foreignMembers = foreignMembers
    memberOrder = MemberOrder()
  }
}

extension CatalogueHead {
  /// The members of a catalogue that have a meaning.
  package static let memberNames = [
    "type", "features", "fields", "crs", "properties", "bbox", "observations", "$schema",
  ]

  /// - Parameter json: the catalogue; its features are looked at by nobody.
  package init(json: JSONValue) throws(ModelError) {
    var members = try MemberReader(json, what: "a FeatureCollection")
    try members.requireType("FeatureCollection")
    let fields = try members.take("fields", as: Fields.self)
    let crs = try members.take("crs", as: CRS.self)
    let properties = try members.takeObject("properties")
    let bbox = try members.take("bbox", as: BoundingBox.self)
    var observations: [Observation]?
    if let value = members.takeValue("observations") {
      guard let items = value.array else { throw .expected("an array", got: value, at: ["observations"]) }
      do {
        observations = try [Observation](json: items)
      } catch {
        throw error.inside("observations")
      }
    }
    let features = try members.require("features")
    guard features.array != nil else { throw .expected("an array", got: features, at: ["features"]) }
    self.init(
      fields: fields, crs: crs, properties: properties, bbox: bbox, observations: observations,
      foreignMembers: members.foreignMembers)
    memberOrder = members.order
  }

  /// The members of the catalogue with the given value in the place of the features.
  package func json(features: JSONValue) -> JSONValue {
    var members = MemberWriter()
    members.add("type", "FeatureCollection")
    members.add("properties", properties.map(JSONValue.object))
    members.add("fields", fields?.json)
    members.add("crs", crs?.json)
    members.add("bbox", bbox?.json)
    members.add("observations", observations.map { .array($0.map(\.json)) })
    members.add("features", features)
    return members.json(foreign: foreignMembers, order: memberOrder)
  }
}

extension FeatureCollection: JSONRepresentable {
  /// Reads a whole catalogue; ``CatalogueReader`` reads one feature by feature.
  ///
  /// - Throws: `ModelError` for the first thing in which `json` is no catalogue.
  public init(json: JSONValue) throws(ModelError) {
    head = try CatalogueHead(json: json)
    do {
      features = try [Feature](json: json["features"]?.array ?? [])
    } catch {
      throw error.inside("features")
    }
  }

  /// The whole catalogue as a JSON value, with members in the order in which they were read.
  public var json: JSONValue { head.json(features: .array(features.map(\.json))) }
}
