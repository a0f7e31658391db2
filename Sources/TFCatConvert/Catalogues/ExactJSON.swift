internal import TFCatJSON

/// Reads JSON texts whose numbers may be beyond those of a computer, as the nanoseconds of TT2000 and 1e400
/// are, and whose texts may have the character NUL: jansson alone refuses them.
enum ExactJSON {
  /// - Returns: `nil` for what is no JSON, and for what cannot be read without choosing what to lose: members
  ///   of the same name, halves of characters.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> JSONValue? {
    if let json = JanssonParser.parse(bytes) { return json }
    let outcome = RecoveringParser.parseDocument(bytes)
    // Values keep the digits of such numbers.
    let harmless: Set<JSONFault.Kind> = [.integerPrecision, .numberOverflow, .numberUnderflow, .nulEscape]
    let isSound = outcome.faults.allSatisfy { harmless.contains($0.kind) }
    return isSound ? outcome.nodes.first?.value : nil
  }
}
