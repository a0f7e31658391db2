extension RuleRegistry {
  static let text: [any Rule] = [
    NonFiniteNumber()
  ]
}
