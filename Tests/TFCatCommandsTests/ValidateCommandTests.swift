import Foundation
import TFCatTestSupport
import Testing

@Suite struct ValidateCommandTests {
  private static let profile =
    #"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"title": {"type": "string", "minLength": 3}}, "required": ["title"]}"#

  @Test func anInstanceIsReportedLikeACatalogue() throws {
    let folder = try ScratchFolder()
    try folder.write("s.json", Self.profile)
    try folder.write("a.json", "{\n  \"title\": 12\n}\n")
    try folder.write("b.json", #"{"title": "abc"}"#)
    let run = try Execution(["validate", "--schema", "s.json", "a.json", "b.json"], directory: folder.url)
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix("a.json:2:12: error: \"title\" is 12; a string is expected [TFC901 schema-type]\n")
    )
    #expect(run.output.contains("s.json#/properties/title/type"))
    #expect(run.errors.hasPrefix("2 files"))
    #expect(try Execution(["validate", "--schema", "s.json", "b.json"], directory: folder.url).status == 0)
    let json = try Execution(
      ["validate", "--schema", "s.json", "--format", "json", "a.json"], directory: folder.url
    ).json
    let diagnostic = try #require((json["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["pointer"] as? String == "/title")
    #expect(diagnostic["line"] as? Int == 2)
  }

  @Test func withoutASchemaItIsThatOfTFCat() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.json", #"{"type": "FeatureCollection", "features": [], "fields": {}}"#)
    let run = try Execution(["validate", path])
    #expect(run.status == 1)
    #expect(run.output.contains(#"the member "crs" is missing"#))
    #expect(run.output.contains("tfcat-1.0.schema.json#/definitions/featureCollection/required"))
  }

  @Test func outputsAreThoseOfTheSpecification() throws {
    let folder = try ScratchFolder()
    let schema = try folder.write("s.json", Self.profile)
    let run = try Execution(
      ["validate", "--schema", schema, "--format", "basic", "-"], input: Data("{}".utf8))
    #expect(run.status == 1)
    #expect(
      run.output.contains(
        #""valid": false, "errors": [{"keywordLocation": "/required", "absoluteKeywordLocation": "file://"#))
    let flag = try Execution(
      ["validate", "--schema", schema, "--format", "flag", "-"], input: Data(#"{"title": "abc"}"#.utf8))
    #expect(flag.output == #"{"file": "<stdin>", "valid": true}"# + "\n")
    #expect(flag.status == 0)
    let detailed = try Execution(
      ["validate", "--schema", schema, "--format", "detailed", "-"], input: Data("[".utf8))
    #expect(detailed.status == 1)
    #expect(detailed.output.contains("this is no JSON"))
  }

  @Test func editionsAreChosen() throws {
    let folder = try ScratchFolder()
    let schema = try folder.write("s.json", #"{"items": [{"type": "integer"}]}"#)
    let path = try folder.write("a.json", #"["a"]"#)
    #expect(try Execution(["validate", "--schema", schema, "--draft", "7", path]).status == 1)
    // In 2020-12 an array is no schema.
    #expect(try Execution(["validate", "--schema", schema, "--draft", "2020-12", path]).status == 2)
    #expect(try Execution(["validate", "--schema", schema, "--draft", "3", path]).status == 2)
  }

  @Test func formatsAreAssertedOnRequest() throws {
    let folder = try ScratchFolder()
    let schema = try folder.write("s.json", #"{"format": "date"}"#)
    let path = try folder.write("a.json", #""tomorrow""#)
    #expect(try Execution(["validate", "--schema", schema, path]).status == 0)
    #expect(try Execution(["validate", "--schema", schema, "--assert-formats", path]).status == 1)
  }

  @Test func documentsAreFoundBesideTheSchemaAndWhereTheyAreRegistered() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "one/s.json",
      #"{"prefixItems": [{"$ref": "sub/t.json"}, {"$ref": "https://example.org/v1/u.json#/$defs/x"}]}"#)
    try folder.write("one/sub/t.json", #"{"type": "integer"}"#)
    try folder.write("two/u.json", #"{"$defs": {"x": {"type": "string"}}}"#)
    try folder.write("good.json", #"[1, "a"]"#)
    try folder.write("bad.json", #"["a", 1]"#)
    let arguments = ["validate", "--schema", "one/s.json", "--register", "https://example.org/v1/=two"]
    #expect(try Execution(arguments + ["good.json"], directory: folder.url).status == 0)
    let bad = try Execution(arguments + ["bad.json"], directory: folder.url)
    #expect(bad.status == 1)
    #expect(bad.output.contains("https://example.org/v1/u.json#/$defs/x/type"))
    let unregistered = try Execution(
      ["validate", "--schema", "one/s.json", "good.json"], directory: folder.url)
    #expect(unregistered.status == 2)
    #expect(unregistered.errors.contains("https://example.org/v1/u.json is not known here"))
    #expect(unregistered.errors.contains("one/s.json:1:"))
    for wrong in ["nonsense", "https://example.org/=/nowhere", "=two"] {
      #expect(
        try Execution(
          ["validate", "--schema", "one/s.json", "--register", wrong, "good.json"], directory: folder.url
        ).status == 2)
    }
  }

  @Test func nothingOutsideTheFolderIsRead() throws {
    let folder = try ScratchFolder()
    try folder.write("secret.json", #"{"type": "integer"}"#)
    try folder.write("one/s.json", #"{"$ref": "../secret.json"}"#)
    try folder.write("one/t.json", #"{"$ref": "https://example.org/%2e%2e/secret.json"}"#)
    try folder.write("a.json", "1")
    #expect(
      try Execution(["validate", "--schema", "one/s.json", "a.json"], directory: folder.url).status == 2)
    #expect(
      try Execution(
        ["validate", "--schema", "one/t.json", "--register", "https://example.org/=one", "a.json"],
        directory: folder.url
      ).status == 2)
  }

  @Test func aSchemaThatIsNotThereIsSaidToBeMissing() throws {
    let folder = try ScratchFolder()
    try folder.write("s.json", #"{"$ref": "other.json"}"#)
    try folder.write("a.json", "1")
    let run = try Execution(["validate", "--schema", "s.json", "a.json"], directory: folder.url)
    #expect(run.status == 2 && run.errors.contains("other.json"), "\(run.errors)")
    #expect(!run.errors.contains("null"), "\(run.errors)")
  }

  @Test func aSchemaThatCannotBeUsedIsNoPass() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.json", "1")
    for text in [
      "", "{", #"{"type": 3}"#, #"{"$schema": "http://json-schema.org/draft-03/schema#"}"#,
      #"{"pattern": "("}"#,
    ] {
      let schema = try folder.write("s.json", text)
      let run = try Execution(["validate", "--schema", schema, path])
      #expect(run.status == 2, "\(text)")
      // An empty file has no lines.
      #expect(run.errors.contains(text.isEmpty ? "s.json: the file is empty" : "s.json:1:"), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
    #expect(try Execution(["validate", "--schema", "/nowhere.json", path]).status == 2)
    #expect(try Execution(["validate", "/nowhere.json"]).status == 2)
    #expect(try Execution(["validate"]).status == 2)
  }

  @Test func directoriesHoldInstances() throws {
    let folder = try ScratchFolder()
    let schema = try folder.write("s.schema", #"{"type": "object"}"#)
    try folder.write("data/a.json", "[]")
    try folder.write("data/b/c.json", "{}")
    let run = try Execution(["validate", "--schema", schema, "data"], directory: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("2 files"))
  }

  @Test func theSchemaIsPrinted() throws {
    let run = try Execution(["schema"])
    #expect(run.status == 0)
    #expect((try run.json)["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    let later = try Execution(["schema", "--draft", "2020-12"])
    #expect((try later.json)["$defs"] != nil)
    #expect(try Execution(["schema", "--draft", "2019-09"]).status == 2)
  }

  @Test func lintTakesAProfile() throws {
    let folder = try ScratchFolder()
    let profile = try folder.write(
      "journal.json",
      #"{"properties": {"features": {"items": {"properties": {"properties": {"required": ["reference"]}}}}}}"#
    )
    let path = try folder.write(
      "a.json",
      #"{"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}, "features": [{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}]}"#
    )
    #expect(try Execution(["lint", path]).status == 0)
    let run = try Execution(["lint", "--schema", profile, path])
    #expect(run.status == 1)
    #expect(run.output.contains(#"the member "reference" is missing in "properties" [TFC905 schema-member]"#))
    #expect(try Execution(["lint", "--schema", profile, "--ignore", "TFC9", path]).status == 0)
    #expect(try Execution(["lint", "--schema", "/nowhere.json", path]).status == 2)
    #expect(try Execution(["lint", "--register", "a=b", path]).status == 2)
  }
}
