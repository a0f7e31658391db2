extension RuleRegistry {
  static let plausibility: [any Rule] = []
}
