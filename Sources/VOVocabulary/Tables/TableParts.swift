// Tables of words are split by bytes: by characters it took longer than linting a small catalogue.
extension StringProtocol where SubSequence == Substring, UTF8View.SubSequence == Substring.UTF8View {
  /// The parts between separators, without empty ones.
  func parts(by separator: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: separator)).map { Substring($0) }
  }

  /// The parts between separators, empty ones included.
  func allParts(by separator: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map { Substring($0) }
  }
}
