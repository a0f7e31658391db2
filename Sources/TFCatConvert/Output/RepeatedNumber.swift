internal import TFCatJSON

/// Puts numbers of which most are the one before, as the limits of a receiver are.
struct RepeatedNumber {
  private var text = DoubleText()
  private var last = Double.nan
  private var block = TextOutput.Block()
  private var count = 0

  /// - Returns: the text of the number; nil for what JSON does not have.
  mutating func put(_ value: Double, into output: inout TextOutput) -> TextOutput.Piece? {
    let start = output.place
    // Minus zero has a text of its own, and what is no number none.
    if count > 0, value.bitPattern == last.bitPattern {
      UnsafeMutableRawPointer(start).storeBytes(of: block, as: TextOutput.Block.self)
      output.place += count
      return TextOutput.Piece(start: start, count: count)
    }
    guard let piece = output.put(value, with: &text) else { return nil }
    last = value
    block = UnsafeRawPointer(start).loadUnaligned(as: TextOutput.Block.self)
    count = piece.count
    return piece
  }
}
