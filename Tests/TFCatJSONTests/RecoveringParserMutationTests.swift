import TFCatJSON
import TFCatTestSupport
import Testing

@Suite("Random changes of valid texts")
struct RecoveringParserMutationTests {
  static let seeds = [
    #"{"type": "FeatureCollection", "crs": {"type": "local", "properties": {"name": "Time-Frequency"}}, "#
      + #""features": [{"type": "Feature", "id": 1, "geometry": {"type": "Polygon", "coordinates": "#
      + #"[[[1158051858.5, 10], [1158051858, -2.5e3], [0, 1E-2], [1158051858.5, 10]]]}, "properties": "#
      + #"{"quality": null, "ok": true, "é\u00e9\n": "\"x\" 😀"}}, {"type": "Feature", "id": 2, "bbox": "#
      + #"[0, 1, 2, 3], "geometry": null, "properties": {}}], "bbox": [1.5, 2], "end": false}"#,
    "[1, 2.5, \"a\",\n {\"b\": [[], {}, [[]]], \"c\": \"\"}, -0, 1e5, true, false, null]",
    "{\"a\": 1, \"b\": {\"a\": [\n  0.1,\n  0.2\n]}, \"c\": \"x, y: [z] {w}\", \"d\": \"//\", \"e\": \"'\"}",
  ].map { Array($0.utf8) }

  static let tokens: [[UInt8]] =
    [
      "\"", "{", "}", "[", "]", ",", ":", "'", "\\", "\n", "NaN", "//", "/*", "*/", "#", "-", "+", ".", "e",
      "0",
      " ", "\t", "(", ")", "“", "\u{A0}", "True", "{\"type\": \"Feature\"", "\\u0000", "\\ud800", "1e999",
      ";", "=",
    ].map { Array($0.utf8) } + [[0], [0x80], [0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  func mutate(_ text: inout [UInt8], _ generator: inout SeededNumbers) {
    let place = Int.random(in: 0...text.count, using: &generator)
    let stop = min(text.count, place + Int.random(in: 0...3, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: text.removeSubrange(place..<stop)
    case 1: text.insert(contentsOf: Self.tokens.randomElement(using: &generator) ?? [], at: place)
    case 2: text.replaceSubrange(place..<stop, with: Self.tokens.randomElement(using: &generator) ?? [])
    case 3: text.insert(contentsOf: text[place..<stop], at: Int.random(in: 0...text.count, using: &generator))
    default:
      if Int.random(in: 0..<8, using: &generator) == 0 {
        text.removeSubrange(place...)
      } else if place < text.count {
        text[place] = UInt8.random(in: 0...255, using: &generator)
      }
    }
  }

  /// The node at a pointer is there, or the node around it: nothing told of is nowhere.
  func leads(_ pointer: JSONPointer, _ root: JSONNode?) -> Bool {
    guard var node = root else { return pointer.tokens.isEmpty }
    for (index, token) in pointer.tokens.enumerated() {
      switch (token, node.content) {
      case (.index(let place), .array(let items)) where items.indices.contains(place): node = items[place]
      case (.name(let name), .object(let members)):
        guard let member = members.last(where: { $0.name == name }) else {
          return index == pointer.tokens.count - 1
        }
        node = member.value
      default: return index == pointer.tokens.count - 1
      }
    }
    return true
  }

  @Test("No crash, places in the text, and jansson agrees", arguments: 0..<24)
  func mutations(_ seed: Int) {
    var generator = SeededNumbers(UInt64(seed))
    for round in 0..<250 {
      var text = Self.seeds[round % Self.seeds.count]
      for _ in 0..<(1 + round % 4) { mutate(&text, &generator) }
      let outcome = document(text)
      let inRange = outcome.faults.allSatisfy {
        $0.range.lowerBound >= 0 && $0.range.upperBound <= text.count
      }
      let value = jansson(text)
      let agrees = (value == nil) != outcome.faults.isEmpty
      let same = value == nil || value == outcome.nodes.first?.value
      if !(inRange && agrees && same) {
        Issue.record(
          "\(String(decoding: text, as: UTF8.self).debugDescription): \(outcome.faults.map(\.kind.rawValue))")
      }
      // Several faults in one place may undo what was read before.
      if round % 4 == 0, let lost = outcome.faults.first(where: { !leads($0.pointer, outcome.nodes.first) }) {
        Issue.record(
          "\(lost.kind) at \(lost.pointer) of \(String(decoding: text, as: UTF8.self).debugDescription)")
      }

      let part = elements(text)
      let partInRange = part.faults.allSatisfy { $0.range.upperBound <= text.count }
      let partValue = jansson([UInt8(ascii: "[")] + text + [UInt8(ascii: "]")])
      // A comment to the end of the text would swallow the bracket.
      if !partInRange || (partValue == nil) == part.faults.isEmpty {
        Issue.record(
          "elements \(String(decoding: text, as: UTF8.self).debugDescription): \(part.faults.map(\.kind.rawValue))"
        )
      }
      if let items = partValue?.array, items != part.nodes.map(\.value) { Issue.record("elements differ") }
    }
  }

  @Test("One small change of a long text makes few faults", arguments: 0..<24)
  func fewFaults(_ seed: Int) {
    var generator = SeededNumbers(UInt64(seed + 1000))
    let feature =
      #"{"type": "Feature", "id": 1, "geometry": {"type": "LineString", "coordinates": [[1.5, 2], [3, 4]]}, "#
      + #""properties": {"flux": 1.5, "unit": "Jy", "note": null}}"#
    let text = Array(Array(repeating: feature, count: 9).joined(separator: ", ").utf8)
    var total = 0
    for _ in 0..<100 {
      var changed = text
      let place = Int.random(in: 0..<text.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: changed.remove(at: place)
      case 1: changed[place] = UInt8(ascii: "~")
      default:
        changed.insert(
          contentsOf: Array("\"{}[],:".utf8).randomElement(using: &generator).map { [$0] } ?? [], at: place)
      }
      let outcome = elements(changed)
      total += outcome.faults.count
      if outcome.faults.count > 5 || !(8...10).contains(outcome.nodes.count) {
        Issue.record(
          "\(outcome.nodes.count) nodes, \(outcome.faults.count) faults after a change at \(place): \(String(decoding: changed[max(0, place - 30)..<min(changed.count, place + 30)], as: UTF8.self))"
        )
      }
    }
    #expect(total < 150)
  }
}
