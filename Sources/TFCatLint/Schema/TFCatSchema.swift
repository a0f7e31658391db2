public import JSONSchema
import LintKit
import TFCat
internal import TFCatJSON

/// TFCat 1.0 as a JSON Schema: what of the format a schema can say.
public enum TFCatSchema {
  /// The text, as it stands in `schemas/tfcat-1.0.schema.json`, or the same for 2020-12.
  public static func text(_ draft: Draft = .draft7) -> String {
    guard draft != .draft7 else { return literal }
    // Nothing in it means something else in later drafts; what they renamed is renamed.
    return literal.replacing("http://json-schema.org/draft-07/schema#", with: draft.metaSchemaURI)
      .replacing("\"definitions\"", with: "\"$defs\"").replacing("#/definitions/", with: "#/$defs/")
  }

  /// The schema, ready to be asked.
  public static func compiled(options: SchemaOptions = SchemaOptions()) throws -> Schema {
    var options = options
    options.draft = .draft7
    return try Schema(trusted: JSONValue(jsonText: literal.utf8), uri: uri, options: options)
  }

  /// Its `$id`.
  public static let uri = "tfcat-1.0.schema.json"
}
