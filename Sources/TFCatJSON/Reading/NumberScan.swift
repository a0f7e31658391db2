public import Base

/// Finds its way through numbers by the places of what are no digits, all of which are found at once: going
/// from one place to the next by looking at the bytes between would have each step wait for the one before.
@usableFromInline package struct NumberScan {
  /// So many bytes from the start on may be looked at.
  @inlinable package static var reach: Int { 96 }

  @usableFromInline package var position: UnsafePointer<UInt8>
  /// A bit for each byte from the position on that is no digit; none behind the last byte that was looked at.
  @usableFromInline var others: UInt64

  /// Of the next 64 bytes.
  @inlinable @inline(__always)
  package init(_ start: UnsafePointer<UInt8>) {
    position = start
    others = UInt64(Self.others(start)) | UInt64(Self.others(start + 32)) << 32
  }

  /// Of the next 32 bytes, which are enough for one number.
  @inlinable @inline(__always)
  package init(single start: UnsafePointer<UInt8>) {
    position = start
    others = UInt64(Self.others(start))
  }

  /// The number that starts here, behind which the scan goes on.
  ///
  /// - Returns: `nil` where there is none, where it has an exponent, and where it goes on behind the bytes
  ///   that were looked at.
  @inlinable @inline(__always)
  package mutating func takeNumber() -> PlainDecimal? {
    let isNegative = position.pointee == .minus
    if isNegative { pass(1) }
    let wholeDigits = others.trailingZeroBitCount
    var digits = wholeDigits
    var end = wholeDigits
    guard wholeDigits > 0, wholeDigits < 64 else { return nil }
    if position[wholeDigits] == UInt8(ascii: ".") {
      others &= others &- 1
      end = others.trailingZeroBitCount
      digits = end &- 1
      guard end > wholeDigits &+ 1, end < 64 else { return nil }
    }
    guard position.pointee != 0x30 || wholeDigits == 1, position[end] | 0x20 != UInt8(ascii: "e") else {
      return nil
    }
    let number = PlainDecimal(
      start: position, isNegative: isNegative, wholeDigits: wholeDigits, digits: digits, length: end)
    pass(end)
    return number
  }

  /// Goes past a comma and a blank, or a comma alone.
  ///
  /// - Returns: whether there is one.
  @inlinable @inline(__always)
  package mutating func takeSeparator() -> Bool {
    // Both at once: looking at the second byte to tell how far to go would have all that follows wait.
    if UnsafeRawPointer(position).loadUnaligned(as: UInt16.self).littleEndian == 0x202C {
      pass(2)
      return true
    }
    guard position.pointee == .valueSeparator else { return false }
    pass(1)
    return true
  }

  /// Behind the bracket that opens the next array, where `], [` or `],[` stands here.
  @inlinable @inline(__always)
  package var nextArray: UnsafePointer<UInt8>? {
    let marks = UnsafeRawPointer(position).loadUnaligned(as: UInt32.self).littleEndian
    if marks == 0x5B20_2C5D { return position + 4 }
    return marks & 0xFF_FFFF == 0x5B_2C5D ? position + 3 : nil
  }

  @inlinable @inline(__always)
  mutating func pass(_ count: Int) {
    position += count
    others &>>= UInt64(truncatingIfNeeded: count)
  }

  @inlinable @inline(__always)
  static func others(_ start: UnsafePointer<UInt8>) -> UInt32 {
    // Adding this makes the ten digits the largest numbers of a signed byte.
    let bytes = UnsafeRawPointer(start).loadUnaligned(as: SIMD32<Int8>.self)
    return (bytes &+ SIMD32<Int8>(repeating: 0x46) .< SIMD32<Int8>(repeating: 0x76)).bits
  }
}
