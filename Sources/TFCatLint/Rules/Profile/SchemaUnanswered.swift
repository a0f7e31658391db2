import LintKit
import TFCat

/// Whether the document satisfies the schema could not be found out.
struct SchemaUnanswered: SchemaRule {
  static let description = RuleDescription(
    id: "TFC908", name: "schema-unanswered", severity: .error,
    basis: "JSON Schema Core, section 9.4.1: schemas must not lead to infinite loops",
    summary: "Whether the document satisfies the schema could not be found out.",
    explanation: """
      The schema leads back to itself without end, is nested deeper than can be followed, or has a pattern \
      with backreferences whose search takes too long. Or its schemas apply each other in so many ways that it would \
      take hours.
      """,
    advice: "Correct the schema at the place that the message names.",
    valid: [Example.features(Example.standardFeature).checked(by: #"{"type": "object"}"#)],
    invalid: [
      Example.document(
        #"⟦{"type": "FeatureCollection", "fields": {}, "crs": \#(Example.standardCRS), "features": [\#(Example.standardFeature)]}⟧"#
      ).checked(by: profile)
    ])

  private static let profile = ##"{"$ref": "#"}"##

  /// The schema could not be evaluated, so that no keyword failed.
  static let keyword = "(unanswered)"

  let keywords: Set<String> = [keyword]
}
