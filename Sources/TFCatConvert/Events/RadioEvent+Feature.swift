public import TFCat
internal import TFCatJSON

extension RadioEvent {
  /// The event as a feature. One that already is a feature is moved out of the event, so that it is not
  /// copied when its numbers are changed.
  ///
  /// - Parameters:
  ///   - number: the id of an event that has none.
  ///   - names: the fields, in the order of the values.
  ///   - repairText: the names of the repairs that were made.
  ///   - reader: reads features that were given as text and could not be written from it.
  /// - Returns: `nil` for an event without a shape, or whose numbers JSON does not have.
  mutating func takeFeature(
    number: Int, names: [String], repairText: String, reader: inout FeatureReader
  ) -> Feature? {
    if var feature = takeWholeFeature() {
      if let id { feature.id = id }
      if !repairText.isEmpty {
        var properties = feature.properties ?? JSONObject()
        // Those of an earlier conversion stay.
        let earlier = properties[Repair.fieldName]?.string.map { "\($0) " } ?? ""
        properties[Repair.fieldName] = .string(earlier + repairText)
        feature.properties = properties
      }
      return feature
    }
    if let feature = readFeatureText(&reader) { return feature }
    guard let shape, let geometry = shape.geometry else { return nil }
    var properties = JSONObject()
    properties.members.reserveCapacity(names.count)
    for (name, value) in zip(names, values) {
      if let json = self.value(of: value).json { properties.members.append(.init(name: name, value: json)) }
    }
    if !repairText.isEmpty {
      properties.members.append(.init(name: Repair.fieldName, value: .string(repairText)))
    }
    return Feature(id: id ?? .integer(Int64(number)), geometry: geometry, properties: properties)
  }

  /// The feature that was given as text.
  func readFeatureText(_ reader: inout FeatureReader) -> Feature? {
    let feature = withFeatureText { text -> Feature? in
      guard var cursor = JSONCursor(UnsafeRawBufferPointer(text)) else { return nil }
      return reader.read(&cursor)
    }
    return feature ?? nil
  }
}

extension RadioEvent.Shape {
  /// The geometry; `nil` where a number is NaN or infinite, or limits are in the wrong order.
  public var geometry: Geometry? {
    switch self {
    case .geometry(let geometry): return geometry
    case .box(let box):
      guard box.isSound else { return nil }
      let start = Position(time: box.timeMin, spectral: box.spectralMin)
      let end = Position(time: box.timeMax, spectral: box.spectralMax)
      if start == end { return .point(Point(start)) }
      if start.time == end.time || start.spectral == end.spectral {
        return .lineString(LineString([start, end]))
      }
      return .polygon(Polygon(box))
    }
  }
}

extension BoundingBox {
  var isSound: Bool {
    timeMin.isFinite && spectralMin.isFinite && timeMax.isFinite && spectralMax.isFinite && timeMin <= timeMax
      && spectralMin <= spectralMax
  }
}
