extension String {
  /// The digits of a number with zeros before them, as many as the width wants; a longer text stays.
  package func zeroPadded(to width: Int) -> String {
    String(repeating: "0", count: max(0, width - utf8.count)) + self
  }
}
