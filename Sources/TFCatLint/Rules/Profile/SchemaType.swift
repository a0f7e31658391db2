import LintKit
import TFCat

/// A value is of another type than the schema allows.
struct SchemaType: SchemaRule {
  static let description = RuleDescription(
    id: "TFC901", name: "schema-type", severity: .error,
    basis: "JSON Schema, keyword type",
    summary: "A value is of another type than the schema allows.",
    explanation: """
      A program that was written for the schema reads the member as what the schema says it is, and stops or \
      misreads it here.
      """,
    advice: "Write a value of the type that the message names.",
    valid: [
      Example.features(
        #"{"type": "Feature", "id": "2006-001", "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ],
    invalid: [
      Example.features(
        #"{"type": "Feature", "id": ⟦1⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ])

  private static let profile =
    #"{"properties": {"features": {"items": {"properties": {"id": {"type": "string"}}}}}}"#

  let keywords: Set<String> = ["type"]
}
