extension FixedWidthInteger where Self: SignedInteger {
  /// The quotient rounded down and the rest, which is from 0 up to but not including the divisor.
  ///
  /// - Parameter divisor: more than 0.
  @inlinable @inline(__always)
  package func dividedRoundingDown(by divisor: Self) -> (quotient: Self, rest: Self) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }
}
