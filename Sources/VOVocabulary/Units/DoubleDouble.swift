/// A sum of two `Double`s, about 32 digits wide.
///
/// Only powers need it: `yr**5` or `deg**(1/3)` by plain `Double` products would lose digits that a
/// conversion factor is expected to have. The standard library has no `pow`, and this target imports nothing.
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ value: Double) {
    high = value
    low = 0
  }

  private init(normalizing high: Double, _ low: Double) {
    let sum = high + low
    self.high = sum
    self.low = sum.isFinite ? low - (sum - high) : 0
  }

  var value: Double { high + low }

  static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = left.high * right.high
    guard product.isFinite else { return DoubleDouble(product) }
    let error = roundingError(of: product, left.high, right.high)
    return DoubleDouble(normalizing: product, error + (left.high * right.low + left.low * right.high))
  }

  /// Dekker's exact error of a product. A fused multiply-add would do it in one step, but where the processor
  /// is not known to have one it is a call into the mathematics library, which this target does not link.
  private static func roundingError(of product: Double, _ left: Double, _ right: Double) -> Double {
    // Splitting multiplies by 2**27 + 1, which may overflow here.
    guard left.magnitude < 1e290, right.magnitude < 1e290 else { return 0 }
    let (leftTop, leftRest) = halves(left)
    let (rightTop, rightRest) = halves(right)
    return ((leftTop * rightTop - product) + leftTop * rightRest + leftRest * rightTop) + leftRest * rightRest
  }

  private static func halves(_ value: Double) -> (top: Double, rest: Double) {
    let spread = 134_217_729 * value
    let top = spread - (spread - value)
    return (top, value - top)
  }

  static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let sum = left.high + right.high
    guard sum.isFinite else { return DoubleDouble(sum) }
    let part = sum - left.high
    let error = (left.high - (sum - part)) + (right.high - part)
    return DoubleDouble(normalizing: sum, error + left.low + right.low)
  }

  static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let first = left.high / right.high
    guard first.isFinite else { return DoubleDouble(first) }
    let rest = left + right * DoubleDouble(-first)
    return DoubleDouble(normalizing: first, rest.high / right.high)
  }

  /// By repeated squaring: a hostile exponent of 18 digits costs 60 products.
  func raised(to exponent: Int) -> DoubleDouble {
    var result = DoubleDouble(1)
    var square = self
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return exponent < 0 ? DoubleDouble(1) / result : result
  }

  /// The positive root of a positive, finite number.
  func root(_ degree: Int) -> DoubleDouble {
    guard degree > 1, high > 0, high.isFinite else { return self }
    // log2 good to a tenth: Newton's method then starts where it converges quadratically for any degree.
    let logarithm = Double(high.exponent) + (high.significand - 1)
    let start = logarithm / Double(degree)
    let truncated = Int(start)
    let whole = Double(truncated) > start ? truncated - 1 : truncated
    let fraction = start - Double(whole)
    let guess = 1 + fraction * (0.6931 + fraction * (0.2402 + fraction * 0.0667))
    var result = DoubleDouble(Double(sign: .plus, exponent: whole, significand: guess))
    for _ in 0..<64 {
      let ratio = self / result.raised(to: degree)
      let error = ratio + DoubleDouble(-1)
      guard error.high.isFinite, error.high.magnitude > 1e-31 else { break }
      let correction = error / DoubleDouble(Double(degree))
      result = result * (DoubleDouble(1) + correction)
      if correction.high.magnitude < 1e-28 { break }
    }
    return result
  }
}
