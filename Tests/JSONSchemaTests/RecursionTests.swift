import JSONSchema
import TFCatJSON
import Testing

/// Recursion that ends: by an answer or by an error, never by a crash.
@Suite struct RecursionTests {
  static let loops = [
    ##"{"$ref": "#"}"##, ##"{"allOf": [{"$ref": "#"}]}"##, ##"{"not": {"$ref": "#"}}"##,
    ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##,
    ##"{"anyOf": [{"$ref": "#"}, {"$ref": "#"}]}"##, ##"{"$dynamicAnchor": "a", "$dynamicRef": "#a"}"##,
  ]

  @Test(arguments: loops) func aSchemaThatLeadsBackToItselfIsAnError(_ text: String) throws {
    let schema = try Schema(JSONValue(jsonText: text.utf8))
    for instance: JSONValue in [1, [], ["a": 1]] {
      #expect(throws: EvaluationFault.self) { try schema.isValid(instance) }
      #expect(throws: EvaluationFault.self) { try schema.evaluate(instance) }
    }
  }

  @Test(arguments: ["allOf", "anyOf"]) func schemasThatAskEachOtherTooOftenAreAnError(_ keyword: String)
    throws
  {
    let definitions = (0..<50).map { index in
      let next = ##"{"$ref": "#/$defs/\##(index + 1)"}"##
      return #""\#(index)": {"\#(keyword)": [\#(next), \#(next)]}"#
    }
    let last = keyword == "allOf" ? "object" : "string"
    let text =
      ##"{"$ref": "#/$defs/0", "$defs": {\##(definitions.joined(separator: ", ")), "50": {"type": "\##(last)"}}}"##
    let schema = try Schema(JSONValue(jsonText: text.utf8))
    #expect(throws: EvaluationFault.self) { try schema.isValid(["a": 1]) }
  }

  private func nested(_ depth: Int) throws -> JSONValue {
    try JSONValue(
      jsonText: (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
  }

  @Test func deepInstancesAreFollowedToTheirEnd() throws {
    let schema = try Schema(
      JSONValue(jsonText: ##"{"type": "array", "items": {"allOf": [{"$ref": "#"}]}}"##.utf8))
    #expect(try schema.isValid(nested(JSONLimits.depth)))
    let strict = try Schema(
      JSONValue(jsonText: ##"{"items": {"$ref": "#"}, "maxItems": 1, "minItems": 1}"##.utf8))
    let evaluation = try strict.evaluate(nested(JSONLimits.depth))
    #expect(!evaluation.isValid)
    #expect(evaluation.violations.first?.instance.tokens.count == JSONLimits.depth - 1)
  }

  @Test func deeperTextIsNoJSON() throws {
    #expect(throws: JSONValue.TextFault.self) { try nested(JSONLimits.depth + 1) }
    #expect(throws: JSONValue.TextFault.self) {
      try JSONValue(jsonText: String(repeating: "[", count: 1_000_000).utf8)
    }
  }

  @Test func deepSchemasAreCompiled() throws {
    let depth = 1000
    let text = String(repeating: #"{"items": "#, count: depth) + "true" + String(repeating: "}", count: depth)
    #expect(try Schema(JSONValue(jsonText: text.utf8)).isValid(nested(depth - 1)))
  }

  @Test func thousandsOfFailuresAreCutShort() throws {
    let schema = try Schema(["items": ["type": "string"]])
    let evaluation = try schema.evaluate(.array(Array(repeating: 1, count: 120_000)))
    #expect(!evaluation.isValid)
    #expect(!evaluation.isComplete)
    #expect(evaluation.violations.count == 50_000)
  }

  @Test func schemasAreSharedBetweenThreads() async throws {
    let schema = try Schema(["type": "array", "items": ["minimum": 3, "pattern": "a"]])
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<16 { group.addTask { try schema.isValid([.number(JSONNumber(number))]) } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(answers == 13)
  }
}
