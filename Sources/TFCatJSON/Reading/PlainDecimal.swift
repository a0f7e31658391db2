import Base

/// A number as it stands in a text, without an exponent: digits, and perhaps a point and more of them.
@usableFromInline package struct PlainDecimal {
  /// The first digit: a minus stands before it.
  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline package let isNegative: Bool
  /// Digits before the point.
  @usableFromInline let wholeDigits: Int
  /// Digits before the point and behind it.
  @usableFromInline let digits: Int
  /// Bytes from `start` to the end.
  @usableFromInline let length: Int

  @inlinable @inline(__always)
  init(start: UnsafePointer<UInt8>, isNegative: Bool, wholeDigits: Int, digits: Int, length: Int) {
    self.start = start
    self.isNegative = isNegative
    self.wholeDigits = wholeDigits
    self.digits = digits
    self.length = length
  }

  @inlinable @inline(__always)
  package var end: UnsafePointer<UInt8> { start + length }

  /// Whether there is no point.
  @inlinable @inline(__always)
  package var isInteger: Bool { wholeDigits == length }

  @inlinable @inline(__always)
  package var decimals: Int { digits &- wholeDigits }

  /// The number without sign and point, if it has at most sixteen digits.
  ///
  /// Eight digits are made a number at once. The point is left out of them by taking those before it from
  /// one place of the text and those behind it from the next.
  @inline(__always)
  var mantissa: UInt64 {
    let (first, firstMoved) = (eightBytes(at: 0), eightBytes(at: 1))
    if digits <= 8 {
      return Self.joined(first, firstMoved, at: wholeDigits).valueOfDigits(digits)
    }
    let (second, secondMoved) = (eightBytes(at: 8), eightBytes(at: 9))
    let front: UInt64
    let back: UInt64
    if wholeDigits > 8 {
      front = first
      back = Self.joined(second, secondMoved, at: wholeDigits &- 8)
    } else {
      front = Self.joined(first, firstMoved, at: wholeDigits)
      back = secondMoved
    }
    let count = digits &- 8
    return front.valueOfDigits(8) &* NumberReader.integerPowersOfTen[count] &+ back.valueOfDigits(count)
  }

  @inline(__always)
  private func eightBytes(at offset: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self))
  }

  /// The first bytes of one word, 1 to 8 of them, and the others of another.
  @inline(__always)
  private static func joined(_ before: UInt64, _ behind: UInt64, at count: Int) -> UInt64 {
    // A shift by 64 would do nothing.
    let others = (~1 as UInt64) &<< UInt64(truncatingIfNeeded: 8 &* count &- 1)
    return before ^ ((before ^ behind) & others)
  }

  /// Whether the shortest text of the nearest double is known to have the same digits: there are at most
  /// fifteen.
  @inlinable @inline(__always)
  package var isPlain: Bool { digits <= 15 }

  /// Whether a writer of doubles would write the number so: with at most fifteen digits, and no zeros at the
  /// end but that of `5.0`.
  @inlinable @inline(__always)
  package var isShortest: Bool {
    guard digits <= 15 else { return false }
    let isBelowOne = start.pointee == 0x30
    // Of the whole numbers only minus zero has a text of its own.
    if isInteger { return !isNegative || !isBelowOne }
    if end[-1] == 0x30 { return decimals == 1 && !(isNegative && isBelowOne) }
    // Below 0.0001 there would be an exponent.
    return !isBelowOne || UnsafeRawPointer(start + 2).loadUnaligned(as: UInt32.self) != 0x3030_3030
  }
}
