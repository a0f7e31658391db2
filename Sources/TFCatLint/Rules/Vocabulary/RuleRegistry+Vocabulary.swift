extension RuleRegistry {
  static let vocabulary: [any Rule] = []
}
