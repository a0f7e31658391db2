/// Questions about a line of positions, time and spectral values by turns, answered exactly.
package enum RingGeometry {
  package enum Side {
    case inside
    case boundary
    case outside
  }

  /// Whether all positions lie on one straight line.
  package static func isCollinear(_ line: UnsafeBufferPointer<Double>) -> Bool {
    let count = line.count / 2
    guard count > 2 else { return true }
    let first = position(0, in: line)
    guard let other = (1..<count).first(where: { position($0, in: line) != first }) else { return true }
    let second = position(other, in: line)
    return (other..<count).allSatisfy { Orientation.sign(first, second, position($0, in: line)) == 0 }
  }

  /// Where a point lies with respect to a closed ring.
  package static func side(of point: SIMD2<Double>, _ ring: UnsafeBufferPointer<Double>) -> Side {
    var isInside = false
    for index in 0..<max(ring.count / 2 - 1, 0) {
      let a = position(index, in: ring)
      let b = position(index + 1, in: ring)
      if (a.y > point.y) == (b.y > point.y) {
        // On a level edge, or at a vertex that does not count as a crossing?
        guard a.y == point.y || b.y == point.y else { continue }
        let low = pointwiseMin(a, b)
        let high = pointwiseMax(a, b)
        let isWithin = low.x <= point.x && point.x <= high.x && low.y <= point.y && point.y <= high.y
        if isWithin, Orientation.sign(a, b, point) == 0 { return .boundary }
        continue
      }
      let sign = Orientation.sign(a, b, point)
      if sign == 0 { return .boundary }
      if (sign > 0) == (b.y > a.y) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }

  /// Where two edges that cross do so, to about seven digits of their extent.
  package static func crossing(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>, _ d: SIMD2<Double>
  ) -> SIMD2<Double> {
    let one = b - a
    let other = d - c
    let between = c - a
    let share = (between.x * other.y - between.y * other.x) / (one.x * other.y - one.y * other.x)
    let point = share.isFinite ? a + min(max(share, 0), 1) * one : a
    return SIMD2(
      rounded(point.x, extent: max(one.x.magnitude, other.x.magnitude)),
      rounded(point.y, extent: max(one.y.magnitude, other.y.magnitude)))
  }

  /// A value without the digits that its surroundings do not warrant.
  static func rounded(_ value: Double, extent: Double) -> Double {
    guard extent > 0, extent.isFinite else { return value }
    var factor = 1.0
    while factor < 1e15, extent * factor < 1e6 { factor *= 10 }
    let scaled = value * factor
    return scaled.magnitude < 0x1p53 ? scaled.rounded() / factor : value
  }

  package static func position(_ index: Int, in line: UnsafeBufferPointer<Double>) -> SIMD2<Double> {
    SIMD2(line[2 * index], line[2 * index + 1])
  }
}
