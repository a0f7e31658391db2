import Base

/// From values on one spectral axis to values on another: kHz to MHz, MHz to m, cm**-1 to eV.
///
/// Every re-expression is an operation or two. Powers of ten cost no rounding: 24730 kHz are 24.73 MHz, and
/// 12.5 MHz are 23.98339664 m, and not neighbours of these.
package struct SpectralRescaling: Hashable, Sendable {
  /// What is done to a value.
  package enum Operation: Hashable, Sendable {
    /// Nothing: both axes count the same.
    case identity
    /// `factor * x`.
    case multiply(Double)
    /// `x / divisor`.
    case divide(Double)
    /// `factor / (scale * x)`, the scale a power of ten: 299792458 / (1e6 * 12.5) m are 12.5 MHz, where
    /// 299.792458 / 12.5 would round a number that is no `Double` to begin with.
    case reciprocal(Double, scale: Double)
  }

  package let operation: Operation
  /// Where the factor is a power of ten: the decimal point moves.
  private let decimal: DecimalScaling?

  /// - Returns: `nil` when the ratio of the two axes is outside the range of `Double`.
  package init?(from source: SpectralConversion, to target: SpectralConversion) {
    if source.type == target.type {
      guard let factor = source.unit.factor(to: target.unit),
        let inverse = target.unit.factor(to: source.unit)
      else { return nil }
      decimal = source.unit.magnitude.powerOfTen(over: target.unit.magnitude)
        .map(DecimalScaling.init(exponent:))
      operation =
        factor == 1
        ? .identity
        // The factor 1e-3 is no Double, the divisor 1000 is one.
        : inverse > 1 && inverse == inverse.rounded() ? .divide(inverse) : .multiply(factor)
      return
    }
    decimal = nil
    // In magnitudes, so that powers of ten cost no rounding. Of two types at most one is a wavelength.
    if target.type == .wavelength {
      guard let factor = target.factor.divided(by: source.factor) else { return nil }
      guard let reciprocal = Self.reciprocal(factor) else { return nil }
      operation = reciprocal
    } else {
      guard let factor = source.factor.divided(by: target.factor), let number = factor.ratio(to: .one)
      else { return nil }
      guard let reciprocal = Self.reciprocal(factor) else { return nil }
      operation = source.type == .wavelength ? reciprocal : .multiply(number)
    }
  }

  private static func reciprocal(_ factor: Magnitude) -> Operation? {
    guard factor.binary == 0, (-22 ... -1).contains(factor.decimal),
      let scale = Magnitude(mantissa: 1, decimal: -factor.decimal).ratio(to: .one)
    else { return factor.ratio(to: .one).map { .reciprocal($0, scale: 1) } }
    return .reciprocal(factor.mantissa, scale: scale)
  }

  /// Whether the axis turns round: the least frequency is the greatest wavelength.
  package var reverses: Bool {
    if case .reciprocal = operation { true } else { false }
  }

  /// The value on the target axis; infinite for the wavelength of the frequency 0.
  package func convert(_ x: Double) -> Double {
    if let decimal { return decimal.apply(x) }
    return switch operation {
    case .identity: x
    case .multiply(let factor): factor * x
    case .divide(let divisor): x / divisor
    case .reciprocal(let factor, let scale): factor / (scale * x)
    }
  }

  /// Converts values in place.
  ///
  /// - Parameters:
  ///   - values: `[t0, f0, t1, f1, ...]` with `stride` 2 and `offset` 1 for the positions of a TFCat
  ///   geometry.
  ///   - stride: the distance of the values to convert; nothing happens unless it is positive.
  ///   - offset: the index of the first; nothing happens when it is negative.
  package func convert(_ values: UnsafeMutableBufferPointer<Double>, stride: Int = 1, offset: Int = 0) {
    guard stride > 0, offset >= 0 else { return }
    let places = Swift.stride(from: offset, to: values.count, by: stride)
    if let decimal {
      if decimal.exponent != 0 { for index in places { values[index] = decimal.apply(values[index]) } }
      return
    }
    // A loop for each operation, without a branch inside, becomes vector code.
    switch operation {
    case .identity: break
    case .multiply(let factor): for index in places { values[index] *= factor }
    case .divide(let divisor): for index in places { values[index] /= divisor }
    case .reciprocal(let factor, let scale):
      for index in places { values[index] = factor / (scale * values[index]) }
    }
  }
}
