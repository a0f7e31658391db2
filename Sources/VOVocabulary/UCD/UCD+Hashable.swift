extension UCD: Hashable {
  /// Two UCDs are the same when their words are, in the same order: case has no meaning, and no namespace is
  /// the namespace `ivoa` (UCD 1.1, section 2).
  public static func == (left: UCD, right: UCD) -> Bool {
    left.description.lowercased() == right.description.lowercased()
  }

  /// Feeds what makes two values equal to a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(description.lowercased())
  }
}
