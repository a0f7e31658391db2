import LintKit
import TFCat

/// A number is outside the bounds of the schema, or no multiple of what it has to be.
struct SchemaNumber: SchemaRule {
  static let description = RuleDescription(
    id: "TFC903", name: "schema-number", severity: .error,
    basis: "JSON Schema, keywords minimum, maximum, exclusiveMinimum, exclusiveMaximum and multipleOf",
    summary: "A number is outside the bounds of the schema, or no multiple of what it has to be.",
    explanation: """
      Bounds in a profile mostly say what an instrument can have seen; a number beyond them is a slip or in \
      another unit.
      """,
    advice: "Correct the number; look at its unit first.",
    valid: [
      Example.features(
        #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ],
    invalid: [
      Example.features(
        #"{"type": "Feature", "id": ⟦0⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ])

  private static let profile =
    #"{"properties": {"features": {"items": {"properties": {"id": {"minimum": 1}}}}}}"#

  let keywords: Set<String> = [
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
  ]
}
