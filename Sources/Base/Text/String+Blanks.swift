extension String {
  /// Without blanks, tabs and line breaks at the ends.
  package var trimmedBlanks: String {
    guard let first = utf8.first, let last = utf8.last, first.isBlank || last.isBlank else { return self }
    let start = utf8.firstIndex { !$0.isBlank } ?? endIndex
    let end = utf8.lastIndex { !$0.isBlank }.map { utf8.index(after: $0) } ?? start
    return String(self[start..<end])
  }

  /// The finite number that the text is; hexadecimal ones, which Swift knows, are none.
  package var decimalNumber: Double? {
    guard let number = Double(self), number.isFinite,
      !utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") })
    else { return nil }
    return number
  }
}
