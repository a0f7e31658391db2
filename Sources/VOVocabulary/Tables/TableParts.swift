// Tables of words are split by bytes: by characters it took longer than linting a small catalogue.
extension StringProtocol where SubSequence == Substring, UTF8View.SubSequence == Substring.UTF8View {
  /// The parts between separators.
  ///
  /// - Parameter keepsEmpty: whether empty ones are among them.
  func parts(by separator: Unicode.Scalar, keepsEmpty: Bool = false) -> [Substring] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: !keepsEmpty).map {
      Substring($0)
    }
  }
}
