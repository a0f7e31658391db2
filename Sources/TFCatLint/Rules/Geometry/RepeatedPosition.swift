import LintKit
import TFCat

/// No position repeats the one before it.
struct RepeatedPosition: GeometryRule {
  static let description = RuleDescription(
    id: "TFC313", name: "repeated-position", severity: .info,
    basis: "OGC 06-103r4, section 6.1.7: a curve does not stay at a point",
    summary: "A position repeats the one before it.",
    explanation: """
      The shape is the same without the repetition, but edges of no length disturb programs that compute directions or \
      test whether a ring is simple. They come from double clicks and from times rounded to a coarse grid.
      """,
    advice: "Leave the repeated position out.",
    valid: [.geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5], [10, 1]]}"#)],
    invalid: [
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], ⟦[10, 1]⟧, [20, 5]]}"#)
        .fixed(whole: #"{"type": "LineString", "coordinates": [[10, 1], [20, 5]]}"#, .unsafe),
      .geometry(#"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], ⟦[20, 1]⟧, [20, 5], [10, 1]]]}"#)
        .fixed(
          whole: #"{"type": "Polygon", "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]]]}"#, .unsafe),
      .geometry(#"{"type": "MultiPoint", "coordinates": [[10, 1], [20, 1], ⟦[20, 1]⟧]}"#)
        .fixed(whole: #"{"type": "MultiPoint", "coordinates": [[10, 1], [20, 1]]}"#, .unsafe),
    ], isMendedByConversion: false,
    unsafeFix: "Leaves the position out.")

  var silentWhere: FeatureFacts { .noRepeats }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    for part in shape.parts {
      guard var position = part.repeatedPosition, let box = part.bounds else { continue }
      if let times = shape.coordinates.timeIntegers {
        // Of integers beyond 2^53 the doubles may be the same.
        let positions = shape.coordinates.positions
        guard
          let exact = part.range.dropFirst().first(where: {
            times[$0] == times[$0 - 1] && positions[$0].spectral == positions[$0 - 1].spectral
          })
        else { continue }
        position = exact
      }
      // A line or ring that is one position throughout is worse than that, and is reported for it.
      if box.timeMin == box.timeMax, box.spectralMin == box.spectralMax, shape.kind != .multiPoint {
        continue
      }
      findings.report(
        "the position \(shape.coordinates.positions[position].text) repeats the one before it",
        at: shape.pointer(toPosition: position), repair: RingRepairs.leavingOut)
    }
  }
}
