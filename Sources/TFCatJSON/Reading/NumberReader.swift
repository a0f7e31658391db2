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

    @inlinable @inline(__always)
    package init(
      value: Double, isInteger: Bool, isPlain: Bool, isLong: Bool, end: UnsafePointer<UInt8>
    ) {
      self.value = value
      self.isInteger = isInteger
      self.isPlain = isPlain
      self.isLong = isLong
      self.end = end
    }
  }

  @usableFromInline static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  // Literals, which need no code to be made: these are looked up for each number.
  @usableFromInline static let integerPowersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// The number at `start`, which ends before `limit`; `nil` where the text breaks the grammar or leaves the
  /// range of doubles: the slow path says why.
  @inlinable @inline(__always)
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

  /// How many bytes `readUsual` may look at.
  @inlinable package static var usualWidth: Int { 40 }

  /// The number at the cursor if it is written without an exponent and with digits that make an exact
  /// double, as nearly all coordinates are; the cursor goes behind it. `nil` for any other, of which `read`
  /// knows more.
  ///
  /// - Parameter cursor: `usualWidth` bytes can be read from here on.
  @inlinable @inline(__always)
  package static func readUsual(_ cursor: inout UnsafePointer<UInt8>) -> Double? {
    guard let number = usual(cursor) else { return nil }
    cursor = number.end
    return number.value
  }

  /// The same, with all that `read` says of a number.
  @inlinable @inline(__always)
  package static func usual(_ start: UnsafePointer<UInt8>) -> Number? {
    var place = start
    let isNegative = place.pointee == .minus
    if isNegative { place += 1 }
    let first = place.pointee
    var (mantissa, digits) = usualDigits(place)
    place += digits
    if digits == 8 {
      let (more, count) = usualDigits(place)
      guard count < 8 else { return nil }
      mantissa = mantissa &* integerPowersOfTen[count] &+ more
      digits += count
      place += count
    }
    guard digits > 0, first != 0x30 || digits == 1 else { return nil }
    var decimals = 0
    if place.pointee == UInt8(ascii: ".") {
      let (fraction, count) = usualDigits(place + 1)
      guard count > 0, count < 8 else { return nil }
      mantissa = mantissa &* integerPowersOfTen[count] &+ fraction
      decimals = count
      place += count + 1
    }
    // Fifteen digits before the point and seven behind it do not reach the end of 64 bits, but may that of
    // 53.
    guard digits + decimals <= 18, mantissa <= 1 << 53, place.pointee | 0x20 != UInt8(ascii: "e") else {
      return nil
    }
    let whole = Double(Int64(bitPattern: mantissa))
    let magnitude = decimals == 0 ? whole : whole / powersOfTen[decimals]
    return Number(
      value: isNegative ? -magnitude : magnitude, isInteger: decimals == 0, isPlain: mantissa <= 1 << 52,
      isLong: false, end: place)
  }

  /// Goes over a number that is written as a writer of doubles would write it again: without an exponent,
  /// with at most fifteen digits and no zeros at the end but that of `5.0`.
  ///
  /// - Parameter cursor: `usualWidth` bytes can be read from here on. It stays where it is for a number that
  ///   is written in another way.
  @inlinable @inline(__always)
  package static func skipShortest(_ cursor: inout UnsafePointer<UInt8>) -> Bool {
    var place = cursor
    let isNegative = place.pointee == .minus
    if isNegative { place += 1 }
    let first = place.pointee
    let digits = digitCount(place)
    guard digits > 0, first != 0x30 || digits == 1 else { return false }
    place += digits
    var decimals = 0
    if place.pointee == UInt8(ascii: ".") {
      place += 1
      decimals = digitCount(place)
      guard decimals > 0 else { return false }
      let fraction = place
      place += decimals
      if place[-1] == 0x30 {
        // Of the whole numbers only minus zero has a text of its own.
        guard decimals == 1, !isNegative || first != 0x30 else { return false }
      } else if first == 0x30 {
        // Below 0.0001 there would be an exponent.
        var zeros = 0
        while fraction[zeros] == 0x30 { zeros += 1 }
        guard zeros < 4 else { return false }
      }
    } else if isNegative, first == 0x30 {
      return false
    }
    guard digits + decimals <= 15, place.pointee | 0x20 != UInt8(ascii: "e") else { return false }
    cursor = place
    return true
  }

  /// How many digits stand here, counted up to 16.
  @inlinable @inline(__always)
  static func digitCount(_ place: UnsafePointer<UInt8>) -> Int {
    let count = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)).leadingDigits
    guard count == 8 else { return count }
    return 8 + UInt64(littleEndian: UnsafeRawPointer(place + 8).loadUnaligned(as: UInt64.self)).leadingDigits
  }

  /// The number that the first digits of eight bytes make, and how many there are.
  @inlinable @inline(__always)
  static func usualDigits(_ place: UnsafePointer<UInt8>) -> (value: UInt64, count: Int) {
    let text = UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    let count = text.leadingDigits
    return (text.valueOfDigits(count), count)
  }

  /// Appends the digits at the cursor to a mantissa, and goes behind them.
  ///
  /// Eight at a time: a loop over single digits costs a wrong guess of the processor at the end of most
  /// numbers.
  @inlinable @inline(__always)
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
  @usableFromInline @inline(never)
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

  @usableFromInline @inline(never)
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

  /// The number that the first bytes make, which are digits; the first is the lowest byte.
  @inlinable @inline(__always)
  package func valueOfDigits(_ count: Int) -> UInt64 {
    // Moved up, so that zeros stand in front of them; shifted by 64 nothing is left, which is 0.
    let digits = (self &- 0x3030_3030_3030_3030) << UInt64(64 - 8 * count)
    let pairs = (digits &* 10 &+ (digits >> 8)) & 0x00FF_00FF_00FF_00FF
    let quads = (pairs &* 100 &+ (pairs >> 16)) & 0x0000_FFFF_0000_FFFF
    return (quads &* 10_000 &+ (quads >> 32)) & 0xFFFF_FFFF
  }
}
