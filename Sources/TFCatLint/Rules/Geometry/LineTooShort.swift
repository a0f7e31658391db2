import LintKit
import TFCat

/// A line has two positions or more.
struct LineTooShort: GeometryRule {
  static let description = RuleDescription(
    id: "TFC305", name: "line-too-short", severity: .error,
    basis: "RFC 7946, section 3.1.4: a LineString has two or more positions",
    summary: "A line has fewer than two positions.",
    explanation: "One position makes no line; programs that draw or measure lines refuse it.",
    advice: "Add the other end of the line, or make it a Point.",
    valid: [
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5]]}"#),
      .geometry(#"{"type": "MultiLineString", "coordinates": [[[10, 1], [20, 5]]]}"#),
    ],
    invalid: [
      .geometry(#"{"type": "LineString", "coordinates": ⟦[[10, 1]]⟧}"#),
      .geometry(#"{"type": "LineString", "coordinates": ⟦[]⟧}"#),
      .geometry(#"{"type": "MultiLineString", "coordinates": [[[10, 1], [20, 5]], ⟦[[30, 1]]⟧, ⟦[]⟧]}"#),
    ])

  var silentWhere: FeatureFacts { .properLines }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    guard shape.kind == .lineString || shape.kind == .multiLineString else { return }
    for (index, line) in shape.parts.enumerated() where line.range.count < 2 {
      let only = line.range.first.map { shape.coordinates.positions[$0].text }
      findings.report(
        only.map { "the line has only the position \($0)" } ?? "the line has no positions",
        at: shape.pointer(toPart: index))
    }
  }
}
