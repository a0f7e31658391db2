import TFCat

extension JSONFault {
  /// What to write instead, as the end of a message: what the parser knows, or else what the rule can say.
  func correction(_ other: String? = nil) -> String {
    (suggestion ?? other).map { "; \($0)" } ?? ""
  }
}
