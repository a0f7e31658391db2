/// Writes a catalogue feature by feature, in memory that does not grow with it. The file appears under its name when
/// `finish()` has returned, and not before; a writer that is dropped leaves nothing behind.
///
///     var writer = try CatalogueWriter(path: "out.json", head: head)
///     try writer.write(feature)
///     try writer.finish()
///
/// The text has one line for each feature; members stand in the order in which they were read.
public struct CatalogueWriter: ~Copyable {
  private let output: OutputFile
  private var text = JSONTextWriter()
  private var isFirst = true
  /// What follows the features.
  private let tail: [UInt8]

  private static let flushSize = 1 << 18

  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - head: everything but the features.
  /// - Throws: `OutputFile.Failure` when the file cannot be written.
  public init(path: String, head: CatalogueHead) throws(OutputFile.Failure) {
    output = try OutputFile(path: path)
    let members = head.json(features: .null).object?.members ?? []
    let place = members.firstIndex { $0.name == "features" } ?? members.count
    text.raw("{\n")
    for member in members[..<place] {
      text.write(member.name)
      text.raw(": ")
      text.write(member.value)
      text.raw(",\n")
    }
    text.raw("\"features\": [")
    var end = JSONTextWriter()
    end.raw("\n]")
    for member in members[place...].dropFirst() {
      end.raw(",\n")
      end.write(member.name)
      end.raw(": ")
      end.write(member.value)
    }
    end.raw("\n}\n")
    tail = end.bytes
  }

  public mutating func write(_ feature: Feature) throws(OutputFile.Failure) {
    if isFirst { text.raw("\n") } else { text.raw(",\n") }
    isFirst = false
    text.write(feature)
    if text.bytes.count >= Self.flushSize { try flush() }
  }

  /// Completes the file and puts it in its place.
  public consuming func finish() throws(OutputFile.Failure) {
    text.bytes.append(contentsOf: tail)
    try flush()
    try output.commit()
  }

  private mutating func flush() throws(OutputFile.Failure) {
    try output.write(text.bytes)
    text.bytes.removeAll(keepingCapacity: true)
  }
}

extension JSONTextWriter {
  /// Writes a feature with its coordinates straight from their flat array.
  mutating func write(_ feature: Feature) {
    raw("{")
    for (index, member) in members(of: feature.json(type: "Feature", geometry: .null)).enumerated() {
      writeName(member.name, isFirst: index == 0)
      if member.name == "geometry" { write(feature.geometry) } else { write(member.value) }
    }
    raw("}")
  }

  mutating func write(_ geometry: Geometry) {
    raw("{")
    for (index, member) in members(of: geometry.json(content: .null)).enumerated() {
      writeName(member.name, isFirst: index == 0)
      switch (member.name, geometry) {
      case ("geometries", .geometryCollection(let collection)): write(collection.geometries)
      case ("coordinates", _): write(geometry.coordinates, depth: geometry.kind.depth)
      default: write(member.value)
      }
    }
    raw("}")
  }

  private func members(of json: JSONValue) -> [JSONObject.Member] { json.object?.members ?? [] }

  private mutating func writeName(_ name: String, isFirst: Bool) {
    if !isFirst { raw(", ") }
    write(name)
    raw(": ")
  }

  private mutating func write(_ geometries: [Geometry]) {
    raw("[")
    for (index, geometry) in geometries.enumerated() {
      if index > 0 { raw(", ") }
      write(geometry)
    }
    raw("]")
  }

  private mutating func write(_ coordinates: Coordinates?, depth: Int) {
    guard let coordinates else { return raw("null") }
    switch depth {
    case 1: writePosition(0, of: coordinates)
    case 2: writePositions(0..<(coordinates.values.count / 2), of: coordinates)
    case 3: writeParts(coordinates.partEnds.indices, of: coordinates)
    default:
      raw("[")
      for (index, group) in coordinates.groups.enumerated() {
        if index > 0 { raw(", ") }
        writeParts(group, of: coordinates)
      }
      raw("]")
    }
  }

  private mutating func writeParts(_ parts: Range<Int>, of coordinates: Coordinates) {
    raw("[")
    for part in parts {
      if part > parts.lowerBound { raw(", ") }
      writePositions((part == 0 ? 0 : coordinates.partEnds[part - 1])..<coordinates.partEnds[part], of: coordinates)
    }
    raw("]")
  }

  private mutating func writePositions(_ positions: Range<Int>, of coordinates: Coordinates) {
    raw("[")
    for position in positions {
      if position > positions.lowerBound { raw(", ") }
      writePosition(position, of: coordinates)
    }
    raw("]")
  }

  private mutating func writePosition(_ position: Int, of coordinates: Coordinates) {
    raw("[")
    write(coordinates.values[2 * position], hasFraction: coordinates.notation.timeHasFraction)
    raw(", ")
    write(coordinates.values[2 * position + 1], hasFraction: coordinates.notation.spectralHasFraction)
    raw("]")
  }

  private mutating func write(_ value: Double, hasFraction: Bool) {
    bytes.append(contentsOf: WholeNumberNotation.text(of: value, hasFraction: hasFraction).utf8)
  }
}
