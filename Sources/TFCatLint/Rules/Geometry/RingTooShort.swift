import LintKit
import TFCat

/// A linear ring has four positions or more.
struct RingTooShort: GeometryRule {
  static let description = RuleDescription(
    id: "TFC306", name: "ring-too-short", severity: .error,
    basis: "RFC 7946, section 3.1.6: a linear ring is closed, with four or more positions",
    summary: "A ring has fewer than four positions.",
    explanation: """
      The smallest outline is a triangle: three positions, and the first one again. Anything less encloses nothing, and \
      validators refuse it.
      """,
    advice:
      "Give the outline at least three different positions and repeat the first at the end, or write a LineString.",
    valid: [.geometry(#"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]]]}"#)],
    invalid: [
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[[10, 1], [20, 1], [10, 1]]⟧]}"#),
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[[10, 1], [20, 1]]⟧]}"#),
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[]⟧]}"#),
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[[10, 1], [20, 1], [20, 5]]⟧]}"#)
        .fixed("[[10, 1], [20, 1], [20, 5], [10, 1]]"),
    ], safeFix: "Repeats the first of three different positions at the end of the ring.")

  var silentWhere: FeatureFacts { .longRings }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    guard !shape.polygons.isEmpty else { return }
    for (index, ring) in shape.parts.enumerated() where ring.range.count < 4 {
      let count = ring.range.count
      // Three different positions are a triangle that only lacks its last one.
      let isTriangle = count == 3 && !ring.isClosed && ring.sense != 0
      let hint =
        count == 3 && !ring.isClosed
        ? "; repeat the first, \(shape.coordinates.positions[ring.range.lowerBound].text), at its end"
        : ", and a ring has at least 4"
      let words = count == 1 ? "1 position" : count == 0 ? "no positions" : "\(count) positions"
      findings.report(
        "the ring has \(words)\(hint)", at: shape.pointer(toPart: index),
        repair: isTriangle ? RingRepairs.closing : nil)
    }
  }
}
