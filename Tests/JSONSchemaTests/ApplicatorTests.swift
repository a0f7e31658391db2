import JSONSchema
import TFCatJSON
import Testing

/// The keywords that apply schemas, to the instance or to its children.
@Suite struct ApplicatorTests {
  static let common: [SchemaCase] = [
    SchemaCase(
      "properties", #"{"properties": {"a": {"type": "integer"}, "b": false}}"#,
      valid: ["{}", #"{"a": 1}"#, #"{"c": 1}"#, "1"], invalid: [#"{"a": "x"}"#, #"{"b": 1}"#]),
    SchemaCase(
      "many properties",
      "{\"properties\": {\((0..<200).map { "\"name\($0)\": {\"type\": \"integer\"}" }.joined(separator: ", "))}, \"required\": [\"name150\"]}",
      valid: [#"{"name150": 1, "name3": 2}"#], invalid: [#"{"name3": 1}"#, #"{"name150": "x"}"#]),
    SchemaCase(
      "patternProperties", #"{"patternProperties": {"^v[0-9]+$": {"type": "number"}}}"#,
      valid: [#"{"v1": 1, "w": "x"}"#], invalid: [#"{"v1": 1, "v2": "x"}"#]),
    SchemaCase(
      "additionalProperties",
      #"{"properties": {"a": {}}, "patternProperties": {"^b": {}}, "additionalProperties": {"type": "null"}}"#,
      valid: [#"{"a": 1, "bb": 2, "c": null}"#], invalid: [#"{"c": 1}"#]),
    SchemaCase(
      "additionalProperties false", #"{"properties": {"a": {}}, "additionalProperties": false}"#,
      valid: [#"{"a": 1}"#],
      invalid: [#"{"a": 1, "b": 2}"#]),
    SchemaCase(
      "propertyNames", #"{"propertyNames": {"maxLength": 3}}"#, valid: [#"{"abc": 1}"#, "[]"],
      invalid: [#"{"abc": 1, "abcd": 2}"#]),
    SchemaCase(
      "items", #"{"items": {"type": "number"}}"#, valid: ["[]", "[1, 2.5]", "1"],
      invalid: [#"[1, "x"]"#, "[[1]]"]),
    SchemaCase(
      "items in items",
      #"{"items": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}}"#,
      valid: ["[[1, 2], [3, 4.5]]", "[]"],
      invalid: ["[[1]]", "[[1, 2, 3]]", #"[[1, "x"]]"#, "[1]", "[[1, 2], []]"]),
    SchemaCase(
      "items of integers", #"{"items": {"type": "integer"}}"#, valid: ["[1, 2.0]"], invalid: ["[1, 2.5]"]),
    SchemaCase(
      "contains", #"{"contains": {"minimum": 5}}"#, valid: ["[1, 5]", "1"], invalid: ["[1, 2]", "[]"]),
    SchemaCase("allOf", #"{"allOf": [{"minimum": 1}, {"maximum": 3}]}"#, valid: ["2"], invalid: ["0", "4"]),
    SchemaCase(
      "anyOf", #"{"anyOf": [{"type": "string"}, {"minimum": 3}]}"#, valid: [#""a""#, "3"], invalid: ["2"]),
    SchemaCase(
      "oneOf", #"{"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]}"#, valid: ["2", "3"], invalid: ["6", "5"]),
    SchemaCase("not", #"{"not": {"type": "string"}}"#, valid: ["1"], invalid: [#""a""#]),
    SchemaCase(
      "if then else", #"{"if": {"minimum": 10}, "then": {"multipleOf": 10}, "else": {"multipleOf": 2}}"#,
      valid: ["20", "4"], invalid: ["15", "5"]),
    SchemaCase("then without if", #"{"then": false, "else": false}"#, valid: ["1"]),
    SchemaCase(
      "if without then", #"{"if": {"type": "string"}, "else": {"minimum": 1}}"#, valid: [#""a""#, "1"],
      invalid: ["0"]),
    SchemaCase(
      "dependencies", #"{"dependencies": {"a": ["b"], "c": {"minProperties": 3}, "d": false}}"#,
      valid: [#"{"a": 1, "b": 2}"#, "{}", #"{"c": 1, "e": 2, "f": 3}"#],
      invalid: [#"{"a": 1}"#, #"{"c": 1}"#, #"{"d": 1}"#]),
    SchemaCase(
      "recursion", ##"{"properties": {"next": {"$ref": "#"}, "value": {"type": "integer"}}}"##,
      valid: [#"{"next": {"next": {"value": 1}}}"#], invalid: [#"{"next": {"next": {"value": "x"}}}"#]),
  ]

  @Test(arguments: common + common.map { $0.with(.draft7) } + common.map { $0.with(.draft2019) })
  func applicator(_ test: SchemaCase) throws { try test.check() }

  static let ofOneDraft: [SchemaCase] = [
    SchemaCase(
      "prefixItems", #"{"prefixItems": [{"type": "integer"}, {"type": "string"}], "items": false}"#,
      valid: ["[]", "[1]", #"[1, "a"]"#], invalid: [#"["a"]"#, #"[1, "a", 2]"#]),
    SchemaCase(
      "items as an array", #"{"items": [{"type": "integer"}], "additionalItems": {"type": "string"}}"#,
      draft: .draft7,
      valid: ["[]", #"[1, "a"]"#], invalid: ["[1, 2]", #"["a"]"#]),
    SchemaCase(
      "additionalItems alone", #"{"items": {}, "additionalItems": false}"#, draft: .draft7, valid: ["[1, 2]"]),
    SchemaCase(
      "minContains and maxContains", #"{"contains": {"const": 1}, "minContains": 2, "maxContains": 3}"#,
      valid: ["[1, 1]", "[1, 0, 1, 1]"], invalid: ["[1]", "[1, 1, 1, 1]", "[]"]),
    SchemaCase("minContains 0", #"{"contains": {"const": 1}, "minContains": 0}"#, valid: ["[]", "[2]"]),
    SchemaCase(
      "dependentSchemas", #"{"dependentSchemas": {"a": {"required": ["b"]}}}"#,
      valid: [#"{"a": 1, "b": 2}"#, "{}"],
      invalid: [#"{"a": 1}"#]),
    SchemaCase(
      "beside $ref", ##"{"$defs": {"a": {"type": "integer"}}, "$ref": "#/$defs/a", "minimum": 3}"##,
      valid: ["3"],
      invalid: ["2", #""a""#]),
    SchemaCase(
      "beside $ref nothing counts",
      ##"{"definitions": {"a": {"type": "integer"}}, "$ref": "#/definitions/a", "minimum": 3}"##,
      draft: .draft7, valid: ["2"], invalid: [#""a""#]),
    SchemaCase("format tells", #"{"format": "date"}"#, valid: [#""no date""#]),
    SchemaCase(
      "content tells", #"{"contentEncoding": "base64", "contentMediaType": "application/json"}"#,
      valid: [#""%""#]),
    SchemaCase(
      "content judges", #"{"contentEncoding": "base64", "contentMediaType": "application/json"}"#,
      draft: .draft7,
      assertsFormats: true, valid: [#""eyJhIjogMX0=""#, "1"], invalid: [#""%""#, #""ezp9Cg==""#]),
    SchemaCase(
      "content never judges later", #"{"contentEncoding": "base64"}"#, assertsFormats: true, valid: [#""%""#]),
  ]

  @Test(arguments: ofOneDraft) func applicatorOfOneDraft(_ test: SchemaCase) throws { try test.check() }

  static let unevaluated: [SchemaCase] = [
    SchemaCase(
      "properties through allOf",
      #"{"allOf": [{"properties": {"a": {}}}], "properties": {"b": {}}, "unevaluatedProperties": false}"#,
      valid: [#"{"a": 1, "b": 2}"#], invalid: [#"{"a": 1, "c": 2}"#]),
    SchemaCase(
      "properties through the branches that hold",
      #"{"anyOf": [{"properties": {"a": {"const": 1}}, "required": ["a"]}, {"properties": {"b": {"const": 2}}, "required": ["b"]}], "unevaluatedProperties": false}"#,
      valid: [#"{"a": 1}"#, #"{"a": 1, "b": 2}"#], invalid: [#"{"a": 1, "b": 3}"#]),
    SchemaCase(
      "properties through if",
      #"{"if": {"properties": {"a": {"const": 1}}, "required": ["a"]}, "then": {"properties": {"b": {}}}, "else": {"properties": {"c": {}}}, "unevaluatedProperties": false}"#,
      valid: [#"{"a": 1, "b": 2}"#, #"{"c": 1}"#], invalid: [#"{"a": 1, "c": 2}"#, #"{"a": 2}"#]),
    SchemaCase(
      "properties through $ref",
      ##"{"$ref": "#/$defs/base", "$defs": {"base": {"properties": {"a": {}}}}, "unevaluatedProperties": {"type": "null"}}"##,
      valid: [#"{"a": 1, "b": null}"#], invalid: [#"{"a": 1, "b": 2}"#]),
    SchemaCase(
      "not lets nothing through",
      #"{"not": {"not": {"properties": {"a": {}}}}, "unevaluatedProperties": false}"#,
      valid: ["{}"], invalid: [#"{"a": 1}"#]),
    SchemaCase(
      "properties inside properties",
      #"{"allOf": [{"properties": {"a": {}}, "unevaluatedProperties": true}], "unevaluatedProperties": false}"#,
      valid: [#"{"a": 1, "b": 2}"#]),
    SchemaCase(
      "a cousin sees nothing", #"{"allOf": [{"properties": {"a": {}}}, {"unevaluatedProperties": false}]}"#,
      valid: ["{}"],
      invalid: [#"{"a": 1}"#]),
    SchemaCase(
      "properties through dependentSchemas",
      #"{"properties": {"a": {}}, "dependentSchemas": {"a": {"properties": {"b": {}}}}, "unevaluatedProperties": false}"#,
      valid: [#"{"a": 1, "b": 2}"#], invalid: [#"{"b": 2}"#]),
    SchemaCase(
      "more than 64 properties",
      #"{"patternProperties": {"^a": {}}, "unevaluatedProperties": false}"#,
      valid: ["{\((0..<100).map { "\"a\($0)\": 1" }.joined(separator: ", "))}"],
      invalid: ["{\((0..<100).map { "\"a\($0)\": 1" }.joined(separator: ", ")), \"b\": 1}"]),
    SchemaCase(
      "items after a prefix", #"{"allOf": [{"prefixItems": [{}, {}]}], "unevaluatedItems": false}"#,
      valid: ["[1, 2]"],
      invalid: ["[1, 2, 3]"]),
    SchemaCase(
      "items that contains found",
      #"{"prefixItems": [true], "contains": {"type": "string"}, "unevaluatedItems": false}"#,
      valid: [#"[1, "a", "b"]"#], invalid: [#"[1, "a", 2]"#]),
    SchemaCase(
      "items after items",
      #"{"anyOf": [{"items": {"type": "integer"}}, {"prefixItems": [true]}], "unevaluatedItems": false}"#,
      valid: ["[1, 2]", #"["a"]"#], invalid: [#"["a", 1]"#]),
  ]

  @Test(arguments: unevaluated) func whatIsLeft(_ test: SchemaCase) throws { try test.check() }
}
