import LintKit
import TFCat

/// A text has not the form that the schema asks for.
struct SchemaString: SchemaRule {
  static let description = RuleDescription(
    id: "TFC904", name: "schema-string", severity: .error,
    basis: "JSON Schema, keywords minLength, maxLength, pattern and format",
    summary: "A text has not the form that the schema asks for.",
    explanation: """
      Names, dates and identifiers that are written differently in each catalogue cannot be searched for.
      """,
    advice: "Write the text in the form that the message names.",
    valid: [
      Example.features(
        #"{"type": "Feature", "id": "2006-1", "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ],
    invalid: [
      Example.features(
        #"{"type": "Feature", "id": ⟦"2006/1"⟧, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
      ).checked(by: profile)
    ])

  private static let profile =
    #"{"properties": {"features": {"items": {"properties": {"id": {"pattern": "^[0-9]{4}-[0-9]+$"}}}}}}"#

  let keywords: Set<String> = [
    "minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType",
  ]
}
