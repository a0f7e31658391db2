/// Stretches of an axis that do not touch, in rising order.
package struct IntervalSet: Hashable, Sendable {
  package private(set) var intervals: [ClosedRange<Double>] = []

  package init() {}

  /// The union of stretches, which may overlap and come in any order.
  ///
  /// - Parameter gap: stretches that lie no further apart become one.
  package init(_ stretches: [ClosedRange<Double>], gap: Double = 0) {
    for stretch in stretches.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = intervals.last, stretch.lowerBound - last.upperBound <= gap {
        let end = max(last.upperBound, stretch.upperBound)
        intervals[intervals.count - 1] = last.lowerBound...end
      } else {
        intervals.append(stretch)
      }
    }
  }

  /// The set with at most so many stretches: the shortest gaps are closed, of equal ones the first.
  package func coarsened(to count: Int) -> IntervalSet {
    guard count > 0, intervals.count > count else { return self }
    let gaps = intervals.indices.dropFirst().sorted { one, other in
      let (first, second) = (gap(before: one), gap(before: other))
      return first == second ? one < other : first < second
    }
    let closed = Set(gaps.prefix(intervals.count - count))
    var result = IntervalSet()
    for (index, stretch) in intervals.enumerated() {
      if closed.contains(index), let last = result.intervals.last {
        result.intervals[result.intervals.count - 1] = last.lowerBound...stretch.upperBound
      } else {
        result.intervals.append(stretch)
      }
    }
    return result
  }

  private func gap(before index: Int) -> Double {
    intervals[index].lowerBound - intervals[index - 1].upperBound
  }

  /// The sum of the lengths.
  package var length: Double { intervals.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) } }

  /// From the first to the last.
  package var hull: ClosedRange<Double>? {
    guard let first = intervals.first, let last = intervals.last else { return nil }
    return first.lowerBound...last.upperBound
  }

  /// What both have in common. Ends that touch are a moment, which counts where one of both is no more.
  package func intersection(_ other: IntervalSet) -> IntervalSet {
    var result: [ClosedRange<Double>] = []
    var (i, j) = (0, 0)
    while i < intervals.count, j < other.intervals.count {
      let (one, two) = (intervals[i], other.intervals[j])
      let (start, end) = (
        max(one.lowerBound, two.lowerBound), min(one.upperBound, two.upperBound)
      )
      let isMoment = one.lowerBound == one.upperBound || two.lowerBound == two.upperBound
      if start < end || (start == end && isMoment) { result.append(start...end) }
      if one.upperBound < two.upperBound { i += 1 } else { j += 1 }
    }
    return IntervalSet(result)
  }

  /// What either has.
  package func union(_ other: IntervalSet) -> IntervalSet { IntervalSet(intervals + other.intervals) }

  /// Whether a value lies in a stretch; ends belong to it.
  package func contains(_ value: Double) -> Bool {
    var (low, high) = (0, intervals.count)
    while low < high {
      let middle = (low + high) / 2
      if intervals[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < intervals.count && intervals[low].lowerBound <= value
  }

  /// How much of a stretch is covered.
  package func length(in stretch: ClosedRange<Double>) -> Double {
    var (low, high) = (0, intervals.count)
    while low < high {
      let middle = (low + high) / 2
      if intervals[middle].upperBound < stretch.lowerBound { low = middle + 1 } else { high = middle }
    }
    var sum = 0.0
    while low < intervals.count, intervals[low].lowerBound < stretch.upperBound {
      sum +=
        min(intervals[low].upperBound, stretch.upperBound)
        - max(intervals[low].lowerBound, stretch.lowerBound)
      low += 1
    }
    return max(0, sum)
  }
}
