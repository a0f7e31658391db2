internal import TFCatJSON

/// Checks schemas against the schemas of schemas.
enum MetaSchemaCheck {
  private static let draft7 = known(.draft7)
  private static let draft2019 = known(.draft2019)
  private static let draft2020 = known(.draft2020)

  private static func known(_ draft: Draft) -> Schema? {
    MetaSchemas.text(at: draft.metaSchemaURI).flatMap { text in
      guard let document = try? JSONValue(jsonText: text.utf8) else { return nil }
      return try? Schema(
        trusted: document, uri: draft.metaSchemaURI, registry: SchemaRegistry(),
        options: SchemaOptions(draft: draft))
    }
  }

  static func check(
    _ document: JSONValue, uri: String, dialect: Dialect, registry: SchemaRegistry
  ) throws(SchemaFailure) {
    let name = document["$schema"]?.string.map { URIReference($0).withoutFragment.description }
    let schema: Schema?
    if let name, Draft(metaSchemaURI: name) == nil, let text = try? registry.document(at: name) {
      // A meta-schema of somebody's own.
      schema = try Schema(
        trusted: text, uri: name, registry: registry, options: SchemaOptions(draft: dialect.draft))
    } else {
      schema =
        switch dialect.draft {
        case .draft7: draft7
        case .draft2019: draft2019
        case .draft2020: draft2020
        }
    }
    guard let schema else { return }
    let evaluation: Evaluation
    do throws(EvaluationFault) {
      if try schema.isValid(document) { return }
      evaluation = try schema.evaluate(document)
    } catch {
      throw SchemaFailure("\(error)", uri: uri)
    }
    guard let violation = evaluation.violations.first else { return }
    throw SchemaFailure(violation.message, uri: uri, pointer: violation.instance)
  }
}
