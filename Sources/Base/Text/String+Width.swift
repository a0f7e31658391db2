extension String {
  /// Followed by blanks up to a width.
  package func padded(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }

  /// Behind blanks up to a width.
  package func leading(_ width: Int) -> String {
    count < width ? String(repeating: " ", count: width - count) + self : self
  }
}
