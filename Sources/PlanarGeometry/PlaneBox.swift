/// A box of the plane, with its edges.
package struct PlaneBox: Hashable, Sendable {
  package var low: SIMD2<Double>
  package var high: SIMD2<Double>

  package init(low: SIMD2<Double>, high: SIMD2<Double>) {
    self.low = low
    self.high = high
  }

  /// The smallest box around points; `nil` when there are none.
  package init?(_ points: some Sequence<SIMD2<Double>>) {
    var iterator = points.makeIterator()
    guard let first = iterator.next() else { return nil }
    (low, high) = (first, first)
    while let point = iterator.next() {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
  }

  package var size: SIMD2<Double> { high - low }
  package var center: SIMD2<Double> { low + (high - low) / 2 }
  package var area: Double { (high.x - low.x) * (high.y - low.y) }

  /// Whether both have a point in common; edges count.
  @inline(__always)
  package func touches(_ other: PlaneBox) -> Bool {
    low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y
  }

  package func union(_ other: PlaneBox) -> PlaneBox {
    PlaneBox(low: pointwiseMin(low, other.low), high: pointwiseMax(high, other.high))
  }

  /// The box with a margin on each side.
  package func widened(by margin: SIMD2<Double>) -> PlaneBox {
    PlaneBox(low: low - margin, high: high + margin)
  }

  /// The area that both cover.
  package func sharedArea(with other: PlaneBox) -> Double {
    let size = pointwiseMin(high, other.high) - pointwiseMax(low, other.low)
    return size.x > 0 && size.y > 0 ? size.x * size.y : 0
  }

  /// What both share of the stretch that they cover together on one axis, 0 to 1. Two that have no length are
  /// 1 where they are the same.
  ///
  /// - Parameter axis: 0 for the first coordinate, 1 for the second.
  package func sharedStretch(with other: PlaneBox, axis: Int) -> Double {
    let shared = min(high[axis], other.high[axis]) - max(low[axis], other.low[axis])
    let union = (high[axis] - low[axis]) + (other.high[axis] - other.low[axis]) - max(shared, 0)
    if union == 0 { return shared == 0 ? 1 : 0 }
    return shared > 0 ? min(1, shared / union) : 0
  }
}
