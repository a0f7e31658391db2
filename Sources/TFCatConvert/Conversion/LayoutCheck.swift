/// Counts the rows of an input that look like events and fit no layout of the format. Services do change
/// their formats: where most rows are so, a catalogue of the rest would look like a success.
struct LayoutCheck {
  private var count = 0
  private var firstLine = 0

  /// Counts a row of another layout.
  mutating func note(line: Int) {
    if count == 0 { firstLine = line }
    count += 1
  }

  /// Judges an input at its end, and starts anew.
  ///
  /// - Throws: `ConversionError` where more than half of the rows are of another layout.
  mutating func check(
    _ input: (path: String, counts: ConversionReport.Counts), format: String
  ) throws(ConversionError) {
    let (count, line) = (count, firstLine)
    self = LayoutCheck()
    guard count * 2 > input.counts.rows else { return }
    throw ConversionError(
      .otherLayout, path: input.path,
      reason:
        "this looks like another layout than \(format), row \(line): \(count) of \(input.counts.rows) rows do not fit it"
    )
  }
}
