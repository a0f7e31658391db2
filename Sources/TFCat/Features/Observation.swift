public import TFCatJSON

/// The time-frequency region that was observed, to which features refer by `obs_id`: an index into the
/// catalogue's `observations` (an addition of the Python library `tfcat`; the standard does not have it).
public struct Observation: Hashable, Sendable {
  /// An observation has the members of a feature, under the type `Observation`.
  public var content: Feature

  public init(_ content: Feature) { self.content = content }

  public init(geometry: Geometry, properties: JSONObject? = JSONObject()) {
    content = Feature(geometry: geometry, properties: properties)
  }

  public var geometry: Geometry {
    get { content.geometry }
    set { content.geometry = newValue }
  }

  public var properties: JSONObject? {
    get { content.properties }
    set { content.properties = newValue }
  }
}

extension Observation: JSONRepresentable {
  public init(json: JSONValue) throws(ModelError) { content = try Feature.read(json, type: "Observation") }
  public var json: JSONValue { content.json(type: "Observation") }
}
