import Base

/// Puts the shortest text that reads back as the same double into memory, number after number of an axis.
///
/// Nearly all numbers of a catalogue have a few decimals. Where a value is the double nearest to `integer /
/// 10^n` for an integer of at most 2^52, no other number with n decimals has the same nearest double, so that
/// those digits are the shortest text but for zeros at its end; making sure takes one division. Other numbers
/// are left to the standard library, which makes a string of each.
@usableFromInline package struct DoubleText {
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
      let end = Self.put(whole, at: place)
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
    let integer = UInt64(scaled)
    guard Double(integer) / power == magnitude else {
      return putUnusual(value, wholeHasFraction: false, at: start)
    }
    // `integer / 10^n` is no whole number, as the value is none, so that both have the same whole part.
    var fraction = integer - whole * UInt64(power)
    var decimals = decimals
    while true {
      let (quotient, digit) = fraction.quotientAndRemainder(dividingBy: 10)
      guard digit == 0 else { break }
      fraction = quotient
      decimals -= 1
    }
    place = Self.put(whole, at: place)
    place.pointee = UInt8(ascii: ".")
    return Self.put(fraction, decimals: decimals, at: place + 1)
  }

  // Literals, which need no code to be made: these are looked up for each number.
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
  ]

  /// Puts the digits of an integer.
  ///
  /// - Parameter start: room for `capacity` bytes.
  /// - Returns: the end of the text.
  package static func put(
    _ integer: UInt64, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if integer < 10 {
      start.pointee = 0x30 &+ UInt8(truncatingIfNeeded: integer)
      return start + 1
    }
    let limit: UInt64 = 100_000_000
    if integer < limit { return putShort(integer, at: start) }
    let (front, back) = integer.quotientAndRemainder(dividingBy: limit)
    let end = front < limit ? putShort(front, at: start) : put(front, at: start)
    store(digits(back), at: end)
    return end + 8
  }

  /// Puts an integer from 1 to 10^8 - 1.
  @inline(__always)
  private static func putShort(
    _ integer: UInt64, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let digits = digits(integer)
    // Zeros at the front are left out.
    let zeros = digits.trailingZeroBitCount & ~7
    store(digits >> UInt64(zeros), at: start)
    return start + (8 - zeros / 8)
  }

  /// Puts a fraction as that many digits, at most 16.
  @inline(__always)
  static func put(
    _ fraction: UInt64, decimals: Int, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var (place, rest, left) = (start, fraction, decimals)
    if left > 8 {
      let (front, back) = rest.quotientAndRemainder(dividingBy: NumberReader.integerPowersOfTen[left - 8])
      store(digits(front), at: place)
      (place, rest, left) = (place + 8, back, left - 8)
    }
    // Zeros behind them fill up the eight digits that are stored.
    store(digits(rest * NumberReader.integerPowersOfTen[8 - left]), at: place)
    return place + left
  }

  /// The eight digits of an integer below 10^8, each a byte from 0 to 9; the first is the lowest byte.
  @inline(__always)
  private static func digits(_ integer: UInt64) -> UInt64 {
    // Parts of four, two and one digits side by side; the quotients are those of multiplications.
    let front = integer / 10_000
    let fours = front | (integer - front * 10_000) << 32
    let hundreds = (fours * 10_486) >> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours - hundreds * 100) << 16
    let tens = (twos * 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (twos - tens * 10) << 8
  }

  /// Stores eight digits.
  @inline(__always)
  private static func store(_ digits: UInt64, at place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(
      of: (digits | 0x3030_3030_3030_3030).littleEndian, as: UInt64.self)
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
