import Base

// Whole arrays in place: each loop holds one operation and no branch, which the compiler makes vector code
// of.
extension SpectralConversion {
  /// Turns axis values into hertz in place.
  ///
  /// - Parameters:
  ///   - values: `[t0, f0, t1, f1, ...]` with `stride` 2 and `offset` 1 for the positions of a TFCat
  ///   geometry.
  ///   - stride: the distance of the values to convert; nothing happens unless it is positive.
  ///   - offset: the index of the first; nothing happens when it is negative.
  public func convertToHertz(_ values: UnsafeMutableBufferPointer<Double>, stride: Int = 1, offset: Int = 0) {
    guard stride > 0, offset >= 0 else { return }
    if let decimal { return Self.scale(values, by: decimal, stride: stride, offset: offset) }
    switch form {
    case .multiply(let factor):
      for index in Swift.stride(from: offset, to: values.count, by: stride) { values[index] *= factor }
    case .divide(let factor):
      for index in Swift.stride(from: offset, to: values.count, by: stride) {
        values[index] = factor / values[index]
      }
    }
  }

  private static func scale(
    _ values: UnsafeMutableBufferPointer<Double>, by scaling: DecimalScaling, stride: Int, offset: Int
  ) {
    guard scaling.exponent != 0 else { return }
    for index in Swift.stride(from: offset, to: values.count, by: stride) {
      values[index] = scaling.apply(values[index])
    }
  }

  /// Turns axis values of an array into hertz in place; see the form over a buffer.
  public func convertToHertz(_ values: inout [Double], stride: Int = 1, offset: Int = 0) {
    values.withUnsafeMutableBufferPointer { convertToHertz($0, stride: stride, offset: offset) }
  }

  /// Turns frequencies in hertz into axis values in place.
  public func convertFromHertz(_ values: UnsafeMutableBufferPointer<Double>, stride: Int = 1, offset: Int = 0)
  {
    guard stride > 0, offset >= 0 else { return }
    if let decimal {
      let inverse = DecimalScaling(exponent: -decimal.exponent)
      return Self.scale(values, by: inverse, stride: stride, offset: offset)
    }
    switch form {
    case .multiply(let factor):
      for index in Swift.stride(from: offset, to: values.count, by: stride) { values[index] /= factor }
    case .divide(let factor):
      for index in Swift.stride(from: offset, to: values.count, by: stride) {
        values[index] = factor / values[index]
      }
    }
  }

  /// Turns frequencies of an array into axis values in place; see the form over a buffer.
  public func convertFromHertz(_ values: inout [Double], stride: Int = 1, offset: Int = 0) {
    values.withUnsafeMutableBufferPointer { convertFromHertz($0, stride: stride, offset: offset) }
  }
}
