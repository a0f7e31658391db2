/// An exponent: a fraction of two machine integers in lowest terms, with a positive denominator.
///
/// Unit exponents come from text, so every operation reports overflow by `nil` instead of trapping.
public struct Rational: Hashable, Sendable {
  /// The number above the line, with the sign.
  public let numerator: Int
  /// The number below the line, above zero.
  public let denominator: Int

  /// 0
  public static let zero = Rational(0)
  /// 1
  public static let one = Rational(1)
  /// 1/2
  public static let half = Rational(uncheckedNumerator: 1, denominator: 2)

  /// A whole number.
  public init(_ whole: Int) {
    self.init(uncheckedNumerator: whole, denominator: 1)
  }

  /// The fraction in lowest terms; `nil` for a zero denominator or when a sign cannot be changed.
  public init?(_ numerator: Int, _ denominator: Int) {
    guard denominator != 0 else { return nil }
    let divisor = Rational.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    guard let magnitude = Int(exactly: top), let positive = Int(exactly: bottom) else { return nil }
    let negative = (numerator < 0) != (denominator < 0)
    self.init(uncheckedNumerator: negative ? -magnitude : magnitude, denominator: positive)
  }

  private init(uncheckedNumerator: Int, denominator: Int) {
    self.numerator = uncheckedNumerator
    self.denominator = denominator
  }

  /// Whether it is a whole number.
  public var isInteger: Bool { denominator == 1 }

  /// The nearest `Double`; the quotient of two exact integers for every exponent met in practice.
  public var value: Double { Double(numerator) / Double(denominator) }

  func adding(_ other: Rational) -> Rational? {
    let (left, overflowLeft) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, overflowRight) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (top, overflowTop) = left.addingReportingOverflow(right)
    let (bottom, overflowBottom) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !overflowLeft, !overflowRight, !overflowTop, !overflowBottom else { return nil }
    return Rational(top, bottom)
  }

  func multiplied(by other: Rational) -> Rational? {
    let (top, overflowTop) = numerator.multipliedReportingOverflow(by: other.numerator)
    let (bottom, overflowBottom) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !overflowTop, !overflowBottom else { return nil }
    return Rational(top, bottom)
  }

  var negated: Rational? {
    Rational(uncheckedNumerator: -1, denominator: 1).multiplied(by: self)
  }

  private static func greatestCommonDivisor(_ first: UInt, _ second: UInt) -> UInt {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Rational: CustomStringConvertible {
  /// `2`, `-1`, `1/2`.
  public var description: String {
    isInteger ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
