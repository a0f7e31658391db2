/// Writes features as JSON text, their coordinates straight from the flat arrays.
struct FeatureTextWriter {
  var json = JSONTextWriter()
  /// How many decimals the numbers of each axis have, as far as is known: those of the feature before.
  private var timeDecimals = 0
  private var spectralDecimals = 0
  private var isFinite = true

  /// - Returns: whether all numbers are such as JSON has.
  mutating func write(_ feature: Feature) -> Bool {
    isFinite = feature.bbox?.nonFiniteNumber == nil
    json.raw("{")
    for (index, member) in members(of: feature.json(type: "Feature", geometry: .null)).enumerated() {
      writeName(member.name, isFirst: index == 0)
      if member.name == "geometry" { write(feature.geometry) } else { json.write(member.value) }
    }
    json.raw("}")
    return isFinite
  }

  private mutating func write(_ geometry: Geometry) {
    if geometry.attributes.bbox?.nonFiniteNumber != nil { isFinite = false }
    json.raw("{")
    for (index, member) in members(of: geometry.json(content: .null)).enumerated() {
      writeName(member.name, isFirst: index == 0)
      switch (member.name, geometry) {
      case ("geometries", .geometryCollection(let collection)): write(collection.geometries)
      case ("coordinates", _):
        if let coordinates = geometry.coordinates {
          write(coordinates, depth: geometry.kind.depth)
        } else {
          json.write(member.value)
        }
      default: json.write(member.value)
      }
    }
    json.raw("}")
  }

  private func members(of json: JSONValue) -> [JSONObject.Member] { json.object?.members ?? [] }

  private mutating func writeName(_ name: String, isFirst: Bool) {
    if !isFirst { json.raw(", ") }
    json.write(name)
    json.raw(": ")
  }

  private mutating func write(_ geometries: [Geometry]) {
    json.raw("[")
    for (index, geometry) in geometries.enumerated() {
      if index > 0 { json.raw(", ") }
      write(geometry)
    }
    json.raw("]")
  }

  private mutating func write(_ coordinates: Coordinates, depth: Int) {
    switch depth {
    case 1: writePosition(0, of: coordinates)
    case 2: writePositions(0..<(coordinates.values.count / 2), of: coordinates)
    case 3: writeParts(coordinates.partEnds.indices, of: coordinates)
    default:
      json.raw("[")
      for (index, group) in coordinates.groups.enumerated() {
        if index > 0 { json.raw(", ") }
        writeParts(group, of: coordinates)
      }
      json.raw("]")
    }
  }

  private mutating func writeParts(_ parts: Range<Int>, of coordinates: Coordinates) {
    json.raw("[")
    for part in parts {
      if part > parts.lowerBound { json.raw(", ") }
      writePositions((part == 0 ? 0 : coordinates.partEnds[part - 1])..<coordinates.partEnds[part], of: coordinates)
    }
    json.raw("]")
  }

  private mutating func writePositions(_ positions: Range<Int>, of coordinates: Coordinates) {
    json.raw("[")
    for position in positions {
      if position > positions.lowerBound { json.raw(", ") }
      writePosition(position, of: coordinates)
    }
    json.raw("]")
  }

  private mutating func writePosition(_ position: Int, of coordinates: Coordinates) {
    json.raw("[")
    if coordinates.spelling.exceptions.isEmpty {
      let timeHasFraction = coordinates.spelling.time == .fraction
      let spectralHasFraction = coordinates.spelling.spectral == .fraction
      let time = coordinates.values[2 * position]
      let spectral = coordinates.values[2 * position + 1]
      if !json.write(time, wholeHasFraction: timeHasFraction, decimals: &timeDecimals) { isFinite = false }
      json.raw(", ")
      if !json.write(spectral, wholeHasFraction: spectralHasFraction, decimals: &spectralDecimals) { isFinite = false }
    } else {
      writeExactly(coordinates.number(at: 2 * position))
      json.raw(", ")
      writeExactly(coordinates.number(at: 2 * position + 1))
    }
    json.raw("]")
  }

  private mutating func writeExactly(_ number: JSONNumber?) {
    json.write(number.map(JSONValue.number) ?? .null)
    if number == nil { isFinite = false }
  }
}
