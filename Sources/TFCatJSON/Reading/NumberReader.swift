import Base

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
    /// Whether the shortest text that reads back as `value` is known to have the digits that stand here:
    /// there is no exponent, and the digits are those of an integer of at most 2^52, which leaves no other
    /// number with as many decimals for the same double.
    package var isPlain: Bool
    /// An integer beyond 2^53, which programs that hold numbers as doubles change.
    package var isLong: Bool
    package var end: UnsafePointer<UInt8>

    package init(
      value: Double, isInteger: Bool, isPlain: Bool, isLong: Bool, end: UnsafePointer<UInt8>
    ) {
      self.value = value
      self.isInteger = isInteger
      self.isPlain = isPlain
      self.isLong = isLong
      self.end = end
    }

    package init(_ decimal: PlainDecimal, _ value: Double) {
      self.init(
        value: value, isInteger: decimal.isInteger, isPlain: decimal.isPlain, isLong: false, end: decimal.end)
    }
  }

  // Literals, which need no code to be made: these are looked up for each number. Code that is inlined in
  // another module would ask each time whether they are there.
  static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  static let integerPowersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// The number at `start`, which ends before `limit`; `nil` where the text breaks the grammar or leaves the
  /// range of doubles: the slow path says why.
  @inline(__always)
  package static func read(
    _ start: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>
  ) -> Number? {
    var cursor = start
    guard cursor < limit else { return nil }
    let isNegative = cursor.pointee == .minus
    if isNegative { cursor += 1 }
    let integerStart = cursor
    var mantissa: UInt64 = 0
    readDigits(&cursor, limit: limit, into: &mantissa)
    let integerDigits = cursor - integerStart
    guard integerDigits > 0, integerDigits == 1 || integerStart.pointee != 0x30 else { return nil }
    var exponent = 0
    var isInteger = true
    var digits = integerDigits
    if cursor < limit, cursor.pointee == UInt8(ascii: ".") {
      isInteger = false
      cursor += 1
      let fractionStart = cursor
      readDigits(&cursor, limit: limit, into: &mantissa)
      let fractionDigits = cursor - fractionStart
      guard fractionDigits > 0 else { return nil }
      exponent = -fractionDigits
      digits += fractionDigits
    }
    if (cursor < limit && cursor.pointee | 0x20 == UInt8(ascii: "e")) || digits > 19 {
      return readRare(start, limit: limit, afterFraction: cursor, isInteger: isInteger)
    }
    let magnitude: Double
    if mantissa <= 1 << 53 {
      // Signed numbers are converted by one instruction.
      let whole = Double(Int64(bitPattern: mantissa))
      magnitude = exponent == 0 ? whole : whole / powersOfTen[-exponent]
    } else if exponent == 0 {
      magnitude = Double(mantissa)
    } else {
      magnitude = exactQuotient(mantissa, by: integerPowersOfTen[-exponent])
    }
    return Number(
      value: isNegative ? -magnitude : magnitude, isInteger: isInteger, isPlain: mantissa <= 1 << 52,
      isLong: isInteger && mantissa > 1 << 53, end: cursor)
  }

  /// How many bytes `usual` may look at.
  package static var usualWidth: Int { 40 }

  /// The number at `start` if it is written without an exponent and with digits that make an exact double, as
  /// nearly all numbers are; `nil` for any other, of which `read` knows more.
  ///
  /// - Parameter start: `usualWidth` bytes can be read from here on.
  @inline(__always)
  package static func usual(_ start: UnsafePointer<UInt8>) -> Number? {
    var scan = NumberScan(single: start)
    guard let decimal = scan.takeNumber(), decimal.digits <= 16 else { return nil }
    let mantissa = decimal.mantissa
    guard mantissa <= 1 << 53 else { return nil }
    let whole = Double(Int64(bitPattern: mantissa))
    let magnitude = decimal.isInteger ? whole : whole / powersOfTen[decimal.decimals]
    return Number(decimal, decimal.isNegative ? -magnitude : magnitude)
  }

  /// The nearest doubles of two numbers, for which there is one division; `nil` where `usual` gives up.
  @inline(__always)
  package static func values(_ first: PlainDecimal, _ second: PlainDecimal) -> SIMD2<Double>? {
    guard first.digits <= 16, second.digits <= 16 else { return nil }
    let (firstMantissa, secondMantissa) = (first.mantissa, second.mantissa)
    guard firstMantissa <= 1 << 53, secondMantissa <= 1 << 53 else { return nil }
    let wholes = SIMD2(
      Double(Int64(bitPattern: firstMantissa)), Double(Int64(bitPattern: secondMantissa)))
    var values = wholes / SIMD2(powersOfTen[first.decimals], powersOfTen[second.decimals])
    if first.isNegative { values.x = -values.x }
    if second.isNegative { values.y = -values.y }
    return values
  }

  /// Appends the digits at the cursor to a mantissa, and goes behind them.
  ///
  /// Eight at a time: a loop over single digits costs a wrong guess of the processor at the end of most
  /// numbers.
  @inline(__always)
  static func readDigits(
    _ cursor: inout UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>, into mantissa: inout UInt64
  ) {
    while limit - cursor >= 8 {
      let text = UInt64(littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
      let count = text.leadingDigits
      if count > 0 {
        mantissa = mantissa &* integerPowersOfTen[count] &+ text.valueOfDigits(count)
        cursor += count
      }
      if count < 8 { return }
    }
    while cursor < limit, cursor.pointee.isDigit {
      mantissa = mantissa &* 10 &+ UInt64(cursor.pointee &- 0x30)
      cursor += 1
    }
  }

  /// `mantissa / divisor`, correctly rounded, for a mantissa above 2^53 and a divisor of at most 10^19.
  ///
  /// Dividing the mantissa, shifted to the top of 127 bits, by the divisor, shifted to the top of 64, gives a
  /// quotient of at least 62 bits: enough to round to 53 once the remainder is folded in as a sticky bit.
  @inline(never)
  static func exactQuotient(_ mantissa: UInt64, by divisor: UInt64) -> Double {
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
  static func readRare(
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
    let text = UnsafeBufferPointer(start: start, count: cursor - start)
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    if value == 0 {
      let significand = UnsafeBufferPointer(start: start, count: afterFraction - start)
      if significand.contains(where: { $0.isDigit && $0 != 0x30 }) { return nil }
    }
    // Without an exponent it is here for its more than 19 digits, the first of which is no zero if it is an
    // integer.
    let isWhole = isInteger && !hasExponent
    return Number(value: value, isInteger: isWhole, isPlain: false, isLong: isWhole, end: cursor)
  }
}

extension UInt64 {
  /// How many of the eight bytes, from the lowest on, are digits.
  @inlinable @inline(__always)
  package var leadingDigits: Int {
    // The high half of a digit's byte is 3, and stays 3 when 6 is added.
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let threes: UInt64 = 0x3030_3030_3030_3030
    let others = ((self & high) ^ threes) | (((self &+ 0x0606_0606_0606_0606) & high) ^ threes)
    return others.trailingZeroBitCount / 8
  }

  /// The number that the first bytes make, 1 to 8 of them, which are digits; the first is the lowest byte.
  @inlinable @inline(__always)
  package func valueOfDigits(_ count: Int) -> UInt64 {
    // Moved up, so that zeros stand in front of them.
    let digits = (self &- 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    let pairs = (digits &* 10 &+ (digits >> 8)) & 0x00FF_00FF_00FF_00FF
    let quads = (pairs &* 100 &+ (pairs >> 16)) & 0x0000_FFFF_0000_FFFF
    return (quads &* 10_000 &+ (quads >> 32)) & 0xFFFF_FFFF
  }
}
