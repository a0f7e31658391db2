import Base
import JSONSchema
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import Testing

/// A document is held against a schema as a whole or item by item; nobody can tell which.
@Suite struct SchemaLinterTests {
  private static func feature(_ index: Int, _ properties: String = "{}") -> String {
    #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Point", "coordinates": [\#(index), 2]}, "properties": \#(properties)}"#
  }

  /// More than one chunk, with a fault in some features, `features` before the rest of the head.
  private static let long: String = {
    let features = (0..<4000).map { index in
      index % 1000 == 7
        ? feature(index, #"{"flux": -\#(index)}"#) : feature(index, #"{"flux": 1, "name": "é"}"#)
    }
    return
      #"{"features": [\#(features.joined(separator: ",\n"))], "title": 3, "observations": [], "type": "FeatureCollection"}"#
  }()

  private static let schema =
    ##"{"properties": {"title": {"type": "string"}, "features": {"type": "array", "items": {"$ref": "#/$defs/feature"}}}, "required": ["author"], "$defs": {"feature": {"properties": {"properties": {"properties": {"flux": {"minimum": 0}}}}}}}"##

  private func lint(_ text: String, _ schema: String, jobs: Int = 1) throws -> FileReport {
    let schema = try Schema(JSONValue(jsonText: schema.utf8))
    return SchemaLinter(schema: schema, jobs: jobs).lint(try MappedFile(bytes: text.utf8), path: "document")
  }

  @Test func itemByItemIsAsAWhole() throws {
    let straight = try lint(Self.long, Self.schema)
    #expect(straight.itemCount == 4000)
    #expect(
      straight.diagnostics.map(\.pointer.description) == [
        "", "/features/7/properties/flux", "/features/1007/properties/flux", "/features/2007/properties/flux",
        "/features/3007/properties/flux", "/title",
      ])
    #expect(straight.diagnostics[1].message == #""flux" is -7; at least 0 is expected"#)
    #expect(straight.diagnostics[1].start.line == 8)
    let chunks = try lint(Self.long, Self.schema, jobs: 3)
    #expect(chunks.diagnostics == straight.diagnostics)
    // A dynamic reference makes the way matter, so that the document is read as a whole.
    let whole = Self.schema.replacing(
      "{\"properties\": {\"title\"",
      with:
        "{\"$defs\": {\"x\": {\"$dynamicAnchor\": \"x\"}}, \"allOf\": [{\"$dynamicRef\": \"#x\"}], \"properties\": {\"title\""
    )
    .replacing("\"$defs\": {\"feature\"", with: "\"definitions\": {\"feature\"").replacing(
      "#/$defs/feature", with: "#/definitions/feature")
    let read = try lint(Self.long, whole)
    #expect(read.itemCount == 4000)
    #expect(read.diagnostics.map(\.pointer) == straight.diagnostics.map(\.pointer))
    #expect(read.diagnostics.map(\.range) == straight.diagnostics.map(\.range))
    #expect(read.diagnostics.map(\.message) == straight.diagnostics.map(\.message))
  }

  /// What the root says of the list decides, not the items alone.
  @Test(arguments: [
    (
      #"{"anyOf": [{"properties": {"features": {"items": false}}}, {"properties": {"title": {"const": 3}}}]}"#,
      true
    ),
    (
      #"{"anyOf": [{"properties": {"features": {"items": false}}}, {"properties": {"title": {"const": 4}}}]}"#,
      false
    ),
    (#"{"not": {"properties": {"features": {"items": false}}}}"#, true),
    (#"{"properties": {"features": {"minItems": 4000, "maxItems": 4000}}}"#, true),
    (#"{"properties": {"features": {"minItems": 4001}}}"#, false),
    (#"{"properties": {"features": {"maxItems": 3999}}}"#, false),
    (#"{"properties": {"features": {"uniqueItems": true}}}"#, true),
    (#"{"properties": {"features": {"contains": {"properties": {"id": {"const": 3999}}}}}}"#, true),
    (#"{"properties": {"features": {"contains": {"properties": {"id": {"const": 4000}}}}}}"#, false),
    (#"{"properties": {"features": {"prefixItems": [{"properties": {"id": {"const": 1}}}]}}}"#, false),
    (#"{"properties": {"features": {"unevaluatedItems": false}}}"#, false),
    (#"{"properties": {"features": {"items": true}}, "additionalProperties": false}"#, false),
    (#"{"additionalProperties": {"type": ["array", "integer", "string"]}}"#, true),
    (#"{"patternProperties": {"^feat": {"items": {"required": ["id", "name"]}}}}"#, false),
    (#"{"properties": {"features": {"const": []}}}"#, false),
    (#"{"unevaluatedProperties": {"items": {"required": ["id"]}}}"#, true),
  ])
  func listsMeanWhatTheyMean(_ schema: String, _ isValid: Bool) throws {
    let value = try JSONValue(jsonText: Self.long.utf8)
    #expect(try Schema(JSONValue(jsonText: schema.utf8)).isValid(value) == isValid)
    for jobs in [1, 2] {
      let report = try lint(Self.long, schema, jobs: jobs)
      #expect(report.diagnostics.isEmpty == isValid, "\(report.diagnostics.prefix(3).map(\.message))")
    }
  }

  /// Where a text is no JSON, the rules about texts say why.
  @Test(arguments: [
    ("[1,]", "TFC013"), ("{\"a\": NaN}", "TFC010"), ("", "TFC002"), ("{} {}", "TFC009"), ("[1", "TFC007"),
  ])
  func whatIsNoJSONIsHeldAgainstNoSchema(_ text: String, _ rule: String) throws {
    #expect(try lint(text, "false").diagnostics.map(\.rule.id) == [rule])
  }

  @Test(arguments: [
    "\"features\": [", "], \"title\"", "\"FeatureCollection\"}", "é\"}}",
    "{\"type\": \"Feature\", \"id\": 5,",
  ])
  func damageIsFound(_ place: String) throws {
    let broken = Self.long.replacing(place, with: place + "#")
    for jobs in [1, 2] {
      let report = try lint(broken, "true", jobs: jobs)
      #expect(
        report.diagnostics.first?.rule.id.hasPrefix("TFC0") == true, "\(report.diagnostics.map(\.message))")
    }
  }

  @Test func adviceIsLeftToLint() throws {
    #expect(try lint(#"[12345678901234567890, 1e-400, "\u0000", 1e400]"#, "true").diagnostics.isEmpty)
    #expect(try lint("\u{FEFF}[]", "true").diagnostics.isEmpty)
    #expect(try lint(#"{"a": 1, "a": 2}"#, "true").diagnostics.map(\.rule.id) == ["TFC029"])
  }

  @Test func endlessSchemasAreTold() throws {
    #expect(try lint("[]", ##"{"$ref": "#"}"##).diagnostics.map(\.rule.id) == ["TFC908"])
    #expect(try lint(Self.long, ##"{"$ref": "#"}"##).diagnostics.map(\.rule.id) == ["TFC908"])
  }

  @Test func notesNameTheKeyword() throws {
    let report = try lint(
      #"{"a": "x"}"#, #"{"$id": "https://example.org/s", "properties": {"a": {"type": "null"}}}"#)
    #expect(report.diagnostics.first?.notes == ["asked for by https://example.org/s#/properties/a/type"])
    #expect(report.diagnostics.first?.start == SourcePosition(line: 1, column: 7))
  }
}
