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
    write(feature.json(type: "Feature", geometry: .null), replacing: "geometry") { $0.write(feature.geometry) }
  }

  mutating func write(_ geometry: Geometry) {
    write(geometry.json(content: .null), replacing: geometry.kind == .geometryCollection ? "geometries" : "coordinates") {
      if case .geometryCollection(let collection) = geometry {
        $0.list(collection.geometries.indices) { $0.write(collection.geometries[$1]) }
      } else if let coordinates = geometry.coordinates {
        $0.write(coordinates, depth: geometry.kind.depth)
      }
    }
  }

  private mutating func write(
    _ json: JSONValue, replacing name: String, with content: (inout JSONTextWriter) -> Void
  ) {
    raw("{")
    for (index, member) in (json.object?.members ?? []).enumerated() {
      if index > 0 { raw(", ") }
      write(member.name)
      raw(": ")
      if member.name == name { content(&self) } else { write(member.value) }
    }
    raw("}")
  }

  private mutating func list(_ indices: Range<Int>, _ item: (inout JSONTextWriter, Int) -> Void) {
    raw("[")
    for index in indices {
      if index > indices.lowerBound { raw(", ") }
      item(&self, index)
    }
    raw("]")
  }

  private mutating func write(_ coordinates: Coordinates, depth: Int) {
    func position(_ writer: inout JSONTextWriter, _ index: Int) {
      writer.raw("[")
      writer.write(coordinates.values[2 * index], hasFraction: coordinates.notation.timeHasFraction)
      writer.raw(", ")
      writer.write(coordinates.values[2 * index + 1], hasFraction: coordinates.notation.spectralHasFraction)
      writer.raw("]")
    }
    func part(_ writer: inout JSONTextWriter, _ index: Int) {
      let start = index == 0 ? 0 : coordinates.partEnds[index - 1]
      writer.list(start..<coordinates.partEnds[index], position)
    }
    switch depth {
    case 1: position(&self, 0)
    case 2: list(0..<(coordinates.values.count / 2), position)
    case 3: list(0..<coordinates.partEnds.count, part)
    default:
      let groups = coordinates.groups
      list(0..<groups.count) { $0.list(groups[$1], part) }
    }
  }

  private mutating func write(_ value: Double, hasFraction: Bool) {
    bytes.append(contentsOf: WholeNumberNotation.text(of: value, hasFraction: hasFraction).utf8)
  }
}
