internal import Base

/// Counts how often the edges of rings cross, touch or overlap each other, before work is done that grows
/// with it.
struct EdgeMeetings {
  private struct Edge {
    var from: SIMD2<Double>
    var to: SIMD2<Double>
    /// The ring, and the place in it.
    var ring: Int
    var place: Int

    var left: Double { min(from.x, to.x) }
    var right: Double { max(from.x, to.x) }
    var low: Double { min(from.y, to.y) }
    var high: Double { max(from.y, to.y) }
  }

  /// Edges are compared at most that often; where that is not enough, the count is as good as endless.
  private static let maximumOfComparisons = 20_000_000

  private var edges: [Edge] = []
  private var edgeCounts: [Int] = []

  init(_ polygons: [PlanePolygon]) {
    for ring in polygons.lazy.flatMap(\.rings) {
      var place = 0
      for (from, to) in zip(ring, ring.dropFirst()) where from != to {
        edges.append(Edge(from: from, to: to, ring: edgeCounts.count, place: place))
        place += 1
      }
      edgeCounts.append(place)
    }
    edges.sort { $0.left < $1.left }
  }

  /// The pairs of edges that meet; neighbours in a ring, which share a vertex, are no such pair.
  ///
  /// - Returns: a number above `limit` as soon as there are more.
  func count(limit: Int) -> Int {
    var count = 0
    var comparisons = 0
    // The edges that reach to the right of the one that is looked at.
    var active: [Int] = []
    for index in edges.indices {
      let edge = edges[index]
      active.removeAll { edges[$0].right < edge.left }
      comparisons += active.count
      guard comparisons <= Self.maximumOfComparisons else { return max(count, limit + 1) }
      for other in active where meet(edge, edges[other]) {
        count += 1
        if count > limit { return count }
      }
      active.append(index)
    }
    return count
  }

  private func meet(_ one: Edge, _ other: Edge) -> Bool {
    guard one.low <= other.high, other.low <= one.high, !areNeighbours(one, other) else { return false }
    let start = Orientation.sign(other.from, other.to, one.from)
    let end = Orientation.sign(other.from, other.to, one.to)
    guard start * end <= 0 else { return false }
    return Orientation.sign(one.from, one.to, other.from) * Orientation.sign(one.from, one.to, other.to) <= 0
  }

  private func areNeighbours(_ one: Edge, _ other: Edge) -> Bool {
    guard one.ring == other.ring else { return false }
    let distance = abs(one.place - other.place)
    return distance == 1 || distance == edgeCounts[one.ring] - 1
  }
}
