extension RuleRegistry {
  static let geometry: [any Rule] = [
    RingNotClosed(),
  ]
}
