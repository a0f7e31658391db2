internal import TFCatJSON

/// Reads JSON texts whose integers may be beyond 2^53, as the nanoseconds of TT2000 are, and whose texts may
/// have the character NUL: jansson alone refuses them.
enum ExactJSON {
  /// - Returns: `nil` for what is no JSON, and for what cannot be read without choosing what to lose: members
  ///   of the same name, halves of characters.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> JSONValue? {
    if let json = JanssonParser.parse(bytes) { return json }
    let outcome = RecoveringParser.parseDocument(bytes)
    let isSound = outcome.faults.allSatisfy { $0.kind == .integerPrecision || $0.kind == .nulEscape }
    return isSound ? outcome.nodes.first?.value : nil
  }
}
