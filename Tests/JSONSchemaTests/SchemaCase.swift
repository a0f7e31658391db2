import JSONSchema
import TFCatJSON
import Testing

/// A schema with instances that satisfy it and instances that do not, all as JSON text.
struct SchemaCase: CustomTestStringConvertible, Sendable {
  var name: String
  var schema: String
  var draft: Draft
  var valid: [String]
  var invalid: [String]
  var assertsFormats: Bool

  init(
    _ name: String, _ schema: String, draft: Draft = .draft2020, assertsFormats: Bool = false,
    valid: [String] = [],
    invalid: [String] = []
  ) {
    self.name = name
    self.schema = schema
    self.draft = draft
    self.valid = valid
    self.invalid = invalid
    self.assertsFormats = assertsFormats
  }

  var testDescription: String { "\(name) (\(draft.rawValue))" }

  /// The same schema in another edition.
  func with(_ draft: Draft) -> SchemaCase {
    var copy = self
    copy.draft = draft
    return copy
  }

  func check(_ registry: SchemaRegistry = SchemaRegistry()) throws {
    let options = SchemaOptions(draft: draft, assertsFormats: assertsFormats)
    let schema = try Schema(JSONValue(jsonText: self.schema.utf8), options: options, registry: registry)
    for text in valid {
      let evaluation = try schema.evaluate(JSONValue(jsonText: text.utf8))
      #expect(evaluation.isValid, "\(text): \(evaluation.violations.map(\.message))")
      #expect(evaluation.violations.isEmpty)
      #expect(try schema.isValid(JSONValue(jsonText: text.utf8)), "\(text) when nothing is recorded")
    }
    for text in invalid {
      let evaluation = try schema.evaluate(JSONValue(jsonText: text.utf8))
      #expect(!evaluation.isValid, "\(text)")
      #expect(!evaluation.violations.isEmpty, "\(text) has no violation")
      #expect(try !schema.isValid(JSONValue(jsonText: text.utf8)), "\(text) when nothing is recorded")
    }
  }
}
