extension UCDSyntaxError: CustomStringConvertible {
  /// The messages of the findings, one line each.
  public var description: String {
    findings.map(\.message).joined(separator: "\n")
  }
}
