import Base

/// Puts the shortest text that reads back as the same double into memory, number after number of an axis.
///
/// Nearly all numbers of a catalogue have a few decimals. Where a value is the double nearest to `integer /
/// 10^n` for an integer of at most 2^52, no other number with n decimals has the same nearest double, so that
/// those digits are the shortest text but for zeros at its end; making sure takes one division. Other numbers
/// are left to the standard library, which makes a string of each.
package struct DoubleText {
  /// The most bytes that a number takes.
  @inlinable package static var capacity: Int { 32 }

  /// How many decimals the last number had, the best guess for the next.
  private var decimals = 0

  package init() {}

  /// - Parameters:
  ///   - wholeHasFraction: whether whole numbers below 2^53 are written as `24730.0` or as `24730`.
  ///   - start: room for `capacity` bytes.
  /// - Returns: the end of the text; `nil` for NaN and the infinities.
  @inline(__always)
  package mutating func put(
    _ value: Double, wholeHasFraction: Bool, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8>? {
    let magnitude = value.magnitude
    guard magnitude < 0x1p52 else { return putUnusual(value, wholeHasFraction: wholeHasFraction, at: start) }
    var place = start
    if value.sign == .minus {
      place.pointee = .minus
      place += 1
    }
    let whole = UInt64(magnitude)
    if Double(whole) == magnitude {
      let end = Self.put(whole, decimals: 0, at: place)
      guard wholeHasFraction else { return end }
      end[0] = UInt8(ascii: ".")
      end[1] = 0x30
      return end + 2
    }
    // Below 0.0001 the standard library writes an exponent.
    let power = Self.powersOfTen[decimals]
    let scaled = magnitude * power + 0.5
    guard magnitude >= 1e-4, scaled < 0x1p52 else {
      return putUnusual(value, wholeHasFraction: false, at: start)
    }
    var integer = UInt64(scaled)
    guard Double(integer) / power == magnitude else {
      return putUnusual(value, wholeHasFraction: false, at: start)
    }
    var decimals = decimals
    while true {
      let (quotient, digit) = integer.quotientAndRemainder(dividingBy: 10)
      guard digit == 0 else { break }
      integer = quotient
      decimals -= 1
    }
    return Self.put(integer, decimals: decimals, at: place)
  }

  // Literals, which need no code to be made: these are looked up for each number.
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
  ]

  private static let pairs: StaticString = """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657\
    585960616263646566676869707172737475767778798081828384858687888990919293949596979899
    """

  /// Puts the digits of an integer.
  ///
  /// - Returns: the end of the text.
  package static func put(
    _ integer: UInt64, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    put(integer, decimals: 0, at: start)
  }

  /// Puts the digits of `integer` with a point before the last `decimals` of them.
  @inline(__always)
  static func put(
    _ integer: UInt64, decimals: Int, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let pairs = pairs.utf8Start
    // 1233 / 4096 is a little more than the logarithm of 2.
    let guess = ((64 - integer.leadingZeroBitCount) &* 1233) &>> 12
    let count = guess &+ (integer >= NumberReader.integerPowersOfTen[guess] ? 1 : 0)
    let end = start + max(count, decimals &+ 1) + (decimals > 0 ? 1 : 0)
    var place = end
    var rest = integer
    var left = decimals
    while left >= 2 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      place -= 2
      place[0] = pairs[2 &* Int(truncatingIfNeeded: pair)]
      place[1] = pairs[2 &* Int(truncatingIfNeeded: pair) &+ 1]
      rest = quotient
      left &-= 2
    }
    if left == 1 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place -= 1
      place.pointee = 0x30 &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
    if decimals > 0 {
      place -= 1
      place.pointee = UInt8(ascii: ".")
    }
    while place - start >= 2 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      place -= 2
      place[0] = pairs[2 &* Int(truncatingIfNeeded: pair)]
      place[1] = pairs[2 &* Int(truncatingIfNeeded: pair) &+ 1]
      rest = quotient
    }
    if place > start { start.pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest) }
    return end
  }

  @inline(never)
  private mutating func putUnusual(
    _ value: Double, wholeHasFraction: Bool, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8>? {
    guard value.isFinite else { return nil }
    let isNegative = value.sign == .minus
    if isNegative { start.pointee = .minus }
    if let long = Self.putLong(value.magnitude, at: isNegative ? start + 1 : start) {
      if long.decimals < Self.powersOfTen.count { decimals = long.decimals }
      return long.end
    }
    var text = JSONNumber.shortest(value)
    if wholeHasFraction, value.magnitude < 0x1p53 { text += ".0" }
    var end = start
    var point: UnsafeMutablePointer<UInt8>?
    var hasExponent = false
    text.withUTF8 { bytes in
      for byte in bytes.prefix(Self.capacity) {
        if byte == UInt8(ascii: ".") { point = end }
        if byte == UInt8(ascii: "e") { hasExponent = true }
        end.pointee = byte
        end += 1
      }
    }
    if let point, !hasExponent, end - point - 1 < Self.powersOfTen.count { decimals = end - point - 1 }
    return end
  }
}
