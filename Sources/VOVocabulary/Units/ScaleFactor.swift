/// The number in front of a unit (VOUnits 1.1 §2.10): `significand * 10**exponent`.
///
/// The exponent is a fraction because the grammar allows `10**(1/2)m`.
struct ScaleFactor: Hashable, Sendable {
  private(set) var significand: Int
  private(set) var exponent: Rational

  static let one = ScaleFactor(uncheckedSignificand: 1, exponent: .zero)

  static func powerOfTen(_ exponent: Rational) -> ScaleFactor {
    ScaleFactor(uncheckedSignificand: 1, exponent: exponent)
  }

  /// The significand is kept free of trailing zeros, so that equal numbers are equal values.
  init?(significand: Int, exponent: Rational) {
    guard significand > 0 else { return nil }
    var digits = significand
    var zeros = 0
    while digits % 10 == 0 {
      digits /= 10
      zeros += 1
    }
    guard let sum = exponent.adding(Rational(zeros)) else { return nil }
    self.init(uncheckedSignificand: digits, exponent: sum)
  }

  private init(uncheckedSignificand: Int, exponent: Rational) {
    self.significand = uncheckedSignificand
    self.exponent = exponent
  }

  func multiplied(by other: ScaleFactor) -> ScaleFactor? {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    guard !overflow, let sum = exponent.adding(other.exponent) else { return nil }
    return ScaleFactor(significand: product, exponent: sum)
  }

  /// Exact only for powers of ten and for small whole powers; `nil` otherwise.
  func raised(to power: Rational) -> ScaleFactor? {
    guard let scaled = exponent.multiplied(by: power) else { return nil }
    if significand == 1 { return .powerOfTen(scaled) }
    guard power.isInteger, (1...16).contains(power.numerator) else { return nil }
    var digits = 1
    for _ in 0..<power.numerator {
      let (product, overflow) = digits.multipliedReportingOverflow(by: significand)
      guard !overflow else { return nil }
      digits = product
    }
    return ScaleFactor(significand: digits, exponent: scaled)
  }

  var magnitude: Magnitude? {
    if exponent.isInteger {
      return Magnitude(mantissa: Double(significand), decimal: exponent.numerator)
    }
    return Magnitude(mantissa: 1, decimal: 1).raised(to: exponent)?
      .multiplied(by: Magnitude(mantissa: Double(significand)))
  }

  /// As the grammar spells it: empty for one, `10`, `10**4`, `25.4`, `1.898e27`.
  var text: String {
    guard exponent.isInteger else { return "10**(\(exponent))" }
    let power = exponent.numerator
    let digits = "\(significand)"
    if digits == "1" { return power == 0 ? "" : power == 1 ? "10" : "10**\(power)" }
    let (sum, overflow) = power.addingReportingOverflow(digits.utf8.count - 1)
    if overflow || !(-4...9).contains(sum) {
      let tail = digits.dropFirst()
      return digits.prefix(1) + (tail.isEmpty ? "" : "." + tail) + "e\(sum)"
    }
    if power >= 0 { return digits + String(repeating: "0", count: power) }
    if sum >= 0 { return digits.prefix(sum + 1) + "." + digits.dropFirst(sum + 1) }
    return "0." + String(repeating: "0", count: -sum - 1) + digits
  }
}

extension Rational {
  /// As an exponent is written: nothing for one, `**2`, `**-1`, `**(1/2)`.
  var powerText: String {
    if self == .one { return "" }
    return isInteger ? "**\(numerator)" : "**(\(self))"
  }
}
