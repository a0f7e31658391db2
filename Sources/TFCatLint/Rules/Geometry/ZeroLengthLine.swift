import LintKit
import TFCat

/// A line leads somewhere.
struct ZeroLengthLine: GeometryRule {
  static let description = RuleDescription(
    id: "TFC314", name: "zero-length-line", severity: .warning,
    basis: "RFC 7946, section 3.1.4: a LineString has two or more positions",
    summary: "All positions of a line are the same.",
    explanation: """
      The line has no length, no slope and no drift rate. It comes from times rounded until start and end were the \
      same, or from a point written as a line.
      """,
    advice: "Write the times with all their digits, or make it a Point.",
    valid: [.geometry(#"{"type": "LineString", "coordinates": [[10, 1], [10, 5]]}"#)],
    invalid: [
      .geometry(#"{"type": "LineString", "coordinates": ⟦[[10, 1], [10, 1]]⟧}"#),
      .geometry(
        #"{"type": "MultiLineString", "coordinates": [[[10, 1], [20, 5]], ⟦[[30, 1], [30, 1], [30, 1]]⟧]}"#),
    ])

  var silentWhere: FeatureFacts { .properLines }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    guard shape.kind == .lineString || shape.kind == .multiLineString else { return }
    for (index, line) in shape.parts.enumerated() where line.range.count >= 2 {
      guard let box = line.bounds, box.timeMin == box.timeMax, box.spectralMin == box.spectralMax else {
        continue
      }
      let text = Position(time: box.timeMin, spectral: box.spectralMin).text
      findings.report("all positions of the line are \(text)", at: shape.pointer(toPart: index))
    }
  }
}
