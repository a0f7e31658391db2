extension RuleRegistry {
  static let properties: [any Rule] = [
    UndeclaredProperty(),
  ]
}
