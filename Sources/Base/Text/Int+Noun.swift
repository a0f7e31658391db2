extension Int {
  /// A count with its noun: `1 feature`, `12 features`.
  ///
  /// - Parameters:
  ///   - noun: of one.
  ///   - plural: of several; `noun` with an s unless it is said.
  package func of(_ noun: String, _ plural: String? = nil) -> String {
    self == 1 ? "1 \(noun)" : "\(self) \(plural ?? "\(noun)s")"
  }
}
