import LintKit
import TFCat
import TFCatJSON

/// Coordinates, lines, rings and positions are arrays.
struct CoordinatesNotArray: StructureRule {
  static let description = RuleDescription(
    id: "TFC304", name: "coordinates-not-array", severity: .error,
    basis: "RFC 7946, sections 3.1.1 to 3.1.7",
    summary: "Something else stands where an array of coordinates must stand.",
    explanation: """
      The meaning of a number in the coordinates comes from its place alone: time first, then the spectral value. \
      Objects with names, texts and nulls have no such place, and readers refuse the geometry.
      """,
    advice: "Write positions as [time, spectral value], and lists of them as arrays.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 24.73]}"#)],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": ⟦{"t": 1158051858, "f": 24.73}⟧}"#),
      .geometry(#"{"type": "Point", "coordinates": ⟦null⟧}"#),
      .geometry(#"{"type": "Point", "coordinates": ⟦"1158051858 24.73"⟧}"#),
      .geometry(#"{"type": "MultiPoint", "coordinates": [[10, 1], ⟦{"t": 20, "f": 1}⟧, ⟦30⟧]}"#),
    ])

  let roles: Set<NodeRole> = [.coordinates]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let kind = node.geometry else { return }
    for fault in CoordinatesFault.faults(of: node.value, in: kind) {
      guard case .notArray = fault.kind else { continue }
      let place =
        switch fault.depth {
        case _ where fault.pointer.tokens.isEmpty: "the coordinates of a \(kind.rawValue)"
        case 1: "a position, [time, spectral value]"
        case 2: kind == .multiLineString ? "a line" : "a ring"
        default: "a polygon"
        }
      findings.report("\(fault.value.shown) stands where \(place) must stand", at: fault.pointer)
    }
  }
}
