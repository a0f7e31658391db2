import LintKit
import TFCat

/// A value has none of the forms that the schema allows, more than one of them, or one that it forbids.
struct SchemaForm: SchemaRule {
  static let description = RuleDescription(
    id: "TFC907", name: "schema-form", severity: .error,
    basis: "JSON Schema, keywords anyOf, oneOf and not",
    summary:
      "A value has none of the forms that the schema allows, more than one of them, or one that it forbids.",
    explanation: """
      The schema offers several forms. The notes tell what is missing for those that come nearest.
      """,
    advice: "Choose one of the forms and follow it.",
    valid: [
      Example.features(
        #"{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ],
    invalid: [
      Example.features(
        #"{"type": "Feature", "id": ⟦1⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ])

  private static let profile =
    #"{"properties": {"features": {"items": {"properties": {"id": {"not": {"type": "integer"}}}}}}}"#

  let keywords: Set<String> = [
    "anyOf", "oneOf", "not", "allOf", "if", "then", "else", "$ref", "$dynamicRef", "$recursiveRef",
  ]
}
