import LintKit

extension CatalogueRules {
  static let profile: [any TFCatRule] = [
    SchemaType(),
    SchemaValue(),
    SchemaNumber(),
    SchemaString(),
    SchemaMember(),
    SchemaItems(),
    SchemaForm(),
    SchemaUnanswered(),
  ]
}
