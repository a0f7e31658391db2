import Base
import TFCat

/// Finds out what rules need to know about the coordinates of a feature, in one pass over each line or ring.
enum ShapeFacts {
  /// - Parameter bounds: becomes the box around all positions.
  static func facts(of tape: borrowing FeatureTape, bounds: inout BoundingBox?) -> FeatureFacts {
    var held: FeatureFacts = [
      .nonEmpty, .properLines, .longRings, .closedRings, .counterclockwise, .noHoles, .noRepeats,
      .simpleRings, .singleRing,
    ]
    let kind = tape.kind
    let isPolygonal = kind == .polygon || kind == .multiPolygon
    let isLinear = kind == .lineString || kind == .multiLineString
    let count = tape.numberCount / 2
    if count == 0 { held.remove(.nonEmpty) }
    if hasHoles(tape) { held.remove(.noHoles) }
    if isPolygonal, tape.partEnds.count > 1 { held.remove(.singleRing) }
    let box = tape.numbers.withUnsafeBufferPointer { numbers -> BoundingBox? in
      guard count > 0 else { return nil }
      var low = SIMD2(repeating: Double.infinity)
      var high = -low
      var start = 0
      var index = 0
      let partCount = kind.depth >= 3 ? tape.partEnds.count : 1
      while index < partCount {
        let end = kind.depth >= 3 ? tape.partEnds[index] : count
        let part = Shape.Part(numbers, start..<end, isRing: isPolygonal)
        if part.repeatedPosition != nil { held.remove(.noRepeats) }
        if isPolygonal {
          check(ring: part, numbers, &held)
        } else if isLinear, part.range.isEmpty || part.low == part.high {
          held.remove(.properLines)
        }
        low = pointwiseMin(low, part.low)
        high = pointwiseMax(high, part.high)
        start = end
        index += 1
      }
      return BoundingBox(low: low, high: high)
    }
    bounds = box
    return held
  }

  @inline(__always)
  private static func check(
    ring: Shape.Part, _ numbers: UnsafeBufferPointer<Double>, _ held: inout FeatureFacts
  ) {
    guard ring.range.count >= 4 else {
      held.subtract([.longRings, .counterclockwise])
      return
    }
    guard ring.isClosed, ring.isFinite else {
      held.subtract([.closedRings, .simpleRings])
      if ring.sense <= 0 { held.remove(.counterclockwise) }
      return
    }
    if ring.sense <= 0 { held.remove(.counterclockwise) }
    let line = UnsafeBufferPointer(rebasing: numbers[2 * ring.range.lowerBound..<2 * ring.range.upperBound])
    if ring.repeatedPosition != nil
      || !SimpleRing.isSimple(line, center: ring.low + (ring.high - ring.low) / 2)
    {
      held.remove(.simpleRings)
    }
  }

  private static func hasHoles(_ tape: borrowing FeatureTape) -> Bool {
    switch tape.kind {
    case .polygon: return tape.partEnds.count > 1
    // Each polygon has a ring, so that there are more rings than polygons where one has two.
    case .multiPolygon: return tape.partEnds.count > tape.groupEnds.count
    default: return false
    }
  }
}
