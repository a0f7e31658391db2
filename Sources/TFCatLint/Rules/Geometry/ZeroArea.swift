import Base
import LintKit
import TFCat

/// A ring encloses an area.
struct ZeroArea: GeometryRule {
  static let description = RuleDescription(
    id: "TFC312", name: "zero-area", severity: .warning,
    basis: "RFC 7946, section 3.1.6: a linear ring is the boundary of a surface",
    summary: "All positions of a ring lie on one line, so that it encloses nothing.",
    explanation: """
      The feature has no area and vanishes from maps and statistics. It comes from a box with one side missing, from \
      times rounded until they were all the same, or from a line written as a polygon. As a hole such a ring is refused \
      by the reference validator.
      """,
    advice: "Give the ring its missing corner, or write a LineString or a Point.",
    valid: [.geometry(#"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]]]}"#)],
    invalid: [
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[[10, 1], [15, 1], [20, 1], [10, 1]]⟧]}"#),
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[[10, 1], [10, 1], [10, 1], [10, 1]]⟧]}"#),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [10, 9], [10, 1]], ⟦[[12, 2], [13, 3], [14, 4], [12, 2]]⟧]}"#
      ),
    ])

  var silentWhere: FeatureFacts { [.counterclockwise, .noHoles] }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    guard !shape.polygons.isEmpty else { return }
    for (index, ring) in shape.parts.enumerated() where ring.range.count >= 4 && ring.sense == 0 {
      guard ring.isFinite, let box = ring.bounds, shape.withLine(index, RingGeometry.isCollinear) else {
        continue
      }
      // Of integers beyond 2^53 the doubles may lie on one line.
      if let origin = shape.coordinates.timeIntegers?[ring.range.lowerBound],
        let near = shape.coordinates.countingTimes(from: origin),
        !near.values.withUnsafeBufferPointer({ values in
          RingGeometry.isCollinear(
            UnsafeBufferPointer(
              rebasing: values[(2 * ring.range.lowerBound)..<(2 * ring.range.upperBound)]))
        })
      {
        continue
      }
      let isHole = !shape.polygons.contains { $0.first == index }
      let what = isHole ? "hole" : "ring"
      let low = Position(time: box.timeMin, spectral: box.spectralMin)
      let high = Position(time: box.timeMax, spectral: box.spectralMax)
      findings.report(
        low == high
          ? "all positions of the \(what) are \(low.text)"
          : "all positions of the \(what) lie on one line, between \(low.text) and \(high.text)",
        at: shape.pointer(toPart: index), severity: isHole ? .error : nil)
    }
  }
}
