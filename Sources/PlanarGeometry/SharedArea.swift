/// The area that two shapes have in common.
///
/// A polygon is the sum, with signs, of the strips between its edges and a line below all of it. So the
/// common area is the sum over pairs of edges of what their two strips share, which is the integral of the
/// lower edge where both edges lie side by side: no new positions are made, so that nothing can fail, and
/// rounding stays rounding. Edges are swept in the order of time; only those that lie side by side meet.
struct SharedArea {
  private struct Edge {
    var left: Double
    var right: Double
    var leftHeight: Double
    var slope: Double
    /// 1 where the polygon lies below the edge, -1 where it lies above.
    var sign: Double

    func height(at x: Double) -> Double { leftHeight + slope * (x - left) }
  }

  /// The window in which both shapes lie: nothing before and after it is shared.
  private let left: Double
  private let right: Double
  private let origin: SIMD2<Double>

  /// - Parameters:
  ///   - box: the box of one shape.
  ///   - other: that of the other.
  init(_ box: PlaneBox, _ other: PlaneBox) {
    origin = SIMD2(max(box.low.x, other.low.x), min(box.low.y, other.low.y))
    left = 0
    right = min(box.high.x, other.high.x) - origin.x
  }

  /// - Returns: at least 0.
  func area(of one: PlaneShape, and other: PlaneShape) -> Double {
    guard right > 0 else { return 0 }
    let first = edges(of: one)
    let second = edges(of: other)
    var area = 0.0
    // The edges of the other side that may still lie beside those that come.
    var openFirst: [Edge] = []
    var openSecond: [Edge] = []
    var (i, j) = (0, 0)
    while i < first.count || j < second.count {
      if j == second.count || (i < first.count && first[i].left <= second[j].left) {
        let edge = first[i]
        openSecond.removeAll { $0.right <= edge.left }
        for other in openSecond { area += Self.shared(edge, other) }
        openFirst.append(edge)
        i += 1
      } else {
        let edge = second[j]
        openFirst.removeAll { $0.right <= edge.left }
        for other in openFirst { area += Self.shared(edge, other) }
        openSecond.append(edge)
        j += 1
      }
    }
    return max(0, area)
  }

  /// The edges in the window, in the order of their starts.
  private func edges(of shape: PlaneShape) -> [Edge] {
    var edges: [Edge] = []
    func add(_ from: SIMD2<Double>, _ to: SIMD2<Double>, _ sense: Double) {
      let (from, to) = (from - origin, to - origin)
      guard from.x != to.x else { return }
      let (start, end) = from.x < to.x ? (from, to) : (to, from)
      guard start.x < right, end.x > left else { return }
      let slope = (end.y - start.y) / (end.x - start.x)
      let begin = max(start.x, left)
      edges.append(
        Edge(
          left: begin, right: min(end.x, right), leftHeight: start.y + slope * (begin - start.x),
          slope: slope,
          sign: (to.x < from.x) == (sense > 0) ? 1 : -1))
    }
    switch shape.content {
    case .box:
      let box = shape.box
      add(SIMD2(box.low.x, box.low.y), SIMD2(box.high.x, box.low.y), 1)
      add(SIMD2(box.high.x, box.high.y), SIMD2(box.low.x, box.high.y), 1)
    case .polygons(let polygons):
      for polygon in polygons {
        for (index, ring) in polygon.rings.enumerated() {
          let runsLeft = PlanePolygon.signedArea(ring) > 0
          let sense: Double = runsLeft == (index == 0) ? 1 : -1
          for (from, to) in zip(ring, ring.dropFirst()) { add(from, to, sense) }
        }
      }
    case .lines, .points: break
    }
    edges.sort { $0.left < $1.left }
    return edges
  }

  /// What the strips below two edges share, with the signs of both.
  private static func shared(_ one: Edge, _ other: Edge) -> Double {
    let left = max(one.left, other.left)
    let right = min(one.right, other.right)
    guard right > left else { return 0 }
    let (oneLeft, oneRight) = (one.height(at: left), one.height(at: right))
    let (otherLeft, otherRight) = (other.height(at: left), other.height(at: right))
    let (gapLeft, gapRight) = (oneLeft - otherLeft, oneRight - otherRight)
    let area: Double
    if gapLeft <= 0, gapRight <= 0 {
      area = (right - left) * (oneLeft + oneRight) / 2
    } else if gapLeft >= 0, gapRight >= 0 {
      area = (right - left) * (otherLeft + otherRight) / 2
    } else {
      let share = gapLeft / (gapLeft - gapRight)
      let width = share * (right - left)
      let height = oneLeft + share * (oneRight - oneLeft)
      let lowLeft = min(oneLeft, otherLeft)
      let lowRight = min(oneRight, otherRight)
      area = width * (lowLeft + height) / 2 + (right - left - width) * (height + lowRight) / 2
    }
    return area * one.sign * other.sign
  }
}
