/// The time-frequency region that was observed, to which features refer by `obs_id`: an index into the catalogue's
/// `observations` (an addition of the Python library `tfcat`; the standard does not have it).
public struct Observation: Hashable, Sendable {
  /// An observation has the members of a feature, under the type `Observation`.
  public var content: Feature

  public init(_ content: Feature) { self.content = content }

  public var geometry: Geometry { content.geometry }
  public var properties: JSONObject? { content.properties }
}

extension Observation: JSONRepresentable {
  public init(json: JSONValue) throws(ModelError) { content = try Feature.read(json, type: "Observation") }
  public var json: JSONValue { content.json(type: "Observation") }
}
