import LintKit
import TFCat

/// A value is none of those that the schema allows.
struct SchemaValue: SchemaRule {
  static let description = RuleDescription(
    id: "TFC902", name: "schema-value", severity: .error,
    basis: "JSON Schema, keywords const and enum",
    summary: "A value is none of those that the schema allows.",
    explanation: """
      The schema lists what may stand there; programs know what to do with these values and no others.
      """,
    advice: "Write one of the values that the message names, or have the schema extended.",
    valid: [
      Example.features(
        #"{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ],
    invalid: [
      Example.features(
        #"{"type": "Feature", "id": ⟦"c"⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ])

  private static let profile =
    #"{"properties": {"features": {"items": {"properties": {"id": {"enum": ["a", "b"]}}}}}}"#

  let keywords: Set<String> = ["const", "enum"]
}
