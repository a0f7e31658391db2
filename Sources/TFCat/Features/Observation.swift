public import TFCatJSON

/// The time-frequency region that was observed, to which features refer by `obs_id`: an index into the
/// catalogue's `observations` (an addition of the Python library `tfcat`; the standard does not have it).
public struct Observation: Hashable, Sendable {
  /// An observation has the members of a feature, under the type `Observation`.
  public var content: Feature

  /// An observation with the content of a feature.
  public init(_ content: Feature) { self.content = content }

  /// An observation.
  public init(geometry: Geometry, properties: JSONObject? = JSONObject()) {
    content = Feature(geometry: geometry, properties: properties)
  }

  /// When and where in the spectrum was observed.
  public var geometry: Geometry {
    get { content.geometry }
    set { content.geometry = newValue }
  }

  /// Values by field name.
  public var properties: JSONObject? {
    get { content.properties }
    set { content.properties = newValue }
  }
}

extension Observation: JSONRepresentable {
  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
  public init(json: JSONValue) throws(ModelError) { content = try Feature.read(json, type: "Observation") }
  /// The JSON form.
  public var json: JSONValue { content.json(type: "Observation") }
}
