import TFCatJSON

/// An object with doubles, which a program may have made NaN or infinite: JSON has no such numbers (RFC 8259,
/// section 6).
protocol NumberHolder {
  /// The first number that cannot be written, as an error with its place in the object.
  var nonFiniteNumber: ModelError? { get }
}

extension ModelError {
  fileprivate static func nonFinite(_ value: Double, at pointer: JSONPointer) -> ModelError {
    ModelError(.outOfRange, at: pointer, "\(value) cannot be written: JSON has no such number")
  }
}

extension BoundingBox: NumberHolder {
  var nonFiniteNumber: ModelError? {
    values.firstIndex { !$0.isFinite }.map { .nonFinite(values[$0], at: [.index($0)]) }
  }
}

extension Geometry: NumberHolder {
  var nonFiniteNumber: ModelError? {
    if case .geometryCollection(let collection) = self {
      for (index, geometry) in collection.geometries.enumerated() {
        if let error = geometry.nonFiniteNumber { return error.inside(index).inside("geometries") }
      }
    } else if let coordinates, let index = coordinates.values.firstIndex(where: { !$0.isFinite }) {
      let pointer = coordinates.pointer(toValue: index, depth: kind.depth)
      return .nonFinite(coordinates.values[index], at: pointer).inside("coordinates")
    }
    return attributes.bbox?.nonFiniteNumber?.inside("bbox")
  }
}

extension Coordinates {
  /// The way through the nested arrays to one of the numbers.
  func pointer(toValue index: Int, depth: Int) -> JSONPointer {
    let position = index / 2
    var tokens: [JSONPointer.Token] = [.index(index % 2)]
    guard depth > 1 else { return JSONPointer(tokens) }
    let part = partEnds.firstIndex { position < $0 } ?? 0
    tokens.insert(.index(part > 0 ? position - partEnds[part - 1] : position), at: 0)
    guard depth > 2 else { return JSONPointer(tokens) }
    let group = groupEnds.firstIndex { part < $0 } ?? 0
    tokens.insert(.index(group > 0 ? part - groupEnds[group - 1] : part), at: 0)
    if depth > 3 { tokens.insert(.index(group), at: 0) }
    return JSONPointer(tokens)
  }
}

extension Feature: NumberHolder {
  var nonFiniteNumber: ModelError? {
    geometry.nonFiniteNumber?.inside("geometry") ?? bbox?.nonFiniteNumber?.inside("bbox")
  }
}

extension Observation: NumberHolder {
  var nonFiniteNumber: ModelError? { content.nonFiniteNumber }
}

extension CatalogueHead: NumberHolder {
  var nonFiniteNumber: ModelError? {
    for (index, observation) in (observations ?? []).enumerated() {
      if let error = observation.nonFiniteNumber { return error.inside(index).inside("observations") }
    }
    return bbox?.nonFiniteNumber?.inside("bbox")
  }
}

extension FeatureCollection: NumberHolder {
  var nonFiniteNumber: ModelError? {
    for (index, feature) in features.enumerated() {
      if let error = feature.nonFiniteNumber { return error.inside(index).inside("features") }
    }
    return head.nonFiniteNumber
  }
}
