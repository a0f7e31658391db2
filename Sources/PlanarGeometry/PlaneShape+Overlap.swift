extension PlaneShape {
  /// What both shapes have in common, as a share of what they cover together, 0 to 1.
  ///
  /// Areas are compared with areas, lines with lines, points with points; shapes of different dimension share
  /// nothing. Lines share where they run on each other, measured along both axes in units of the box around
  /// both; points where they are the same.
  package func overlap(with other: PlaneShape) -> Double {
    guard dimension == other.dimension, box.touches(other.box) else { return 0 }
    // One order for each pair, so that it is the same from both sides.
    let (one, other) = isBefore(other) ? (self, other) : (other, self)
    switch (one.content, other.content) {
    case (.box, .box): return Self.share(of: one.box.sharedArea(with: other.box), one.area, other.area)
    case (.box, .polygons), (.polygons, .box), (.polygons, .polygons):
      if one.content == other.content { return 1 }
      let shared = SharedArea(one.box, other.box).area(of: one, and: other)
      return Self.share(of: shared, one.area, other.area)
    case (.lines(let lines), .lines(let others)): return Self.overlap(of: lines, others, one.box, other.box)
    case (.points(let points), .points(let others)):
      let (points, others) = (Set(points), Set(others))
      return Double(points.intersection(others).count) / Double(points.union(others).count)
    default: return 0
    }
  }

  private static func share(of shared: Double, _ one: Double, _ other: Double) -> Double {
    let shared = min(shared, one, other)
    return shared > 0 ? min(1, shared / (one + other - shared)) : 0
  }

  /// An order of shapes by where they lie.
  private func isBefore(_ other: PlaneShape) -> Bool {
    if box != other.box {
      let (one, two) = (box, other.box)
      return (one.low.x, one.low.y, one.high.x, one.high.y) < (two.low.x, two.low.y, two.high.x, two.high.y)
    }
    return area <= other.area
  }

  // MARK: Lines

  private static func overlap(
    of lines: [[SIMD2<Double>]], _ others: [[SIMD2<Double>]], _ box: PlaneBox, _ otherBox: PlaneBox
  ) -> Double {
    if lines == others { return 1 }
    let around = box.union(otherBox)
    let scale = SIMD2(
      around.size.x > 0 ? 1 / around.size.x : 0, around.size.y > 0 ? 1 / around.size.y : 0)
    let first = segments(of: lines, from: around.low, scale)
    let second = segments(of: others, from: around.low, scale)
    var shared = 0.0
    for one in first {
      // Stretches of the segment, from 0 to 1, on which the other shape runs too.
      var stretches: [(Double, Double)] = []
      for other in second { if let stretch = one.stretch(on: other) { stretches.append(stretch) } }
      stretches.sort { $0 < $1 }
      var end = 0.0
      for stretch in stretches where stretch.1 > end {
        shared += (stretch.1 - max(stretch.0, end)) * one.length
        end = stretch.1
      }
    }
    let length = first.reduce(0) { $0 + $1.length }
    let otherLength = second.reduce(0) { $0 + $1.length }
    return share(of: shared, length, otherLength)
  }

  private static func segments(
    of lines: [[SIMD2<Double>]], from origin: SIMD2<Double>, _ scale: SIMD2<Double>
  ) -> [PlaneSegment] {
    lines.flatMap { line in
      zip(line, line.dropFirst()).filter { $0 != $1 }.map {
        PlaneSegment(from: ($0 - origin) * scale, to: ($1 - origin) * scale)
      }
    }
  }
}

/// A piece of a line.
struct PlaneSegment {
  var from: SIMD2<Double>
  var to: SIMD2<Double>

  /// Along both axes.
  var length: Double { abs(to.x - from.x) + abs(to.y - from.y) }

  /// Positions of unit size are compared with what rounding leaves of them.
  private static let rounding = 1e-12

  /// From where to where, as shares of this segment, another one runs on it; `nil` where it does not.
  func stretch(on other: PlaneSegment) -> (Double, Double)? {
    let direction = to - from
    let square = (direction * direction).sum()
    guard square > 0 else { return nil }
    func place(_ point: SIMD2<Double>) -> Double? {
      let offset = point - from
      let cross = direction.x * offset.y - direction.y * offset.x
      guard abs(cross) <= Self.rounding * square.squareRoot() else { return nil }
      return (direction * offset).sum() / square
    }
    guard let start = place(other.from), let end = place(other.to) else { return nil }
    let stretch = (max(0, min(start, end)), min(1, max(start, end)))
    return stretch.1 > stretch.0 ? stretch : nil
  }

  /// The shortest way to a point.
  func distance(to point: SIMD2<Double>) -> Double {
    let direction = to - from
    let square = (direction * direction).sum()
    let place = square > 0 ? max(0, min(1, ((point - from) * direction).sum() / square)) : 0
    let offset = point - (from + place * direction)
    return (offset * offset).sum().squareRoot()
  }

  /// The shortest way to another segment; 0 where they meet.
  func distance(to other: PlaneSegment) -> Double {
    if crosses(other) { return 0 }
    return min(
      distance(to: other.from), distance(to: other.to), other.distance(to: from), other.distance(to: to))
  }

  private func crosses(_ other: PlaneSegment) -> Bool {
    func side(_ from: SIMD2<Double>, _ to: SIMD2<Double>, _ point: SIMD2<Double>) -> Double {
      let (along, offset) = (to - from, point - from)
      return along.x * offset.y - along.y * offset.x
    }
    return side(from, to, other.from) * side(from, to, other.to) < 0
      && side(other.from, other.to, from) * side(other.from, other.to, to) < 0
  }
}
