import LintKit
import TFCat

/// Holes run clockwise.
struct HoleCounterClockwise: GeometryRule {
  static let description = RuleDescription(
    id: "TFC309", name: "hole-counter-clockwise", severity: .error,
    basis: "RFC 7946, section 3.1.6: interior rings are clockwise; the reference validator refuses others",
    summary: "A hole of a polygon runs counter-clockwise.",
    explanation: """
      All rings after the first are holes, and they run the other way round than the outline, so that programs can tell \
      one from the other. A counter-clockwise ring in this place is often a second outline.
      """,
    advice: "Reverse the order of the hole's positions, or write a MultiPolygon if it is another outline.",
    valid: [
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [10, 9], [10, 1]], [[12, 2], [12, 4], [14, 4], [12, 2]]]}"#
      )
    ],
    invalid: [
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 9], [10, 9], [10, 1]], ⟦[[12, 2], [14, 4], [12, 4], [12, 2]]⟧]}"#
      ).fixed("[[12, 2], [12, 4], [14, 4], [12, 2]]")
    ], safeFix: "Turns the ring; the positions keep their texts.")

  var silentWhere: FeatureFacts { .noHoles }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    for polygon in shape.polygons where polygon.count > 1 {
      for hole in polygon.dropFirst() where shape.parts[hole].sense > 0 {
        let first = shape.coordinates.positions[shape.parts[hole].range.lowerBound].text
        findings.report(
          "the ring from \(first) on is a hole and runs counter-clockwise", at: shape.pointer(toPart: hole),
          repair: RingRepairs.turning)
      }
    }
  }
}
