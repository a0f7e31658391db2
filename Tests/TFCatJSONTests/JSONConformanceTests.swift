import TFCatJSON
import TFCatTestSupport
import Testing

@Suite("Conformance to RFC 8259")
struct JSONConformanceTests {
  static let before = JSONValue.object(["type": "Feature", "id": 1, "v": [1, 2]])
  static let after = JSONValue.object(["type": "Feature", "id": 2, "v": [3, 4]])
  static let beforeText = Array(#"{"type": "Feature", "id": 1, "v": [1, 2]}"#.utf8)
  static let afterText = Array(#"{"type": "Feature", "id": 2, "v": [3, 4]}"#.utf8)

  func bytes(_ before: String, _ test: JSONConformanceCase, _ after: String) -> [UInt8] {
    Array(before.utf8) + test.bytes + Array(after.utf8)
  }

  @Test("A value in an array is judged as the table says", arguments: JSONConformanceCase.values)
  func arrayElement(_ test: JSONConformanceCase) {
    let text = bytes("[", test, "]")
    let outcome = document(text)
    if test.isLocal {
      #expect(outcome.faults.map(\.kind) == test.kinds)
      #expect(outcome.nodes.count == 1)
    } else {
      #expect(outcome.faults.contains { !$0.kind.isAdvice })
    }
    checkPlaces(outcome, text.count)
    checkAgainstJansson(text, outcome)
  }

  @Test("A value between two elements leaves them unharmed", arguments: JSONConformanceCase.values)
  func betweenElements(_ test: JSONConformanceCase) throws {
    guard test.isLocal else { return }
    let text = bytes("[0, ", test, ", 9]")
    let outcome = document(text)
    #expect(outcome.faults.map(\.kind) == test.kinds)
    let items = try #require(outcome.nodes.first?.value.array)
    #expect(items.first == 0)
    #expect(items.last == 9)
    #expect(outcome.faults.allSatisfy { $0.pointer.tokens.isEmpty || $0.pointer.tokens.first == .index(1) })
    checkAgainstJansson(text, outcome)
  }

  @Test("A value of a member leaves the other members unharmed", arguments: JSONConformanceCase.values)
  func memberValue(_ test: JSONConformanceCase) throws {
    guard test.isLocal else { return }
    let text = bytes(#"{"before": 1, "v": "#, test, #", "after": [2]}"#)
    let outcome = document(text)
    #expect(outcome.faults.map(\.kind) == test.kinds)
    let object = try #require(outcome.nodes.first?.value.object)
    #expect(object["before"] == 1)
    #expect(object["after"] == [2])
    checkPlaces(outcome, text.count)
    checkAgainstJansson(text, outcome)
  }

  @Test("A fault in one feature never reaches another", arguments: JSONConformanceCase.values)
  func betweenFeatures(_ test: JSONConformanceCase) throws {
    let text =
      Self.beforeText + Array(#", {"type": "Feature", "v": "#.utf8) + test.bytes + Array("}, ".utf8)
      + Self.afterText
    let outcome = elements(text)
    if test.isLocal { #expect(outcome.faults.map(\.kind) == test.kinds) }
    #expect(outcome.faults.isEmpty == test.kinds.isEmpty)
    #expect(outcome.nodes.map(\.value.object?["id"]) == [1, nil, 2])
    #expect(outcome.nodes.first?.value == Self.before)
    #expect(outcome.nodes.last?.value == Self.after)
    #expect(outcome.faults.allSatisfy { Array($0.pointer.tokens.prefix(2)) == ["features", 8] })
    checkPlaces(outcome, text.count)
  }

  @Test("An element leaves the features around it unharmed", arguments: JSONConformanceCase.values)
  func betweenWholeFeatures(_ test: JSONConformanceCase) throws {
    let text = Self.beforeText + Array(", ".utf8) + test.bytes + Array(", ".utf8) + Self.afterText
    let outcome = elements(text)
    #expect(outcome.faults.map(\.kind) == test.kinds)
    #expect(outcome.nodes.first?.value == Self.before)
    #expect(outcome.nodes.last?.value == Self.after)
    checkPlaces(outcome, text.count)
  }

  @Test("A whole text is judged as the table says", arguments: JSONConformanceCase.documents)
  func wholeText(_ test: JSONConformanceCase) {
    let outcome = document(test.bytes)
    #expect(outcome.faults.map(\.kind) == test.kinds)
    checkPlaces(outcome, test.bytes.count)
    checkAgainstJansson(test.bytes, outcome)
  }

  @Test("The table has cases of every kind")
  func everyKind() {
    let cases = JSONConformanceCase.values + JSONConformanceCase.documents
    let met = Set(cases.flatMap(\.kinds))
    #expect(JSONFault.Kind.allCases.filter { !met.contains($0) } == [.tooManyFaults])
    #expect(cases.count { $0.verdict == .accept } > 80)
    #expect(cases.count { $0.verdict == .refuse } > 150)
  }
}
