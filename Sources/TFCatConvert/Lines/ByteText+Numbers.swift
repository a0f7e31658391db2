internal import TFCatJSON

extension ByteText {
  /// A whole number written in digits alone; `nil` for anything else and beyond 18 digits.
  @inlinable public var integer: Int? {
    guard let base, count > 0, count <= 18 else { return nil }
    var value = 0
    for index in 0..<count {
      let digit = base[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// The number that the bytes are; `nil` for anything else, also for NaN and the infinities. Zeros at the
  /// start, a plus sign, and a point at the end are accepted: `025`, `+3`, `20.`.
  public var number: Double? {
    if let integer { return Double(integer) }
    var text = self
    if text[0] == UInt8(ascii: "+") { text = text.from(1) }
    while text[0] == 0x30, text[1].isDecimalDigit { text = text.from(1) }
    if text[text.count - 1] == UInt8(ascii: ".") { text = text[0, text.count - 1] }
    guard let start = text.base else { return nil }
    let end = start + text.count
    guard let number = NumberReader.read(start, limit: end), number.end == end else {
      return nil
    }
    return number.value
  }

  /// The columns between separators, trimmed; as many as there are places in `columns`.
  ///
  /// - Returns: how many columns there are in all; those beyond `columns` are counted only.
  public func split(_ separator: UInt8, into columns: inout [ByteText]) -> Int {
    var count = 0
    var start = 0
    while true {
      let end = firstIndex(of: separator, from: start) ?? self.count
      if count < columns.count { columns[count] = self[start, end].trimmed }
      count += 1
      guard end < self.count else { break }
      start = end + 1
    }
    for index in columns.indices.dropFirst(count) { columns[index] = .empty }
    return count
  }
}
