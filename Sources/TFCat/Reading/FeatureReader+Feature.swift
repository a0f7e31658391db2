import Base
import TFCatJSON

// What was read last, for those who want more than its tape.
extension FeatureReader {
  /// The feature that was read last.
  ///
  /// - Parameters:
  ///   - text: its text.
  ///   - limit: how many bytes from its start on can be looked at.
  package func taped(_ text: UnsafeBufferPointer<UInt8>, limit: Int) -> TapedFeature {
    TapedFeature(tape: tape, text: text, limit: limit, hasTypeFirst: template.hasTypeFirst)
  }

  /// Makes a `Feature` of what is on the tape.
  ///
  /// - Parameter start: where the feature starts that was read last.
  package func feature(at start: UnsafePointer<UInt8>) -> Feature? {
    var attributes = GeometryAttributes()
    attributes.memberOrder = template.geometryOrder
    var id: FeatureID?
    if let value = tape.id {
      guard let read = value.featureID(in: start) else { return nil }
      id = read
    }
    var properties: JSONObject?
    if tape.hasProperties {
      var object = JSONObject()
      object.members.reserveCapacity(tape.properties.count)
      for (index, value) in tape.properties.enumerated() {
        guard let json = value.json(in: start) else { return nil }
        object.members.append(.init(name: tape.names[index].string, value: json))
      }
      properties = object
    }
    var feature = Feature(
      id: id, geometry: Geometry(tape.kind, coordinates: tape.coordinates, attributes: attributes),
      properties: properties, bbox: tape.bbox)
    feature.memberOrder = template.featureOrder
    return feature
  }
}
