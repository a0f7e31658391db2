/// Gathers stretches, of which there may be any number, into a set of few.
///
/// Memory is bounded: where the set would have more than sixteen times as many stretches as are wanted, the
/// shortest gaps are closed on the way.
package struct IntervalGatherer: Hashable, Sendable {
  private let gap: Double
  private let count: Int
  private var known = IntervalSet()
  private var pending: [ClosedRange<Double>] = []

  /// - Parameters:
  ///   - gap: stretches that lie no further apart become one.
  ///   - count: how many stretches the set has at most.
  package init(gap: Double, atMost count: Int) {
    self.gap = gap
    self.count = count
  }

  package mutating func add(_ stretch: ClosedRange<Double>) {
    pending.append(stretch)
    if pending.count >= 4096 { fold() }
  }

  package mutating func add(_ other: IntervalSet) {
    for stretch in other.intervals { add(stretch) }
  }

  private mutating func fold() {
    known = IntervalSet(known.intervals + pending, gap: gap)
    pending.removeAll(keepingCapacity: true)
    if known.intervals.count > 16 * count { known = known.coarsened(to: 16 * count) }
  }

  /// All that was added.
  package var set: IntervalSet { IntervalSet(known.intervals + pending, gap: gap).coarsened(to: count) }
}
