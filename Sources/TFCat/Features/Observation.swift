public import TFCatJSON

/// The time-frequency region that was observed, to which features refer by `obs_id`: an index into the
/// catalogue's `observations` (an addition of the Python library `tfcat`; the standard does not have it).
public struct Observation: Hashable, Sendable {
  /// An observation has the members of a feature, under the type `Observation`.
  public var content: Feature

  /// An observation with the members of a feature.
  public init(_ content: Feature) { self.content = content }

  /// An observation from its region and its properties.
  public init(geometry: Geometry, properties: JSONObject? = JSONObject()) {
    content = Feature(geometry: geometry, properties: properties)
  }

  /// The region that was observed, in the units of the CRS in force.
  public var geometry: Geometry {
    get { content.geometry }
    set { content.geometry = newValue }
  }

  /// Values by name, such as those of the instrument; `nil` where the member is missing or null.
  public var properties: JSONObject? {
    get { content.properties }
    set { content.properties = newValue }
  }
}

extension Observation: JSONRepresentable {
  /// Reads an object of type `Observation`.
  ///
  /// - Throws: `ModelError` for the first thing in which `json` is not such an object.
  public init(json: JSONValue) throws(ModelError) { content = try Feature.read(json, type: "Observation") }
  /// The JSON form, with members in the order in which they were read.
  public var json: JSONValue { content.json(type: "Observation") }
}
