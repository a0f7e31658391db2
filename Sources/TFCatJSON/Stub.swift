package enum JanssonParser {
  package static func parse(_ bytes: UnsafeRawBufferPointer) -> JSONValue? {
    guard var c = JSONCursor(bytes), let v = c.value(depth: 1000) else { return nil }
    c.skipWhitespace()
    return c.position == c.limit ? v : nil
  }
}
package struct RecoveringParser {
  package struct Outcome { package var nodes: [JSONNode]; package var faults: [JSONFault] }
  package static func parseDocument(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    let v = JanssonParser.parse(bytes)
    return Outcome(nodes: v == nil ? [] : [JSONNode(.null, range: 0..<bytes.count)], faults: [])
  }
  package static func parseElements(_ bytes: UnsafeRawBufferPointer, base: JSONPointer, firstIndex: Int) -> Outcome {
    parseDocument(bytes)
  }
}
