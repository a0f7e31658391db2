extension RuleRegistry {
  static let structure: [any Rule] = [
    GeometryMissing(),
  ]
}
