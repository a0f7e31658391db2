import LintKit
import TFCat

/// The last position of a linear ring must repeat the first. `RingTooShort` reports rings that are too short.
struct RingNotClosed: GeometryRule {
  static let description = RuleDescription(
    id: "TFC307", name: "ring-not-closed", severity: .error,
    basis: "RFC 7946, section 3.1.6: the first and last positions MUST be identical",
    summary: "A ring does not end where it starts.",
    explanation: """
      Labelling tools often write the vertices of a polygon as they were clicked. Programs that read the ring as a \
      closed line then miss its last edge, or refuse the feature.
      """,
    advice: "Repeat the first position at the end of the ring.",
    valid: [.geometry(#"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]]]}"#)],
    invalid: [
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[[10, 1], [20, 1], [20, 5], [10, 5]]⟧]}"#)
        .fixed("[[10, 1], [20, 1], [20, 5], [10, 5], [10, 1]]")
    ], safeFix: "Repeats the first position, as it is written, at the end of the ring.")

  var silentWhere: FeatureFacts { .closedRings }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    guard !shape.polygons.isEmpty else { return }
    for (index, ring) in shape.parts.enumerated() where !ring.isClosed && ring.range.count >= 4 {
      let positions = shape.coordinates.positions
      let first = positions[ring.range.lowerBound]
      let last = positions[ring.range.upperBound - 1]
      findings.report(
        "the ring ends at \(last.text) but starts at \(first.text)", at: shape.pointer(toPart: index),
        repair: RingRepairs.closing)
    }
  }
}
