import LintKit
import TFCat

/// Outlines run counter-clockwise.
struct RingClockwise: GeometryRule {
  static let description = RuleDescription(
    id: "TFC308", name: "ring-clockwise", severity: .error,
    basis:
      "RFC 7946, section 3.1.6: exterior rings are counter-clockwise; the reference validator refuses others",
    summary: "The outline of a polygon runs clockwise.",
    explanation: """
      With time to the right and the spectral value upward, outlines run counter-clockwise and holes clockwise; this is \
      how programs tell the inside of a polygon from its outside. On an axis of wavelength the sense is that of the \
      wavelengths, not of the frequencies.
      """,
    advice: "Reverse the order of the ring's positions.",
    valid: [.geometry(#"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]]]}"#)],
    invalid: [
      .geometry(#"{"type": "Polygon", "coordinates": [⟦[[10, 1], [20, 5], [20, 1], [10, 1]]⟧]}"#)
        .fixed("[[10, 1], [20, 1], [20, 5], [10, 1]]"),
      .geometry(
        #"{"type": "MultiPolygon", "coordinates": [[[[10, 1], [20, 1], [20, 5], [10, 1]]], [⟦[[30, 1], [40, 5], [40, 1], [30, 1]]⟧]]}"#
      ).fixed("[[30, 1], [40, 1], [40, 5], [30, 1]]"),
    ], safeFix: "Turns the ring; the positions keep their texts.")

  var silentWhere: FeatureFacts { .counterclockwise }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    for polygon in shape.polygons {
      guard let outline = polygon.first, shape.parts[outline].sense < 0 else { continue }
      let first = shape.coordinates.positions[shape.parts[outline].range.lowerBound].text
      findings.report(
        "the outline from \(first) on runs clockwise", at: shape.pointer(toPart: outline),
        repair: RingRepairs.turning)
    }
  }
}
