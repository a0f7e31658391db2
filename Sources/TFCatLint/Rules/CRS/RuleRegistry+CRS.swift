extension RuleRegistry {
  static let crs: [any Rule] = []
}
