import JSONSchema
import TFCatJSON
import Testing

/// The outputs of the specification, and what people are told.
@Suite struct OutputTests {
  private func evaluate(_ schema: String, _ instance: String, keepsAnnotations: Bool = false) throws
    -> Evaluation
  {
    let schema = try Schema(JSONValue(jsonText: schema.utf8), uri: "https://example.org/s")
    return try schema.evaluate(JSONValue(jsonText: instance.utf8), keepsAnnotations: keepsAnnotations)
  }

  static let polygon =
    ##"{"$defs": {"point": {"required": ["x", "y"], "additionalProperties": false, "properties": {"x": {"type": "number"}, "y": {"type": "number"}}}}, "type": "array", "items": {"$ref": "#/$defs/point"}, "minItems": 3}"##

  @Test func basicListsTheErrors() throws {
    let output = try evaluate(Self.polygon, #"[{"x": 2.5, "y": 1.3}, {"x": 1, "z": 6.7}]"#).output(.basic)
    #expect(output["valid"] == false)
    let errors = try #require(output["errors"]?.array)
    #expect(
      errors.compactMap { $0["keywordLocation"]?.string } == [
        "/minItems", "/items/$ref/additionalProperties", "/items/$ref/required",
      ])
    #expect(errors.last?["absoluteKeywordLocation"] == "https://example.org/s#/$defs/point/required")
    #expect(errors.last?["instanceLocation"] == "/1")
    #expect(errors.first?["error"] == "the document has 2 items; at least 3 are expected")
  }

  @Test func detailedIsATree() throws {
    let output = try evaluate(Self.polygon, #"[{"x": 2.5, "y": 1.3}, {"x": 1, "z": 6.7}]"#).output(.detailed)
    let errors = try #require(output["errors"]?.array)
    #expect(errors.count == 2)
    #expect(errors[1]["instanceLocation"] == "/1")
    #expect(errors[1]["errors"]?.array?.count == 2)
  }

  @Test func flagSaysNoMore() throws {
    #expect(try evaluate(Self.polygon, "[]").output(.flag) == ["valid": false])
    #expect(try evaluate("true", "[]").output(.flag) == ["valid": true])
  }

  @Test func annotationsAreKept() throws {
    let schema =
      #"{"title": "T", "properties": {"a": {"default": 1, "format": "date", "x-own": true}, "b": {"title": "no"}}}"#
    let output = try evaluate(schema, #"{"a": 2}"#, keepsAnnotations: true).output(.basic)
    let annotations = try #require(output["annotations"]?.array)
    #expect(
      annotations.compactMap { $0["keywordLocation"]?.string } == [
        "/title", "/properties/a/default", "/properties/a/format", "/properties/a/x-own",
      ])
    #expect(annotations.compactMap { $0["annotation"] } == ["T", 1, "date", true])
    #expect(annotations[1]["instanceLocation"] == "/a")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var schema: String
    var instance: String
    var places: [String]
    var words: String
    var testDescription: String { words }
  }

  static let shapes =
    #"{"oneOf": [{"properties": {"type": {"const": "circle"}, "r": {"type": "number"}}, "required": ["type", "r"]}, {"properties": {"type": {"const": "square"}, "a": {"type": "number"}}, "required": ["type", "a"]}]}"#

  static let cases = [
    Case(
      schema: shapes, instance: #"{"type": "circle", "r": "x"}"#, places: ["/r"],
      words: #""r" is "x"; a number is expected"#),
    Case(
      schema: shapes, instance: #"{"type": "square"}"#, places: [""], words: #"the member "a" is missing"#),
    Case(
      schema: shapes, instance: #"{"type": "cirlce", "r": 1}"#, places: ["/type"],
      words: #""type" is "cirlce"; allowed are "circle", "square"; did you mean "circle"?"#),
    Case(
      schema: #"{"anyOf": [{"type": "string"}, {"type": ["object", "null"]}]}"#, instance: "3", places: [""],
      words: "the document is 3; an object, a string or null is expected"),
    Case(
      schema: #"{"anyOf": [{"type": "string"}, {"type": "object", "required": ["a"]}]}"#, instance: "{}",
      places: [""],
      words: #"the member "a" is missing"#),
    Case(
      schema: #"{"properties": {"name": {}}, "additionalProperties": false}"#, instance: #"{"nmae": 1}"#,
      places: ["/nmae"],
      words: #"the member "nmae" may not be there; did you mean "name"?"#),
    Case(
      schema: #"{"oneOf": [true, {}, false]}"#, instance: "1", places: [""],
      words: "the document has more than one of the forms of which it may have one: numbers 0, 1, from 0"),
    Case(
      schema: #"{"items": {"maximum": 5}}"#, instance: "[1, 9]", places: ["/1"],
      words: "item 1 is 9; at most 5 is expected"),
    Case(
      schema: #"{"not": {"const": 1}}"#, instance: "1", places: [""],
      words: "the document is 1, which is just what is not allowed"),
    Case(
      schema: #"{"uniqueItems": true}"#, instance: "[1, 2, 1.0]", places: [""],
      words: "the document has the same value as item 0 and item 2"),
    Case(
      schema: #"{"propertyNames": {"pattern": "^a"}}"#, instance: #"{"b": 1}"#, places: ["/b"],
      words: #""b" is "b", which does not match the pattern ^a"#),
    Case(
      schema: #"{"dependentRequired": {"a": ["b"]}}"#, instance: #"{"a": 1}"#, places: [""],
      words: #"the member "b" is missing, which has to be there with "a""#),
    Case(
      schema: #"{"type": "integer"}"#, instance: "1.5", places: [""],
      words: "the document is 1.5; an integer is expected"),
    Case(
      schema: #"{"properties": {"a": false}}"#, instance: #"{"a": 1}"#, places: ["/a"],
      words: #""a" may not be there"#),
  ]

  @Test(arguments: cases) func messagesNameWhatToDo(_ test: Case) throws {
    let violations = try evaluate(test.schema, test.instance).violations
    #expect(violations.map(\.instance.description) == test.places)
    #expect(violations.first?.message == test.words)
  }

  @Test func schemaLocationsAreURIs() throws {
    let violation = try #require(
      try evaluate(Self.polygon, #"[{"x": "a", "y": 1}, {"x": 1, "y": 1}, {"x": 1, "y": 1}]"#).violations
        .first)
    #expect(violation.schemaLocation == "https://example.org/s#/$defs/point/properties/x/type")
    #expect(violation.instance.description == "/0/x")
    #expect(violation.keyword == "type")
  }
}
