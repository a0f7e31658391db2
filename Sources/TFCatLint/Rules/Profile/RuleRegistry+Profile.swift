extension RuleRegistry {
  static let profile: [any Rule] = [
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
