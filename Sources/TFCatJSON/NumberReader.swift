/// Reads the number that starts at a place of a text: grammar of RFC 8259, section 6, and the nearest double.
///
/// This is the hottest loop of the project. A mantissa of up to 19 digits is gathered in an integer; where
/// mantissa and power of ten are both exact doubles one multiplication or division rounds correctly, else
/// the exact quotient is rounded by hand, and only what is left goes to the standard library.
package enum NumberReader {
  package struct Number {
    package var value: Double
    /// Written without fraction and exponent.
    package var isInteger: Bool
    /// Whether the shortest text that reads back as `value` is known to have the digits that stand here: there is no
    /// exponent, and the digits are those of an integer of at most 2^52, which leaves no other number with as many
    /// decimals for the same double.
    package var isPlain: Bool
    package var end: UnsafePointer<UInt8>
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  private static let integerPowersOfTen: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The number at `start`, which ends before `limit`; `nil` where the text breaks the grammar, is an integer
  /// beyond 2^53, or leaves the range of doubles: the slow path says why.
  @inline(__always)
  package static func read(_ start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>) -> Number? {
    var cursor = start
    guard cursor < limit else { return nil }
    let isNegative = cursor.pointee == .minus
    if isNegative { cursor += 1 }
    let integerStart = cursor
    var mantissa: UInt64 = 0
    while cursor < limit, cursor.pointee.isDigit {
      mantissa = mantissa &* 10 &+ UInt64(cursor.pointee &- 0x30)
      cursor += 1
    }
    let integerDigits = cursor - integerStart
    guard integerDigits > 0, integerDigits == 1 || integerStart.pointee != 0x30 else { return nil }
    var exponent = 0
    var isInteger = true
    var digits = integerDigits
    if cursor < limit, cursor.pointee == UInt8(ascii: ".") {
      isInteger = false
      cursor += 1
      let fractionStart = cursor
      while cursor < limit, cursor.pointee.isDigit {
        mantissa = mantissa &* 10 &+ UInt64(cursor.pointee &- 0x30)
        cursor += 1
      }
      let fractionDigits = cursor - fractionStart
      guard fractionDigits > 0 else { return nil }
      exponent = -fractionDigits
      digits += fractionDigits
    }
    if (cursor < limit && cursor.pointee | 0x20 == UInt8(ascii: "e")) || digits > 19 {
      return readRare(start, limit: limit, afterFraction: cursor, isInteger: isInteger)
    }
    if isInteger, mantissa > 1 << 53 { return nil }
    let magnitude: Double
    if mantissa <= 1 << 53 {
      magnitude = exponent == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[-exponent]
    } else {
      magnitude = exactQuotient(mantissa, by: integerPowersOfTen[-exponent])
    }
    return Number(
      value: isNegative ? -magnitude : magnitude, isInteger: isInteger, isPlain: mantissa <= 1 << 52,
      end: cursor)
  }

  /// `mantissa / divisor`, correctly rounded, for a mantissa above 2^53 and a divisor of at most 10^19.
  ///
  /// Dividing the mantissa, shifted to the top of 127 bits, by the divisor, shifted to the top of 64, gives a
  /// quotient of at least 62 bits: enough to round to 53 once the remainder is folded in as a sticky bit.
  @inline(__always)
  private static func exactQuotient(_ mantissa: UInt64, by divisor: UInt64) -> Double {
    let mantissaShift = mantissa.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let aligned = mantissa << UInt64(mantissaShift)
    let (quotient, remainder) = (divisor << UInt64(divisorShift)).dividingFullWidth(
      (aligned >> 1, aligned << 63))
    // Double(UInt64) rounds to nearest even; the sticky bit lies below the place where it rounds.
    let rounded = Double(quotient | (remainder == 0 ? 0 : 1))
    let exponent = 1023 + divisorShift - mantissaShift - 63
    return rounded * Double(bitPattern: UInt64(exponent) << 52)
  }

  @inline(never)
  private static func readRare(
    _ start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>, afterFraction: UnsafePointer<UInt8>,
    isInteger: Bool
  ) -> Number? {
    var cursor = afterFraction
    var hasExponent = false
    if cursor < limit, cursor.pointee | 0x20 == UInt8(ascii: "e") {
      hasExponent = true
      cursor += 1
      if cursor < limit, cursor.pointee == UInt8(ascii: "+") || cursor.pointee == .minus { cursor += 1 }
      let exponentStart = cursor
      while cursor < limit, cursor.pointee.isDigit { cursor += 1 }
      if cursor == exponentStart { return nil }
    }
    if isInteger && !hasExponent { return nil }
    let text = UnsafeBufferPointer(start: start, count: cursor - start)
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    if value == 0 {
      let significand = UnsafeBufferPointer(start: start, count: afterFraction - start)
      if significand.contains(where: { $0.isDigit && $0 != 0x30 }) { return nil }
    }
    return Number(value: value, isInteger: false, isPlain: false, end: cursor)
  }
}
