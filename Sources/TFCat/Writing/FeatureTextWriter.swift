import Base
package import TFCatJSON

/// Writes features as JSON text, their coordinates straight from the flat arrays.
package struct FeatureTextWriter {
  package var json = JSONTextWriter()
  private var numbers = PositionText<DoubleText>()
  /// In place of `numbers`, where they come again and again.
  private var repeatedNumbers: PositionText<RepeatedNumbers>?
  private var isFinite = true

  /// - Parameter numbersRepeat: whether features have the same coordinates again and again, as those have
  ///   that were drawn in pixels.
  package init(numbersRepeat: Bool = false) {
    if numbersRepeat { repeatedNumbers = PositionText() }
  }

  /// - Returns: whether all numbers are such as JSON has.
  package mutating func write(_ feature: Feature) -> Bool {
    isFinite = feature.bbox?.nonFiniteNumber == nil
    if feature.isPlain {
      writePlain(feature)
      return isFinite
    }
    json.raw("{")
    for (index, member) in members(of: feature.json(type: "Feature", geometry: .null)).enumerated() {
      writeName(member.name, isFirst: index == 0)
      if member.name == "geometry" { write(feature.geometry) } else { json.write(member.value) }
    }
    json.raw("}")
    return isFinite
  }

  /// Writes a feature that `isPlain`.
  private mutating func writePlain(_ feature: Feature) {
    json.raw("{")
    var isFirst = true
    for name in feature.memberOrder.names.isEmpty ? Self.usualOrder : feature.memberOrder.names {
      let value: JSONValue?
      switch name {
      case "type": value = .string("Feature")
      case "id": value = feature.id?.json
      case "properties": value = feature.properties.map(JSONValue.object)
      default:
        writeName(name, isFirst: isFirst)
        isFirst = false
        write(feature.geometry)
        continue
      }
      guard let value else { continue }
      writeName(name, isFirst: isFirst)
      isFirst = false
      json.write(value)
    }
    json.raw("}")
  }

  private static let usualOrder = ["type", "id", "geometry", "properties"]

  /// Writes a geometry by itself.
  ///
  /// - Returns: whether all numbers are such as JSON has.
  package mutating func writeText(of geometry: Geometry) -> Bool {
    isFinite = true
    write(geometry)
    return isFinite
  }

  private mutating func write(_ geometry: Geometry) {
    let attributes = geometry.attributes
    if attributes.bbox?.nonFiniteNumber != nil { isFinite = false }
    if attributes.isPlain, let coordinates = geometry.coordinates {
      json.raw("{\"type\": ")
      json.write(geometry.kind.rawValue)
      json.raw(", \"coordinates\": ")
      write(coordinates, depth: geometry.kind.depth)
      json.raw("}")
      return
    }
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
    case 1 where coordinates.spelling.exceptions.isEmpty: writeBatch(0..<1, of: coordinates)
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
      writePositions(
        (part == 0 ? 0 : coordinates.partEnds[part - 1])..<coordinates.partEnds[part], of: coordinates)
    }
    json.raw("]")
  }

  /// As many positions as are put together in memory before they join the text.
  private static let batch = 64

  private mutating func writePositions(_ positions: Range<Int>, of coordinates: Coordinates) {
    json.raw("[")
    if coordinates.spelling.exceptions.isEmpty {
      for start in stride(from: positions.lowerBound, to: positions.upperBound, by: Self.batch) {
        if start > positions.lowerBound { json.raw(", ") }
        writeBatch(start..<min(start + Self.batch, positions.upperBound), of: coordinates)
      }
    } else {
      for position in positions {
        if position > positions.lowerBound { json.raw(", ") }
        writePosition(position, of: coordinates)
      }
    }
    json.raw("]")
  }

  private mutating func writeBatch(_ positions: Range<Int>, of coordinates: Coordinates) {
    withUnsafeTemporaryAllocation(
      of: UInt8.self, capacity: positions.count * PositionText<DoubleText>.capacity
    ) { buffer in
      guard let start = buffer.baseAddress else { return }
      var place = start
      // A feature with another number is not written after all.
      isFinite =
        (repeatedNumbers?.put(positions, of: coordinates, at: &place)
          ?? numbers.put(positions, of: coordinates, at: &place)) && isFinite
      json.bytes.append(contentsOf: buffer[..<(place - start)])
    }
  }

  /// The numbers one by one, some of which have a text of their own.
  private mutating func writePosition(_ position: Int, of coordinates: Coordinates) {
    json.raw("[")
    write(coordinates.number(at: 2 * position))
    json.raw(", ")
    write(coordinates.number(at: 2 * position + 1))
    json.raw("]")
  }

  private mutating func write(_ number: JSONNumber?) {
    json.write(number.map(JSONValue.number) ?? .null)
    if number == nil { isFinite = false }
  }
}

extension Feature {
  /// Whether the feature has the four members of nearly all features, each where the order names it, and
  /// nothing else.
  fileprivate var isPlain: Bool {
    guard bbox == nil, crs == nil, foreignMembers.isEmpty, memberOrder.nulls.isEmpty else { return false }
    if memberOrder.names.isEmpty { return true }
    let wanted = 0b101 | (id == nil ? 0 : 0b10) | (properties == nil ? 0 : 0b1000)
    var seen = 0
    for name in memberOrder.names {
      let member =
        switch name {
        case "type": 1
        case "id": 0b10
        case "geometry": 0b100
        case "properties": 0b1000
        default: 0
        }
      guard member & wanted != 0, member & seen == 0 else { return false }
      seen |= member
    }
    return seen == wanted
  }
}

extension GeometryAttributes {
  /// Whether a geometry has its type and its coordinates, in this order, and nothing else.
  fileprivate var isPlain: Bool {
    crs == nil && bbox == nil && foreignMembers.isEmpty && memberOrder.nulls.isEmpty
      && (memberOrder.names.isEmpty || memberOrder.names == ["type", "coordinates"])
  }
}
