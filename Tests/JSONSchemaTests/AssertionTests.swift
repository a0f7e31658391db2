import JSONSchema
import TFCatJSON
import Testing

/// The keywords that look at one value alone, in both editions.
@Suite struct AssertionTests {
  static let cases: [SchemaCase] = [
    SchemaCase("true", "true", valid: ["1", "null", "{}"]),
    SchemaCase("false", "false", invalid: ["1", "null", "{}"]),
    SchemaCase("no keyword", "{}", valid: ["1", #""a""#, "[]"]),
    SchemaCase(
      "type", #"{"type": "string"}"#, valid: [#""""#, #""é""#], invalid: ["1", "null", "[]", "{}", "true"]),
    SchemaCase("type null", #"{"type": "null"}"#, valid: ["null"], invalid: ["false", "0", #""null""#]),
    SchemaCase("type boolean", #"{"type": "boolean"}"#, valid: ["true", "false"], invalid: ["0", "null"]),
    SchemaCase(
      "type integer", #"{"type": "integer"}"#,
      valid: ["0", "-7", "1.0", "1e2", "150e-1", "12345678901234567890123", "-0.0"],
      invalid: ["1.5", "1e-1", "12345678901234567890.5", #""1""#]),
    SchemaCase(
      "type number", #"{"type": "number"}"#, valid: ["1", "1.5", "1e400"], invalid: [#""1""#, "true"]),
    SchemaCase(
      "several types", #"{"type": ["integer", "null"]}"#, valid: ["1", "1.0", "null"], invalid: ["1.5", "[]"]),
    SchemaCase(
      "const", #"{"const": {"a": [1, 2.0], "b": null}}"#,
      valid: [#"{"b": null, "a": [1.0, 2]}"#, #"{"a": [10e-1, 2], "b": null}"#],
      invalid: [#"{"a": [1, 2]}"#, #"{"a": [2, 1], "b": null}"#, #"{"a": [1, 2], "b": false}"#]),
    SchemaCase(
      "const false is no 0", #"{"const": false}"#, valid: ["false"], invalid: ["0", #""""#, "[]", "null"]),
    SchemaCase(
      "const beyond 2^53", #"{"const": 9007199254740993}"#,
      valid: ["9007199254740993", "9007199254740993.0"],
      invalid: ["9007199254740992", "9007199254740994"]),
    SchemaCase(
      "const by characters", #"{"const": "\u00e9"}"#, valid: [#""é""#, #""\u00E9""#], invalid: [#""e\u0301""#]
    ),
    SchemaCase(
      "const with NUL", #"{"const": "a\u0000b"}"#, valid: [#""a\u0000b""#], invalid: [#""a""#, #""ab""#]),
    SchemaCase(
      "enum", #"{"enum": ["a", 1, null, [true]]}"#, valid: [#""a""#, "1.0", "null", "[true]"],
      invalid: ["[1]", "2"]),
    SchemaCase(
      "minimum", #"{"minimum": 1.1}"#, valid: ["1.1", "1.10", "2", #""x""#], invalid: ["1.09999", "-5"]),
    SchemaCase(
      "minimum beyond 2^53", #"{"minimum": 9007199254740993}"#, valid: ["9007199254740993", "1e20"],
      invalid: ["9007199254740992"]),
    SchemaCase(
      "maximum", #"{"maximum": -2}"#, valid: ["-2", "-2.0", "-1e300"], invalid: ["-1.999999999999999999999"]),
    SchemaCase(
      "exclusiveMinimum", #"{"exclusiveMinimum": 0}"#, valid: ["1e-400"], invalid: ["0", "0.0", "-1"]),
    SchemaCase(
      "exclusiveMaximum", #"{"exclusiveMaximum": 18446744073709551616}"#, valid: ["18446744073709551615"],
      invalid: ["18446744073709551616", "1e400"]),
    SchemaCase(
      "multipleOf", #"{"multipleOf": 3}"#, valid: ["0", "9", "-6", "3e10", "[]"],
      invalid: ["10", "1", "1e300"]),
    SchemaCase(
      "multipleOf 0.01", #"{"multipleOf": 0.01}"#, valid: ["0.07", "4.02", "19.99", "1e2", "0"],
      invalid: ["0.075", "0.0001"]),
    SchemaCase(
      "multipleOf small", #"{"multipleOf": 1e-8}"#, valid: ["12391239123", "1e-8"], invalid: ["1e-9"]),
    SchemaCase(
      "multipleOf long", #"{"multipleOf": 123456789012345678901}"#,
      valid: ["123456789012345678901", "123456789012345678901000", "246913578024691357802"],
      invalid: ["123456789012345678902", "1e300"]),
    SchemaCase("multipleOf huge", #"{"multipleOf": 0.5}"#, valid: ["1e308", "1e100000"], invalid: ["0.25"]),
    SchemaCase(
      "minLength", #"{"minLength": 2}"#, valid: [#""ab""#, #""\ud83d\ude00é""#, "1"],
      invalid: [#""a""#, #""\ud83d\ude00""#]),
    SchemaCase(
      "maxLength", #"{"maxLength": 2}"#, valid: [#""😀😀""#, #""\ud83d\ude00!""#],
      invalid: [#""abc""#, #""e\u0301e""#]),
    SchemaCase("maxLength 2.0", #"{"maxLength": 2.0}"#, valid: [#""ab""#], invalid: [#""abc""#]),
    SchemaCase("pattern", #"{"pattern": "b+"}"#, valid: [#""abbc""#, "1"], invalid: [#""ac""#, #""""#]),
    SchemaCase("minItems", #"{"minItems": 1}"#, valid: ["[1]", #""""#], invalid: ["[]"]),
    SchemaCase("maxItems", #"{"maxItems": 1}"#, valid: ["[]", "[1]"], invalid: ["[1, 2]"]),
    SchemaCase(
      "uniqueItems", #"{"uniqueItems": true}"#,
      valid: ["[]", "[1, true]", "[0, false]", #"[[1], [true]]"#, #"[{"a": 1}, {"a": true}]"#, #"["1", 1]"#],
      invalid: ["[1, 1.0]", "[1, 2, 10e-1]", #"[{"a": 1, "b": 2}, {"b": 2, "a": 1.0}]"#, "[null, null]"]),
    SchemaCase("uniqueItems false", #"{"uniqueItems": false}"#, valid: ["[1, 1]"]),
    SchemaCase(
      "required", #"{"required": ["a", "é"]}"#,
      valid: [#"{"a": 1, "é": 2}"#, #"{"a": 1, "\u00e9": 2}"#, "[]"], invalid: [#"{"a": 1}"#, "{}"]),
    SchemaCase("minProperties", #"{"minProperties": 1}"#, valid: [#"{"a": 1}"#], invalid: ["{}"]),
    SchemaCase(
      "maxProperties", #"{"maxProperties": 1}"#, valid: ["{}", #"{"a": 1}"#], invalid: [#"{"a": 1, "b": 2}"#]),
  ]

  @Test(arguments: cases + cases.map { $0.with(.draft7) } + cases.map { $0.with(.draft2019) })
  func assertion(_ test: SchemaCase) throws { try test.check() }

  static let later: [SchemaCase] = [
    SchemaCase(
      "dependentRequired", #"{"dependentRequired": {"a": ["b", "c"]}}"#,
      valid: ["{}", #"{"b": 1}"#, #"{"a": 1, "b": 2, "c": 3}"#], invalid: [#"{"a": 1, "b": 2}"#])
  ]

  @Test(arguments: later + later.map { $0.with(.draft2019) })
  func assertionOfLaterDrafts(_ test: SchemaCase) throws { try test.check() }

  @Test func keywordsOfOtherDraftsSayNothing() throws {
    try SchemaCase(
      "dependentRequired", #"{"dependentRequired": {"a": ["b"]}}"#, draft: .draft7, valid: [#"{"a": 1}"#]
    ).check()
    try SchemaCase(
      "minContains", #"{"contains": {"const": 1}, "minContains": 2}"#, draft: .draft7, valid: ["[1]"]
    ).check()
    try SchemaCase("prefixItems", #"{"prefixItems": [false]}"#, draft: .draft2019, valid: ["[1]"]).check()
    try SchemaCase(
      "additionalItems", #"{"prefixItems": [true], "additionalItems": false}"#, valid: ["[1, 2]"]
    ).check()
  }
}
