/// Whether a closed line meets itself, with cheap ways to say no.
///
/// Sound rings are told by one of two looks at their vertices, without memory of their own: they wind once around the
/// middle of their box, or they fall into a few chains that run forward or backward in time and that keep their order.
/// What is left goes to a sweep over all edges, which also finds out where a ring meets itself.
package enum SimpleRing {
  /// How a ring, or a pair of rings, goes wrong. Numbers are those of the positions of the line.
  package enum Defect: Hashable {
    /// The edge that starts at `first` crosses the one that starts at `second`, later in the line.
    case crossing(first: Int, second: Int)
    /// Two positions are the same, with others between them.
    case sharedPosition(first: Int, second: Int)
    /// The position lies on the edge that starts at `edge`.
    case positionOnEdge(position: Int, edge: Int)
    /// Two edges share a stretch.
    case overlap(first: Int, second: Int)
    /// The line turns back on itself.
    case spike(Int)
  }

  /// Where a closed line meets itself; `nil` when it does not, and for lines of fewer than three different positions.
  ///
  /// - Parameters:
  ///   - line: time and spectral values by turns; the last position is the first one again. All are finite.
  ///   - center: a point that is likely inside, such as the middle of the ring's box.
  ///   - hasRepeatedPositions: whether a position may equal the one before it.
  package static func defect(
    _ line: UnsafeBufferPointer<Double>, center: SIMD2<Double>, hasRepeatedPositions: Bool
  ) -> Defect? {
    guard line.count >= 8 else { return nil }
    guard !hasRepeatedPositions else { return defectWithoutRepeats(line) }
    if isSimple(line, center: center) { return nil }
    var sweep = RingSweep()
    sweep.add(line, firstPosition: 0)
    return sweep.defect()
  }

  /// Whether a closed line without repeated positions does not meet itself, as far as the cheap looks tell.
  package static func isSimple(_ line: UnsafeBufferPointer<Double>, center: SIMD2<Double>) -> Bool {
    guard let base = line.baseAddress, line.count >= 8 else { return true }
    let ring = RingView(base: UnsafeRawPointer(base), count: line.count / 2 - 1)
    return ring.windsOnce(around: center) || ring.hasOrderedChains
  }

  @inline(never)
  private static func defectWithoutRepeats(_ line: UnsafeBufferPointer<Double>) -> Defect? {
    var sweep = RingSweep()
    sweep.add(line, firstPosition: 0)
    guard sweep.count >= 3 else { return nil }
    let isSound = (sweep.vertices + [sweep.vertices[0]]).withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return true }
      return RingView(base: base, count: sweep.count).hasOrderedChains
    }
    return isSound ? nil : sweep.defect()
  }
}

/// The vertices of a closed ring without repeated positions.
private struct RingView {
  let base: UnsafeRawPointer
  /// Vertices, and edges; one position less than the line has.
  let count: Int

  @inline(__always)
  subscript(index: Int) -> SIMD2<Double> {
    base.loadUnaligned(fromByteOffset: 16 * index, as: SIMD2<Double>.self)
  }

  /// Whether every edge goes around the center in the same sense and all of them together once: then no two can meet.
  /// Where rounding leaves a doubt the answer is no.
  func windsOnce(around center: SIMD2<Double>) -> Bool {
    var from = self[0] - center
    var sense = 0.0
    var turns = 0
    for index in 1...count {
      let to = self[index] - center
      let left = from.x * to.y
      let right = from.y * to.x
      let determinant = left - right
      let bound = Orientation.errorBound * (left.magnitude + right.magnitude) + Orientation.underflow
      if index == 1 { sense = determinant > 0 ? 1 : -1 }
      guard determinant * sense > bound else { return false }
      // Each turn comes over the center's level once from below (or, clockwise, from above).
      if (from.y < 0) != (to.y < 0), (to.y < 0) == (sense < 0) { turns += 1 }
      from = to
    }
    return turns == 1
  }

  /// A run of vertices whose times rise, or fall (`step` -1: it is then walked backward); of equal times the spectral
  /// values do.
  private struct Chain {
    /// The vertex with the smallest time.
    var start: Int
    /// Edges.
    var length: Int
    var step: Int
    var low: Double
    var high: Double
  }

  private static let maximumOfChains = 16

  @inline(__always)
  private static func isBefore(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Bool {
    a.x < b.x || (a.x == b.x && a.y < b.y)
  }

  /// Whether the ring falls into a few chains of which no two cross or touch.
  var hasOrderedChains: Bool {
    withUnsafeTemporaryAllocation(of: Chain.self, capacity: Self.maximumOfChains) { chains in
      guard let chainCount = split(into: chains) else { return false }
      for first in 1..<chainCount {
        for second in 0..<first where !isOrdered(chains[first], chains[second]) {
          return false
        }
      }
      return true
    }
  }

  /// The number of chains; `nil` when there are too many.
  private func split(into chains: UnsafeMutableBufferPointer<Chain>) -> Int? {
    // Chains begin where the direction turns; look for the first such place.
    let isFirstRising = Self.isBefore(self[0], self[1])
    var begin = 1
    while begin < count, Self.isBefore(self[begin], self[begin + 1]) == isFirstRising { begin += 1 }
    guard begin < count else { return nil }
    var chainCount = 0
    var isRising = !isFirstRising
    var vertex = begin
    var previous = self[begin]
    var chain = Chain(start: begin, length: 0, step: 0, low: previous.y, high: previous.y)
    for edge in 0...count {
      let next = vertex + 1 == count ? 0 : vertex + 1
      let current = self[next]
      let rises = Self.isBefore(previous, current)
      if edge == count || rises != isRising {
        guard chainCount < chains.count else { return nil }
        chain.step = isRising ? 1 : -1
        if !isRising { chain.start = vertex }
        chains[chainCount] = chain
        chainCount += 1
        isRising = rises
        chain = Chain(start: vertex, length: 0, step: 0, low: previous.y, high: previous.y)
      }
      chain.length += 1
      chain.low = min(chain.low, current.y)
      chain.high = max(chain.high, current.y)
      vertex = next
      previous = current
    }
    return chainCount
  }

  @inline(__always)
  private func moved(_ vertex: Int, _ step: Int) -> Int {
    let next = vertex + step
    return next == count ? 0 : next < 0 ? count - 1 : next
  }

  private func end(of chain: Chain) -> Int {
    let end = (chain.start + chain.step * chain.length) % count
    return end < 0 ? end + count : end
  }

  /// Whether one chain stays above the other as long as both last. They may share an end that is one vertex.
  private func isOrdered(_ one: Chain, _ other: Chain) -> Bool {
    if one.high < other.low || other.high < one.low { return true }
    let lastOne = end(of: one)
    let lastOther = end(of: other)
    if one.start == lastOther || other.start == lastOne { return true }
    let endOne = self[lastOne]
    let endOther = self[lastOther]
    if Self.isBefore(endOne, self[other.start]) || Self.isBefore(endOther, self[one.start]) { return true }
    // The edge of each chain that is being compared with vertices of the other one.
    var fromOne = one.start
    var toOne = moved(fromOne, one.step)
    var fromOther = other.start
    var toOther = moved(fromOther, other.step)
    var sign = 0
    // Goes to where both chains have begun; the later start is the first vertex to be compared.
    if fromOne != fromOther {
      if Self.isBefore(self[fromOne], self[fromOther]) {
        let start = self[fromOther]
        while Self.isBefore(self[toOne], start) {
          fromOne = toOne
          toOne = moved(toOne, one.step)
        }
        sign = -Orientation.sign(self[fromOne], self[toOne], start)
      } else {
        let start = self[fromOne]
        while Self.isBefore(self[toOther], start) {
          fromOther = toOther
          toOther = moved(toOther, other.step)
        }
        sign = Orientation.sign(self[fromOther], self[toOther], start)
      }
      if sign == 0 { return false }
    }
    while true {
      let isOneNext = Self.isBefore(self[toOne], self[toOther])
      if !isOneNext, toOne == toOther { return true }
      let side =
        isOneNext
        ? Orientation.sign(self[fromOther], self[toOther], self[toOne])
        : -Orientation.sign(self[fromOne], self[toOne], self[toOther])
      if side == 0 || (sign != 0 && side != sign) { return false }
      sign = side
      if isOneNext {
        if toOne == lastOne { return true }
        fromOne = toOne
        toOne = moved(toOne, one.step)
      } else {
        if toOther == lastOther { return true }
        fromOther = toOther
        toOther = moved(toOther, other.step)
      }
    }
  }
}
