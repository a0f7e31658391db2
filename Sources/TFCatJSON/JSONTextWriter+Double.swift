extension JSONTextWriter {
  private static let powersOfTen: [Double] = (0...12).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// Writes the shortest text that reads back as the same double.
  ///
  /// Nearly all numbers of a catalogue have a few decimals. Where `value` is the double nearest to `integer / 10^n` for an
  /// integer of at most 2^52, no other number with n decimals has the same nearest double, so that those digits are the
  /// shortest text but for zeros at its end; making sure takes one division. Other numbers are left to the standard
  /// library, which makes a string of each.
  ///
  /// - Parameters:
  ///   - wholeHasFraction: whether whole numbers below 2^53 are written as `24730.0` or as `24730`.
  ///   - decimals: how many the last such number had, the best guess for this one.
  /// - Returns: `false` for NaN and the infinities, for which `null` is written.
  @inline(__always)
  package mutating func write(_ value: Double, wholeHasFraction: Bool, decimals: inout Int) -> Bool {
    let magnitude = value.magnitude
    if magnitude < 0x1p52 {
      let whole = Int64(value)
      if Double(whole) == value {
        return writeWhole(whole, isNegative: value.sign == .minus, hasFraction: wholeHasFraction)
      }
      // Below 0.0001 the standard library writes an exponent.
      if magnitude >= 1e-4, writeDecimal(magnitude, isNegative: value.sign == .minus, decimals: decimals) { return true }
    }
    return writeUnusual(value, wholeHasFraction: wholeHasFraction, decimals: &decimals)
  }

  @inline(__always)
  private mutating func writeWhole(_ whole: Int64, isNegative: Bool, hasFraction: Bool) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digits in
      var start = 32
      if hasFraction {
        digits[31] = 0x30
        digits[30] = UInt8(ascii: ".")
        start = 30
      }
      var rest = whole.magnitude
      repeat {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        start -= 1
        digits[start] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
      if isNegative {
        start -= 1
        digits[start] = .minus
      }
      bytes.append(contentsOf: digits[start...])
    }
    return true
  }

  @inline(__always)
  private mutating func writeDecimal(_ magnitude: Double, isNegative: Bool, decimals: Int) -> Bool {
    let power = Self.powersOfTen[decimals]
    let scaled = magnitude * power + 0.5
    guard scaled < 0x1p52 else { return false }
    let integer = UInt64(scaled)
    guard Double(integer) / power == magnitude else { return false }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digits in
      var start = 32
      var end = 32
      var rest = integer
      var left = decimals
      while left > 0 || rest > 0 || start == end {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        rest = quotient
        start -= 1
        digits[start] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
        // Zeros at the end of the fraction are not written.
        if left > 0, digit == 0, start + 1 == end { end = start }
        left -= 1
        if left == 0 {
          start -= 1
          digits[start] = UInt8(ascii: ".")
          if rest == 0 {
            start -= 1
            digits[start] = 0x30
          }
        }
      }
      if isNegative {
        start -= 1
        digits[start] = .minus
      }
      bytes.append(contentsOf: digits[start..<end])
    }
    return true
  }

  @inline(never)
  private mutating func writeUnusual(_ value: Double, wholeHasFraction: Bool, decimals: inout Int) -> Bool {
    guard value.isFinite else {
      raw("null")
      return false
    }
    let text = JSONNumber.shortest(value)
    bytes.append(contentsOf: text.utf8)
    let hasFraction = text.utf8.contains(UInt8(ascii: "."))
    if value.magnitude < 0x1p53, value == value.rounded(.towardZero) {
      if wholeHasFraction, !hasFraction { raw(".0") }
    } else if hasFraction, !text.utf8.contains(UInt8(ascii: "e")) {
      let count = text.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }.count
      if count < Self.powersOfTen.count { decimals = count }
    }
    return true
  }
}
