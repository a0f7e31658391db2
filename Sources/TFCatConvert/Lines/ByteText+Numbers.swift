internal import Base
internal import TFCatJSON

extension ByteText {
  /// A whole number written in digits alone; `nil` for anything else and beyond 18 digits.
  public var integer: Int? {
    guard let base, count > 0, count <= 18 else { return nil }
    if count >= 4, count <= 8 {
      // The first four bytes and the last four, which may be the same ones.
      let (first, last) = (
        UInt32(littleEndian: UnsafeRawPointer(base).loadUnaligned(as: UInt32.self)),
        UInt32(littleEndian: UnsafeRawPointer(base + (count - 4)).loadUnaligned(as: UInt32.self))
      )
      let text = UInt64(first) | UInt64(last) << UInt64(8 * (count - 4))
      return text.leadingDigits < count ? nil : Int(text.valueOfDigits(count))
    }
    var value = 0
    for index in 0..<count {
      let digit = base[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// The number that two digits at a place make; `nil` where there are no two.
  @inline(__always)
  func twoDigits(at place: Int) -> Int? {
    let (tens, ones) = (self[place] &- 0x30, self[place + 1] &- 0x30)
    return tens < 10 && ones < 10 ? Int(tens) &* 10 &+ Int(ones) : nil
  }

  /// The number that the bytes are; `nil` for anything else, also for NaN and the infinities. Zeros at the
  /// start, a plus sign, and a point at the end are accepted: `025`, `+3`, `20.`.
  public var number: Double? {
    if let integer { return Double(integer) }
    var text = self
    if text[0] == UInt8(ascii: "+") { text = text.from(1) }
    while text[0] == 0x30, text[1].isDigit { text = text.from(1) }
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
    columns.withUnsafeMutableBufferPointer { columns in
      var count = 0
      forEachPart(separator) { part in
        if count < columns.count { columns[count] = part.trimmed }
        count += 1
      }
      for index in min(count, columns.count)..<columns.count { columns[index] = .empty }
      return count
    }
  }
}
