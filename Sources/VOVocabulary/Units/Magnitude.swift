/// The size of a unit in coherent SI units: `mantissa * 10**decimal * 2**binary`.
///
/// Powers of ten stay integers as long as they can, so that a prefix never costs a rounding:
/// `MHz` to `Hz` is 1e6 and `Angstrom` to `m` is the `Double` written `1e-10`.
struct Magnitude: Hashable, Sendable {
  private(set) var mantissa: Double
  private(set) var decimal: Int
  private(set) var binary: Int

  static let one = Magnitude(mantissa: 1)

  init(mantissa: Double, decimal: Int = 0, binary: Int = 0) {
    self.mantissa = mantissa
    self.decimal = decimal
    self.binary = binary
  }

  /// A decimal literal of a table, such as `1.602176634e-19`; up to 15 digits are held exactly.
  init?(literal: Substring) {
    let parts = literal.split(separator: "e", maxSplits: 1)
    guard let head = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0 else { return nil }
    let digits = head.filter { $0 != "." }
    let places = head.firstIndex(of: ".").map { head.distance(from: $0, to: head.endIndex) - 1 } ?? 0
    if digits.count <= 15, let whole = Int(digits) {
      self.init(mantissa: Double(whole), decimal: exponent - places)
    } else {
      guard let value = Double(head) else { return nil }
      self.init(mantissa: value, decimal: exponent)
    }
  }

  func multiplied(by other: Magnitude) -> Magnitude? {
    let (sum, overflowDecimal) = decimal.addingReportingOverflow(other.decimal)
    let (shift, overflowBinary) = binary.addingReportingOverflow(other.binary)
    let product = mantissa * other.mantissa
    guard !overflowDecimal, !overflowBinary, product.isFinite, product > 0 else { return nil }
    return Magnitude(mantissa: product, decimal: sum, binary: shift)
  }

  func divided(by other: Magnitude) -> Magnitude? {
    let (difference, overflowDecimal) = decimal.subtractingReportingOverflow(other.decimal)
    let (shift, overflowBinary) = binary.subtractingReportingOverflow(other.binary)
    let quotient = mantissa / other.mantissa
    guard !overflowDecimal, !overflowBinary, quotient.isFinite, quotient > 0 else { return nil }
    return Magnitude(mantissa: quotient, decimal: difference, binary: shift)
  }

  /// `nil` when an exponent or the mantissa leaves the range of the machine.
  func raised(to power: Rational) -> Magnitude? {
    guard let tens = Magnitude.split(decimal, power), let twos = Magnitude.split(binary, power) else {
      return nil
    }
    var result = DoubleDouble(1)
    if mantissa != 1 {
      result = DoubleDouble(mantissa).root(power.denominator).raised(to: power.numerator)
    }
    if tens.rest != 0 {
      result = result * DoubleDouble(10).root(power.denominator).raised(to: tens.rest)
    }
    if twos.rest != 0 {
      result = result * DoubleDouble(2).root(power.denominator).raised(to: twos.rest)
    }
    guard result.value.isFinite, result.value > 0 else { return nil }
    return Magnitude(mantissa: result.value, decimal: tens.whole, binary: twos.whole)
  }

  /// `self / other` as a number: the factor that turns values in `self` into values in `other`.
  func ratio(to other: Magnitude) -> Double? {
    let (tens, overflowDecimal) = decimal.subtractingReportingOverflow(other.decimal)
    let (twos, overflowBinary) = binary.subtractingReportingOverflow(other.binary)
    guard !overflowDecimal, !overflowBinary else { return nil }
    let ratio = Magnitude(mantissa: mantissa / other.mantissa, decimal: tens, binary: twos).value
    return ratio.isFinite && ratio > 0 ? ratio : nil
  }

  /// The exponent of the power of ten that `self / other` is; `nil` for other ratios.
  func powerOfTen(over other: Magnitude) -> Int? {
    let (tens, overflow) = decimal.subtractingReportingOverflow(other.decimal)
    guard mantissa == other.mantissa, binary == other.binary, !overflow, tens.magnitude < 600 else {
      return nil
    }
    return tens
  }

  /// The nearest `Double`; infinite or zero beyond its range.
  var value: Double {
    let shift = min(max(binary, -4000), 4000)
    let scaled = shift == 0 ? mantissa : Double(sign: .plus, exponent: shift, significand: mantissa)
    guard decimal != 0, scaled.isFinite, scaled > 0 else { return scaled }
    // 10**22 is the last power of ten that a Double holds exactly: one operation is then one rounding.
    if (1...22).contains(decimal) { return scaled * Magnitude.power(ofTen: decimal) }
    if (-22 ... -1).contains(decimal) { return scaled / Magnitude.power(ofTen: -decimal) }
    let text = "\(scaled)".split(separator: "e", maxSplits: 1)
    let own = text.count > 1 ? Int(text[1]) ?? 0 : 0
    let (exponent, overflow) = decimal.addingReportingOverflow(own)
    guard !overflow, exponent.magnitude < 5000, let head = text.first else {
      return decimal < 0 ? 0 : .infinity
    }
    return Double("\(head)e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
  }

  private static func power(ofTen exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// `exponent * power` as a whole number and a rest over the denominator of `power`.
  private static func split(_ exponent: Int, _ power: Rational) -> (whole: Int, rest: Int)? {
    let (total, overflow) = exponent.multipliedReportingOverflow(by: power.numerator)
    guard !overflow else { return nil }
    let (whole, rest) = total.quotientAndRemainder(dividingBy: power.denominator)
    return (whole, rest)
  }
}
