extension String {
  /// Without blanks, tabs and line breaks at the ends.
  package var trimmedBlanks: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = utf8.first, let last = utf8.last, isBlank(first) || isBlank(last) else { return self }
    let start = utf8.firstIndex { !isBlank($0) } ?? endIndex
    let end = utf8.lastIndex { !isBlank($0) }.map { utf8.index(after: $0) } ?? start
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
