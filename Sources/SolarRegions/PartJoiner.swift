internal import Base

/// Joins parts of a region that lie apart into one ring, by bridges along great circles.
///
/// Parts are joined one after the other, the nearest first, so that no bridge meets another part. A bridge
/// is 0.005 degrees to both sides of its line wide: wide enough for servers, which refuse edges that are
/// walked twice, and next to nothing of a region.
enum PartJoiner {
  /// Half of the width, in radians.
  private static let halfWidth = 0.005 * Double.pi / 180

  /// - Parameter choice: which of the shortest ways between two parts is taken, from 0.
  /// - Returns: `nil` where there are no parts.
  static func join(_ parts: [[SIMD3<Double>]], choice: Int) -> [SIMD3<Double>]? {
    guard var ring = parts.first else { return nil }
    var others = Array(parts.dropFirst())
    while !others.isEmpty {
      var nearest: (part: Int, way: Way)?
      for (index, part) in others.enumerated() {
        guard let way = way(from: ring, to: part, choice: others.count == 1 ? choice : min(choice, 1)) else {
          return nil
        }
        if nearest.map({ way.length < $0.way.length }) ?? true { nearest = (index, way) }
      }
      guard let nearest else { return nil }
      ring = bridge(ring, others[nearest.part], nearest.way)
      others.remove(at: nearest.part)
    }
    return ring
  }

  private struct Way {
    /// Places of the vertices that it joins.
    var from: Int
    var to: Int
    /// The square of the chord.
    var length: Double
  }

  private static func way(from ring: [SIMD3<Double>], to part: [SIMD3<Double>], choice: Int) -> Way? {
    var best: [Way] = []
    for (from, point) in ring.enumerated() {
      for (to, other) in part.enumerated() {
        let length = (other - point).square
        if best.count > choice, length >= best[choice].length { continue }
        let place = best.firstIndex { $0.length > length } ?? best.count
        best.insert(Way(from: from, to: to, length: length), at: place)
        if best.count > choice + 1 { best.removeLast() }
      }
    }
    return best.last
  }

  /// Two vertices in the place of each of the two that the way joins: to both sides of the bridge.
  private static func bridge(
    _ ring: [SIMD3<Double>], _ part: [SIMD3<Double>], _ way: Way
  ) -> [SIMD3<Double>] {
    var joined: [SIMD3<Double>] = []
    joined.reserveCapacity(ring.count + part.count + 2)
    joined += ring[..<way.from]
    joined.append(beside(ring, way.from, backward: true))
    joined.append(beside(part, way.to, backward: false))
    joined += part[(way.to + 1)...]
    joined += part[..<way.to]
    joined.append(beside(part, way.to, backward: true))
    joined.append(beside(ring, way.from, backward: false))
    joined += ring[(way.from + 1)...]
    return joined
  }

  /// A point of an edge next to one of its ends.
  private static func beside(_ ring: [SIMD3<Double>], _ place: Int, backward: Bool) -> SIMD3<Double> {
    let other = backward ? (place + ring.count - 1) % ring.count : (place + 1) % ring.count
    let way = ring[other] - ring[place]
    let length = way.length
    guard length > 0 else { return ring[place] }
    let point = ring[place] + way * min(halfWidth / length, 0.3)
    return point / point.length
  }
}
