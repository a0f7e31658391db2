extension RuleRegistry {
  static let vocabulary: [any Rule] = [
    UCDSyntax(),
    UnitSyntax(),
    UnitEmpty(),
  ]
}
