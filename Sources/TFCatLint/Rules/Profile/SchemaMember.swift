import LintKit
import TFCat

/// A member is missing that the schema asks for, or one is there that it does not allow.
struct SchemaMember: SchemaRule {
  static let description = RuleDescription(
    id: "TFC905", name: "schema-member", severity: .error,
    basis:
      "JSON Schema, keywords required, additionalProperties, unevaluatedProperties, minProperties, maxProperties and dependentRequired",
    summary: "A member is missing that the schema asks for, or one is there that it does not allow.",
    explanation: """
      A journal or a project asks for members that TFCat leaves open, so that its catalogues can be used \
      together.
      """,
    advice: "Add the member, or take it away.",
    valid: [
      Example.features(
        #"{"type": "Feature", "name": "A", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ],
    invalid: [
      Example.features(
        #"⟦{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}⟧"#
      ).checked(by: profile)
    ])

  private static let profile = #"{"properties": {"features": {"items": {"required": ["name"]}}}}"#

  let keywords: Set<String> = [
    "required", "additionalProperties", "unevaluatedProperties", "propertyNames", "minProperties",
    "maxProperties", "dependencies", "dependentRequired", "",
  ]
}
