import Base
import Foundation
import JSONSchema
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import Testing

/// The schema that is compiled in.
@Suite struct TFCatSchemaTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func theLiteralIsTheFile() throws {
    let file = Self.root.appendingPathComponent("schemas/tfcat-1.0.schema.json")
    #expect(
      try String(contentsOf: file, encoding: .utf8) == TFCatSchema.text(),
      "run Scripts/make_schema_literals.py")
  }

  @Test(arguments: [Draft.draft7, .draft2020]) func itIsASchema(_ draft: Draft) throws {
    let document = try JSONValue(jsonText: TFCatSchema.text(draft).utf8)
    let schema = try Schema(document, uri: TFCatSchema.uri)
    #expect(try schema.isValid(SchemaAgreementTests.sound))
    #expect(try !schema.isValid(["type": "FeatureCollection"]))
    #expect(document["$schema"]?.string.map { Draft(metaSchemaURI: $0) == draft } == true)
  }

  /// What editors show: every definition has a title, every example is one.
  @Test func examplesAreValid() throws {
    let document = try JSONValue(jsonText: TFCatSchema.text().utf8)
    let definitions = try #require(document["definitions"]?.object)
    var count = 0
    for definition in definitions {
      for example in definition.value["examples"]?.array ?? [] {
        var single = try #require(document.object)
        for name in ["if", "then", "else", "type", "required", "properties", "$id"] { single[name] = nil }
        single["allOf"] = [["$ref": .string("#/definitions/\(definition.name)")]]
        let evaluation = try Schema(.object(single)).evaluate(example)
        #expect(evaluation.isValid, "\(definition.name): \(evaluation.violations.map(\.message))")
        count += 1
      }
    }
    #expect(count >= 5)
  }

  @Test(arguments: ["examples/solar-bursts.tfcat.json", "examples/jupiter-decametric.tfcat.json"])
  func theExamplesOfTheProjectAreValid(_ path: String) throws {
    let file = try MappedFile(path: Self.root.appendingPathComponent(path).path)
    let report = SchemaLinter(schema: try TFCatSchema.compiled()).lint(file, path: path)
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics.map(\.message))")
    #expect(report.isReadable)
  }
}
