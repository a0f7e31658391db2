extension DoubleText {
  /// Puts a number of up to 17 digits, such as a Julian date, which no double scales without rounding.
  ///
  /// A double is m / 2^s, so that its product with 10^n is a quotient of integers of 107 bits at most, and
  /// how far an integer is from that is known exactly. The first n for which the nearest integer is less than
  /// half of the way to the next double away gives the shortest text; there is no nearer one of that length.
  ///
  /// - Parameter value: positive, and no whole number.
  /// - Returns: the end of the text and its decimals; `nil` where that is left to the standard library:
  ///   numbers below 1 or above 2^52, powers of two, whose neighbours are not equally far away, and ties.
  @inline(never)
  static func putLong(
    _ value: Double, at start: UnsafeMutablePointer<UInt8>
  ) -> (end: UnsafeMutablePointer<UInt8>, decimals: Int)? {
    guard value >= 1, value < 0x1p52, value.significandBitPattern != 0 else { return nil }
    let mantissa = value.significandBitPattern | 1 << 52
    let shift = UInt64(52 - Int(value.exponent))
    let mask = (1 as UInt64) << shift - 1
    for decimals in 1...16 {
      let power = NumberReader.integerPowersOfTen[decimals]
      let (high, low) = mantissa.multipliedFullWidth(by: power)
      let rest = low & mask
      let isAbove = rest > mask / 2
      // Twice the distance to the nearest integer, in units of 2^-s.
      let distance = 2 * (isAbove ? mask - rest + 1 : rest)
      if distance > power { continue }
      guard distance < power, distance != mask + 1 else { return nil }
      let integer = (high << (64 - shift) | low >> shift) + (isAbove ? 1 : 0)
      let (whole, fraction) = integer.quotientAndRemainder(dividingBy: power)
      let point = put(whole, at: start)
      point.pointee = UInt8(ascii: ".")
      return (put(fraction, decimals: decimals, at: point + 1), decimals)
    }
    return nil
  }
}
