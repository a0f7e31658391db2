internal import TFCat
internal import TableMapping

/// Rings that TFCat wants: closed, counter-clockwise, without crossings.
enum Outline {
  /// What an emission covers at one time.
  struct Column {
    var time: Double
    var low: Double
    var high: Double

    var isPinched: Bool { low == high }
  }

  /// The outline of columns in the order of time.
  ///
  /// Where lower and upper limit meet, one polygon ends and the next begins, since a ring must not touch
  /// itself; stretches without width are left out beside others, and are a line alone.
  static func geometry(_ columns: [Column]) -> Geometry? {
    guard let first = columns.first else { return nil }
    var runs: [[Column]] = []
    var run: [Column] = []
    for column in columns {
      run.append(column)
      guard column.isPinched, run.count > 1 else { continue }
      runs.append(run)
      run = [column]
    }
    if run.count > 1 { runs.append(run) }
    let rings = runs.filter { $0.contains { !$0.isPinched } }.map(ring)
    if rings.count == 1 { return .polygon(Polygon([rings[0]])) }
    if rings.count > 1 { return .multiPolygon(MultiPolygon(rings.map { [$0] })) }
    if columns.count > 1 {
      return .lineString(LineString(columns.map { Position(time: $0.time, spectral: $0.low) }))
    }
    if first.isPinched { return .point(Point(Position(time: first.time, spectral: first.low))) }
    return .lineString(
      LineString([
        Position(time: first.time, spectral: first.low), Position(time: first.time, spectral: first.high),
      ]))
  }

  /// Along the lower limits and back along the upper ones: counter-clockwise.
  private static func ring(_ columns: [Column]) -> [Position] {
    var ring = columns.map { Position(time: $0.time, spectral: $0.low) }
    for column in columns.reversed() where !column.isPinched {
      ring.append(Position(time: column.time, spectral: column.high))
    }
    if let first = ring.first { ring.append(first) }
    return ring
  }

  /// A polygon of vertices in any direction, closed or not.
  static func polygon(_ vertices: [Position]) throws(MappingFault) -> Geometry {
    var ring = vertices
    while ring.count > 1, ring.first == ring.last { ring.removeLast() }
    guard ring.count >= 3 else { throw MappingFault("a polygon needs three different positions") }
    let area = doubledArea(ring)
    guard area != 0, area.isFinite else { throw MappingFault("the polygon has no area") }
    if area < 0 { ring.reverse() }
    guard ring.count <= crossingLimit else {
      throw MappingFault("a polygon of more than \(crossingLimit) positions")
    }
    guard !crossesItself(ring) else {
      throw MappingFault("the outline of the polygon crosses or touches itself")
    }
    if let first = ring.first { ring.append(first) }
    return .polygon(Polygon([ring]))
  }

  /// Twice the area, positive where the ring is counter-clockwise.
  private static func doubledArea(_ ring: [Position]) -> Double {
    guard let origin = ring.first, var last = ring.last else { return 0 }
    var area = 0.0
    // From the first position, so that large times cost no digits.
    for position in ring {
      area += (last.time - origin.time) * (position.spectral - origin.spectral)
      area -= (position.time - origin.time) * (last.spectral - origin.spectral)
      last = position
    }
    return area
  }

  /// Every edge is compared with every other, which is fast enough for what fits into a cell.
  private static let crossingLimit = 4000

  private static func crossesItself(_ ring: [Position]) -> Bool {
    let count = ring.count
    for i in 0..<count {
      let (a, b) = (ring[i], ring[(i + 1) % count])
      for j in (i + 1)..<max(count, i + 1) {
        let (c, d) = (ring[j], ring[(j + 1) % count])
        if max(a.time, b.time) < min(c.time, d.time) || max(c.time, d.time) < min(a.time, b.time) { continue }
        let isNext = j == i + 1
        let isPrevious = (j + 1) % count == i
        if isNext || isPrevious {
          // Neighbours share a position; one that turns back lies on the other.
          let (shared, from, to) = isNext ? (b, a, d) : (a, b, c)
          if side(from, shared, to) == 0, isBetween(shared, from, to) == false, isFolded(shared, from, to) {
            return true
          }
          continue
        }
        if segmentsMeet(a, b, c, d) { return true }
      }
    }
    return false
  }

  /// Whether two edges from one position go the same way.
  private static func isFolded(_ shared: Position, _ left: Position, _ right: Position) -> Bool {
    (left.time - shared.time) * (right.time - shared.time) + (left.spectral - shared.spectral)
      * (right.spectral - shared.spectral) > 0
  }

  private static func side(_ a: Position, _ b: Position, _ c: Position) -> Double {
    (b.time - a.time) * (c.spectral - a.spectral) - (b.spectral - a.spectral) * (c.time - a.time)
  }

  private static func isBetween(_ p: Position, _ a: Position, _ b: Position) -> Bool {
    min(a.time, b.time) <= p.time && p.time <= max(a.time, b.time)
      && min(a.spectral, b.spectral) <= p.spectral
      && p.spectral <= max(a.spectral, b.spectral)
  }

  private static func segmentsMeet(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Bool {
    let (d1, d2) = (side(a, b, c), side(a, b, d))
    let (d3, d4) = (side(c, d, a), side(c, d, b))
    if d1 * d2 < 0, d3 * d4 < 0 { return true }
    return (d1 == 0 && isBetween(c, a, b)) || (d2 == 0 && isBetween(d, a, b))
      || (d3 == 0 && isBetween(a, c, d))
      || (d4 == 0 && isBetween(b, c, d))
  }
}
