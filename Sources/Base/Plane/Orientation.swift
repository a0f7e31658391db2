/// On which side of a line a point lies, decided exactly.
///
/// Most signs are certain from the rounded determinant and a bound on its error (Shewchuk, 1997, Discrete &
/// Computational Geometry 18, 305). Where they are not, the determinant is summed up without rounding. Coordinates must
/// be finite; the answer is exact as long as the magnitudes on one axis span less than some 200 powers of ten.
package enum Orientation {
  /// The largest relative rounding error of the determinant, times |left product| + |right product|.
  static let errorBound = (3 + 16 * 0x1p-53) * 0x1p-53
  /// Products that small may have lost digits to underflow.
  static let underflow = 0x1p-960

  /// 1 when `c` lies to the left of the line from `a` to `b` (counter-clockwise turn), -1 when it lies to the right, 0
  /// when it lies on it.
  @inline(__always)
  package static func sign(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> Int {
    let ac = a - c
    let bc = b - c
    let left = ac.x * bc.y
    let right = ac.y * bc.x
    let determinant = left - right
    let bound = errorBound * (left.magnitude + right.magnitude) + underflow
    if determinant > bound, determinant.isFinite { return 1 }
    if determinant < -bound, determinant.isFinite { return -1 }
    return exactSign(a, b, c)
  }

  @inline(never)
  static func exactSign(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>) -> Int {
    // Three equal coordinates on an axis: no determinant needed, and common in boxes.
    if (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y) { return 0 }
    let (a, b, c) = scaled(a, b, c)
    if let sign = signOfExactDifferences(a, b, c) { return sign }
    var sum = Expansion()
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: Expansion.capacity) { storage in
      sum.add(a.x, times: b.y, in: storage)
      sum.add(-a.y, times: b.x, in: storage)
      sum.add(b.x, times: c.y, in: storage)
      sum.add(-b.y, times: c.x, in: storage)
      sum.add(c.x, times: a.y, in: storage)
      sum.add(-c.y, times: a.x, in: storage)
      return sum.sign(in: storage)
    }
  }

  /// Brings the largest coordinate of each axis near 1, by powers of two, so that products neither overflow nor underflow.
  private static func scaled(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>
  ) -> (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>) {
    let time = max(a.x.magnitude, b.x.magnitude, c.x.magnitude)
    let spectral = max(a.y.magnitude, b.y.magnitude, c.y.magnitude)
    let factor = SIMD2(powerBelowInverse(time), powerBelowInverse(spectral))
    return (a * factor, b * factor, c * factor)
  }

  private static func powerBelowInverse(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    return Double(sign: .plus, exponent: min(max(-Int(value.exponent), -1022), 1022), significand: 1)
  }

  /// The sign where the differences of the coordinates are exact, as they are for times close together.
  private static func signOfExactDifferences(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>)
    -> Int?
  {
    let ac = a - c
    let bc = b - c
    guard differenceError(a, c, ac) == .zero, differenceError(b, c, bc) == .zero else { return nil }
    let left = ac.x * bc.y
    let right = ac.y * bc.x
    // Rounding is monotone: unequal rounded products are in the order of the true ones.
    if left != right { return left > right ? 1 : -1 }
    let leftRest = (-left).addingProduct(ac.x, bc.y)
    let rightRest = (-right).addingProduct(ac.y, bc.x)
    return leftRest == rightRest ? 0 : leftRest > rightRest ? 1 : -1
  }

  /// What the rounded difference of two values leaves out.
  private static func differenceError(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ difference: SIMD2<Double>
  ) -> SIMD2<Double> {
    let subtracted = a - difference
    let restored = difference + subtracted
    return (a - restored) + (subtracted - b)
  }
}

/// An exact sum: doubles of rising magnitude that do not overlap, kept in storage of the caller.
private struct Expansion {
  /// Six products of two doubles each.
  static let capacity = 12
  private var count = 0

  mutating func add(_ a: Double, times b: Double, in storage: UnsafeMutableBufferPointer<Double>) {
    let product = a * b
    add((-product).addingProduct(a, b), in: storage)
    add(product, in: storage)
  }

  private mutating func add(_ value: Double, in storage: UnsafeMutableBufferPointer<Double>) {
    var carry = value
    for index in 0..<count {
      let sum = carry + storage[index]
      let virtual = sum - carry
      storage[index] = (carry - (sum - virtual)) + (storage[index] - virtual)
      carry = sum
    }
    storage[count] = carry
    count += 1
  }

  func sign(in storage: UnsafeMutableBufferPointer<Double>) -> Int {
    for index in (0..<count).reversed() where storage[index] != 0 { return storage[index] > 0 ? 1 : -1 }
    return 0
  }
}
