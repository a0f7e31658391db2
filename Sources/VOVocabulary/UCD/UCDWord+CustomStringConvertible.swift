extension UCDWord: CustomStringConvertible {
  /// The word as the list spells it.
  public var description: String { name }
}
