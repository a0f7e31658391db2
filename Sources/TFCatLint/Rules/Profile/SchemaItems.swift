import LintKit
import TFCat

/// An array has too few or too many items, or not the ones that the schema asks for.
struct SchemaItems: SchemaRule {
  static let description = RuleDescription(
    id: "TFC906", name: "schema-items", severity: .error,
    basis: "JSON Schema, keywords minItems, maxItems, uniqueItems, contains, minContains and maxContains",
    summary: "An array has too few or too many items, or not the ones that the schema asks for.",
    explanation: """
      A list that is shorter or longer than agreed is mostly one of which a part was lost, or two that were \
      merged.
      """,
    advice: "Add or take away items until the array is as the message says.",
    valid: [Example.features(Example.standardFeature).checked(by: profile)],
    invalid: [
      Example.document(
        #"{"type": "FeatureCollection", "fields": {}, "crs": \#(Example.standardCRS), "features": ⟦[\#(Example.standardFeature), {"type": "Feature", "id": 2, "geometry": {"type": "Point", "coordinates": [1158051859, 24.73]}, "properties": {}}]⟧}"#
      ).checked(by: profile)
    ])

  private static let profile = #"{"properties": {"features": {"maxItems": 1}}}"#

  let keywords: Set<String> = [
    "minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "items",
    "additionalItems", "unevaluatedItems",
  ]
}
