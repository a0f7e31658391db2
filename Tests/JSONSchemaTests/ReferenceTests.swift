import JSONSchema
import TFCatJSON
import Testing

@Suite struct ReferenceTests {
  private func schema(
    _ text: String, draft: Draft = .draft2020, _ documents: [String: String] = [:]
  ) throws -> Schema {
    var registry = SchemaRegistry()
    for (uri, text) in documents { registry.register(try JSONValue(jsonText: text.utf8), at: uri) }
    return try Schema(
      JSONValue(jsonText: text.utf8), uri: "https://example.org/root.json",
      options: SchemaOptions(draft: draft),
      registry: registry)
  }

  @Test func pointersAreDecoded() throws {
    let schema = try schema(
      ##"{"$defs": {"a/b": {"type": "integer"}, "c~d": {"type": "string"}, "e%f": {"type": "null"}}, "prefixItems": [{"$ref": "#/$defs/a~1b"}, {"$ref": "#/$defs/c~0d"}, {"$ref": "#/$defs/e%25f"}]}"##
    )
    #expect(try schema.isValid([1, "a", nil]))
    #expect(try !schema.isValid(["a", "a", nil]))
    #expect(try !schema.isValid([1, 1, nil]))
    #expect(try !schema.isValid([1, "a", 1]))
  }

  @Test func referencesIntoWhatIsNoSchemaPlaceLead() throws {
    let schema = try schema(##"{"$ref": "#/anything/0", "anything": [{"type": "integer"}]}"##)
    #expect(try schema.isValid(1))
    #expect(try !schema.isValid("a"))
  }

  @Test func anIDMovesTheBase() throws {
    let schema = try schema(
      #"{"items": {"$id": "folder/", "$ref": "item.json"}}"#,
      ["https://example.org/folder/item.json": #"{"type": "integer"}"#])
    #expect(try schema.isValid([1]))
    #expect(try !schema.isValid(["a"]))
  }

  @Test func inDraft7AnIDBesideRefDoesNot() throws {
    let schema = try schema(
      #"{"items": {"$id": "folder/", "$ref": "item.json"}}"#, draft: .draft7,
      ["https://example.org/item.json": #"{"type": "integer"}"#])
    #expect(try schema.isValid([1]))
    #expect(try !schema.isValid(["a"]))
  }

  @Test func anEmbeddedResourceIsFoundByItsID() throws {
    let schema = try schema(
      ##"{"$ref": "https://example.org/inner", "$defs": {"x": {"$id": "inner", "$anchor": "top", "items": {"$ref": "#/$defs/y"}, "$defs": {"y": {"type": "integer"}}}}}"##
    )
    #expect(try schema.isValid([1]))
    #expect(try !schema.isValid(["a"]))
  }

  @Test func anchorsAreThoseOfTheirResource() throws {
    let schema = try schema(
      ##"{"$ref": "#a", "$defs": {"one": {"$anchor": "a", "type": "integer"}, "two": {"$id": "two", "$defs": {"x": {"$anchor": "a", "type": "string"}}}}}"##
    )
    #expect(try schema.isValid(1))
    #expect(try !schema.isValid("a"))
    let other = try self.schema(
      ##"{"$ref": "two#a", "$defs": {"two": {"$id": "two", "$defs": {"x": {"$anchor": "a", "type": "string"}}}}}"##
    )
    #expect(try other.isValid("a"))
    #expect(try !other.isValid(1))
  }

  @Test func inDraft7AnIDMayBeAnAnchor() throws {
    let schema = try schema(
      ##"{"allOf": [{"$ref": "#here"}], "definitions": {"x": {"$id": "#here", "type": "integer"}}}"##,
      draft: .draft7)
    #expect(try schema.isValid(1))
    #expect(try !schema.isValid("a"))
  }

  @Test func whatLooksLikeAnIDInAnEnumIsNone() throws {
    let schema = try schema(
      ##"{"enum": [{"$id": "https://example.org/x", "type": "null"}], "$defs": {"x": {"$id": "x", "type": "integer"}}, "properties": {"a": {"$ref": "x"}}}"##
    )
    #expect(try schema.isValid(["$id": "https://example.org/x", "type": "null"]))
  }

  /// The tree that takes anything but is made strict from outside.
  @Test func dynamicReferencesGoToTheOutermost() throws {
    let tree =
      ##"{"$id": "https://example.org/tree", "$dynamicAnchor": "node", "type": "object", "properties": {"children": {"type": "array", "items": {"$dynamicRef": "#node"}}}}"##
    let strict = try schema(
      ##"{"$id": "https://example.org/strict", "$dynamicAnchor": "node", "$ref": "tree", "properties": {"children": true}, "unevaluatedProperties": false}"##,
      ["https://example.org/tree": tree])
    #expect(try strict.isValid(["children": [["children": []]]]))
    #expect(try !strict.isValid(["children": [["child": 1]]]))
    #expect(try schema(tree).isValid(["children": [["child": 1]]]))
  }

  @Test func recursiveReferencesGoToTheOutermost() throws {
    let tree =
      ##"{"$schema": "https://json-schema.org/draft/2019-09/schema", "$id": "https://example.org/tree", "$recursiveAnchor": true, "type": "object", "properties": {"children": {"type": "array", "items": {"$recursiveRef": "#"}}}}"##
    let strict = try schema(
      ##"{"$id": "https://example.org/strict", "$recursiveAnchor": true, "$ref": "tree", "properties": {"children": true}, "unevaluatedProperties": false}"##,
      draft: .draft2019, ["https://example.org/tree": tree])
    #expect(try strict.isValid(["children": [["children": []]]]))
    #expect(try !strict.isValid(["children": [["child": 1]]]))
  }

  @Test func eachDocumentIsReadAsItsOwnDraft() throws {
    let old = #"{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "integer"}]}"#
    let schema = try schema(#"{"$ref": "old.json"}"#, ["https://example.org/old.json": old])
    #expect(try schema.isValid([1, "a"]))
    #expect(try !schema.isValid(["a"]))
  }

  @Test func aVocabularyThatIsLeftOutSaysNothing() throws {
    let meta =
      ##"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.org/meta", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/applicator": true}}"##
    let schema = try schema(
      #"{"$schema": "https://example.org/meta", "properties": {"a": {"minimum": 10}, "b": false}}"#,
      ["https://example.org/meta": meta])
    #expect(try schema.isValid(["a": 1]))
    #expect(try !schema.isValid(["b": 1]))
    let unknown = meta.replacing("vocab/applicator", with: "vocab/fortunetelling")
    #expect(throws: SchemaFailure.self) {
      try self.schema(#"{"$schema": "https://example.org/meta"}"#, ["https://example.org/meta": unknown])
    }
  }

  @Test func formatsAssertWhereTheMetaSchemaSaysSo() throws {
    let meta =
      ##"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.org/meta", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/format-assertion": true}}"##
    let schema = try schema(
      #"{"$schema": "https://example.org/meta", "format": "ipv4"}"#, ["https://example.org/meta": meta])
    #expect(try schema.isValid("127.0.0.1"))
    #expect(try !schema.isValid("localhost"))
  }

  @Test(arguments: [
    (##"{"$ref": "#/$defs/nothing"}"##, "leads nowhere"), (##"{"$ref": "#nothing"}"##, "no anchor"),
    (#"{"$ref": "other.json"}"#, "is not known here"),
    (#"{"$schema": "https://example.org/nothing"}"#, "meta-schema"),
    (#"{"type": "strnig"}"#, "did you mean \"string\""), (#"{"minimum": "1"}"#, "a number is expected"),
    (#"{"properties": []}"#, "an object is expected"), (#"{"pattern": "("}"#, "never closed"),
    (#"{"patternProperties": {"[": {}}}"#, "never closed"), (#"{"multipleOf": 0}"#, "more than 0"),
    (#"{"items": [{}]}"#, "an object or true or false is expected"), ("1", "an object or true or false"),
  ])
  func schemasThatCannotBeUsedSayWhy(_ text: String, _ words: String) throws {
    let failure = #expect(throws: SchemaFailure.self) { try schema(text) }
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }
}
