import Base
internal import TFCat
internal import TFCatJSON
internal import TFCatTables

// Rows of features as they stand in the text: the bytes that `cells(of:)` leads to, without a value for each
// cell.
extension FeatureTable {
  /// Writes the row of a feature.
  ///
  /// - Returns: whether it was written; a feature of which the last column would have something to say, or a
  ///   value looks unusual, is not.
  mutating func write<Writer: CellWriter & ~Copyable>(
    _ feature: TapedFeature, to writer: inout Writer
  ) throws(TableError) -> Bool {
    let tape = feature.tape
    guard tape.hasProperties, tape.bbox == nil, feature.hasTypeFirst, let bounds = tape.plainBounds,
      places.find(in: tape)
    else { return false }
    writer.beginRow()
    if try writeID(feature, to: &writer), try writeGeometry(feature, to: &writer) {
      try writeOutline(tape, to: &writer)
      if try writeExtent(bounds, to: &writer), try writeProperties(feature, to: &writer) {
        try writer.endRow()
        return true
      }
    }
    writer.dropRow()
    return false
  }

  private func writeID<Writer: CellWriter & ~Copyable>(
    _ feature: TapedFeature, to writer: inout Writer
  ) throws(TableError) -> Bool {
    guard let start = feature.text.baseAddress, let id = feature.tape.id else {
      writer.writeNull()
      return true
    }
    let text = id.text(in: start)
    guard id.isPlain, let first = text.first else { return false }
    switch id.kind {
    case .integer where first != .minus: writer.write(number: text)
    // A text like an integer would be read as one.
    case .string where text.dropFirst(first == .minus ? 1 : 0).contains { !$0.isDigit }:
      try writer.write(text: text)
    default: return false
    }
    return true
  }

  private mutating func writeGeometry<Writer: CellWriter & ~Copyable>(
    _ feature: TapedFeature, to writer: inout Writer
  ) throws(TableError) -> Bool {
    text.json.bytes.removeAll(keepingCapacity: true)
    if let coordinates = feature.canonicalCoordinates {
      text.json.raw("{\"type\": ")
      text.json.write(feature.tape.kind.rawValue)
      text.json.raw(", \"coordinates\": ")
      text.json.bytes.append(contentsOf: coordinates)
      text.json.raw("}")
    } else if !text.writeText(of: feature.tape.geometry) {
      return false
    }
    try text.json.bytes.withUnsafeBufferPointer { bytes throws(TableError) in try writer.write(text: bytes) }
    return true
  }

  private mutating func writeOutline<Writer: CellWriter & ~Copyable>(
    _ tape: FeatureTape, to writer: inout Writer
  ) throws(TableError) {
    if let numbers = outline?.numbers(of: tape) { try writer.write(numbers: numbers) }
  }

  private mutating func writeExtent<Writer: CellWriter & ~Copyable>(
    _ box: BoundingBox, to writer: inout Writer
  ) throws(TableError) -> Bool {
    let (start, end) = axes.times(of: box)
    try write(start, to: &writer)
    try write(end, to: &writer)
    let range = axes.hertz(of: box)
    return write(range?.min, to: &writer) && write(range?.max, to: &writer)
  }

  private func write<Writer: CellWriter & ~Copyable>(
    _ time: ISO8601Text?, to writer: inout Writer
  ) throws(TableError) {
    guard let time else { return writer.writeNull() }
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ISO8601Text.capacity) {
      buffer throws(TableError) in
      guard let start = buffer.baseAddress else { return }
      try writer.write(text: UnsafeBufferPointer(start: start, count: time.put(at: start) - start))
    }
  }

  private mutating func write<Writer: CellWriter & ~Copyable>(
    _ value: Double?, to writer: inout Writer
  ) -> Bool {
    guard let value else {
      writer.writeNull()
      return true
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: DoubleText.capacity) { buffer in
      guard value != 0 || value.sign == .plus, let start = buffer.baseAddress,
        let end = number.put(value, wholeHasFraction: false, at: start)
      else { return false }
      writer.write(number: UnsafeBufferPointer(start: start, count: end - start))
      return true
    }
  }

  /// Writes properties in the columns of their fields, and nothing in the last column.
  private func writeProperties<Writer: CellWriter & ~Copyable>(
    _ feature: TapedFeature, to writer: inout Writer
  ) throws(TableError) -> Bool {
    guard let start = feature.text.baseAddress else { return false }
    for (index, (_, type)) in fields.enumerated() {
      guard let place = places.ofFields[index] else {
        writer.writeNull()
        continue
      }
      let value = feature.tape.properties[place]
      let text = value.text(in: start)
      switch (value.kind, type) {
      case (.string, .str), (.string, nil):
        guard !text.isEmpty, value.isPlain || Self.standsForItself(text) else { return false }
        try writer.write(text: text)
      case (.integer, .int), (.integer, .float), (.fraction, .float):
        guard value.isPlain, let number = Self.shortest(text, isInteger: value.kind == .integer) else {
          return false
        }
        writer.write(number: number)
      case (.true, .bool): writer.write(true)
      case (.false, .bool): writer.write(false)
      default: return false
      }
    }
    writer.writeNull()
    return true
  }

  /// Whether a string that is no plain ASCII has no escapes, and nothing that XML may not have.
  private static func standsForItself(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // U+FFFE and U+FFFF start with 0xEF.
    text.allSatisfy { $0 != .reverseSolidus && $0 != 0xEF }
  }

  /// The shortest text of a number whose digits are those of it: without zeros at its end. Nil where it would
  /// have an exponent, and for minus zero.
  private static func shortest(
    _ text: UnsafeBufferPointer<UInt8>, isInteger: Bool
  ) -> UnsafeBufferPointer<UInt8>? {
    var count = text.count
    if !isInteger {
      while count > 0, text[count - 1] == 0x30 { count -= 1 }
      if count > 0, text[count - 1] == UInt8(ascii: ".") { count -= 1 }
    }
    let digits = text[(text.first == .minus ? 1 : 0)..<max(count, 0)]
    // Below 0.0001 there is an exponent.
    guard
      digits.first != 0x30 || digits.count == 1 && digits.startIndex == 0
        || digits.count > 1 && digits.prefix(6).contains(where: { $0.isDigit && $0 != 0x30 })
    else { return nil }
    return UnsafeBufferPointer(rebasing: text[..<count])
  }
}

/// Where the fields' values are among the properties of features.
struct FieldPlaces {
  private var known: PropertyPlaces
  private var isComplete = false

  init(_ names: [String]) { known = PropertyPlaces(of: names) }

  /// By the fields; nil where the property is missing.
  var ofFields: [Int?] { known.places }

  /// Finds the places for a feature.
  ///
  /// - Returns: whether each property has a field.
  mutating func find(in tape: FeatureTape) -> Bool {
    if known.find(in: tape) { isComplete = ofFields.count { $0 != nil } == tape.names.count }
    return isComplete
  }
}
