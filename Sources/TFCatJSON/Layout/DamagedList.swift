import Base

/// Finds items and the end of a list whose brackets or quotes cannot be followed, by how such lists are
/// written.
struct DamagedList {
  private let text: UnsafeBufferPointer<UInt8>
  /// The first member's name of the list's first item, with its quotes: items of one list start alike.
  private let firstName: [UInt8]

  /// Members that stand beside a catalogue's features; after a bracket they say that the list has ended.
  private static let neighbours = [
    "fields", "crs", "properties", "observations", "features", "$schema", "bbox",
  ].map { Array("\"\($0)\"".utf8) }

  init(_ text: UnsafeBufferPointer<UInt8>, start: Int) {
    self.text = text
    var name = start
    if let brace = text[start...].firstIndex(of: .beginObject) {
      name = brace + 1
      while name < text.count, text[name].isJSONWhitespace { name += 1 }
    }
    var end = name + 1
    while end < text.count, text[end] != .quotationMark, text[end] != .newline, end - name < 64 { end += 1 }
    let isName = name < text.count && text[name] == .quotationMark && end < text.count
    firstName = isName && text[end] == .quotationMark ? Array(text[name...end]) : Array("\"type\"".utf8)
  }

  /// The opening brace of the next item that starts after `offset` and before `limit`.
  func nextItem(after offset: Int, limit: Int) -> Int? {
    var cursor = offset + 1
    while cursor < limit {
      guard text[cursor] == .beginObject else {
        cursor += 1
        continue
      }
      if startsItem(cursor) { return cursor }
      cursor += 1
    }
    return nil
  }

  private func startsItem(_ brace: Int) -> Bool {
    var cursor = skippingWhitespace(brace + 1)
    guard matches(firstName, at: cursor) else { return false }
    guard firstName.elementsEqual("\"type\"".utf8) else { return true }
    // Geometries start with their type too.
    cursor = skippingWhitespace(cursor + firstName.count)
    guard cursor < text.count, text[cursor] == .nameSeparator else { return false }
    cursor = skippingWhitespace(cursor + 1)
    return matches(Array("\"Feature\"".utf8), at: cursor)
      || matches(Array("\"Observation\"".utf8), at: cursor)
  }

  /// The bracket that ends the list: one between a closing brace and the name of a neighbour, or before the
  /// closing brace that is the last character of the text. `nil` where there is none, as in a truncated file.
  func end(from offset: Int) -> Int? {
    var lastBrace = false
    var cursor = offset
    while cursor < text.count {
      let byte = text[cursor]
      if byte == .endArray, lastBrace, endsList(cursor) { return cursor }
      if !byte.isJSONWhitespace { lastBrace = byte == .endObject }
      cursor += 1
    }
    return nil
  }

  private func endsList(_ bracket: Int) -> Bool {
    var cursor = skippingWhitespace(bracket + 1)
    guard cursor < text.count else { return false }
    if text[cursor] == .endObject { return skippingWhitespace(cursor + 1) == text.count }
    guard text[cursor] == .valueSeparator else { return false }
    cursor = skippingWhitespace(cursor + 1)
    return Self.neighbours.contains { matches($0, at: cursor) } || isTypeOfCatalogue(cursor)
  }

  private func isTypeOfCatalogue(_ offset: Int) -> Bool {
    let name = Array("\"type\"".utf8)
    guard matches(name, at: offset) else { return false }
    let colon = skippingWhitespace(offset + name.count)
    guard colon < text.count, text[colon] == .nameSeparator else { return false }
    return matches(Array("\"FeatureCollection\"".utf8), at: skippingWhitespace(colon + 1))
  }

  private func skippingWhitespace(_ offset: Int) -> Int {
    var cursor = offset
    while cursor < text.count, text[cursor].isJSONWhitespace { cursor += 1 }
    return cursor
  }

  private func matches(_ bytes: [UInt8], at offset: Int) -> Bool {
    offset + bytes.count <= text.count && text[offset..<(offset + bytes.count)].elementsEqual(bytes)
  }
}
