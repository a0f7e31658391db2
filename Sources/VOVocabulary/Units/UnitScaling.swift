import Base

/// From values in one unit to values in another: one operation, which rounds once.
package struct UnitScaling: Hashable, Sendable {
  private enum Operation: Hashable, Sendable {
    /// The decimal point moves.
    case decimal(DecimalScaling)
    case multiply(Double)
    case divide(Double)
  }

  private let operation: Operation

  /// - Returns: `nil` when the ratio is outside the range of `Double`.
  init?(from source: Magnitude, to target: Magnitude) {
    guard let factor = source.ratio(to: target), let inverse = target.ratio(to: source) else { return nil }
    if let exponent = source.powerOfTen(over: target) {
      operation = .decimal(DecimalScaling(exponent: exponent))
    } else if inverse > 1, inverse == inverse.rounded() {
      // 1/60 is no double, the divisor 60 is one.
      operation = .divide(inverse)
    } else {
      operation = .multiply(factor)
    }
  }

  /// Whether values stay as they are.
  package var isIdentity: Bool { operation == .decimal(DecimalScaling(exponent: 0)) }

  /// The value in the other unit.
  package func convert(_ value: Double) -> Double {
    switch operation {
    case .decimal(let scaling): scaling.apply(value)
    case .multiply(let factor): value * factor
    case .divide(let divisor): value / divisor
    }
  }
}
