import LintKit
import TFCat
import TFCatJSON

/// Both parts of a position are numbers.
struct PositionNotNumber: StructureRule {
  static let description = RuleDescription(
    id: "TFC302", name: "position-not-number", severity: .error,
    basis: "RFC 7946, section 3.1.1: a position is an array of numbers",
    summary: "A time or a spectral value is no number.",
    explanation: """
      Times are counted in the unit of the time axis, from its origin; a date as text cannot be drawn or compared. \
      Missing values (null) often come from gaps in a table that the shape was made of.
      """,
    advice:
      "Write the time as a number on the axis that the CRS describes, and leave out positions with gaps.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 24.73]}"#)],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": [1158051858, ⟦null⟧]}"#),
      .geometry(#"{"type": "Point", "coordinates": [⟦"2006-09-12T09:04:18Z"⟧, 24.73]}"#),
      .geometry(#"{"type": "LineString", "coordinates": [[1158051858, ⟦"24.73"⟧], [1158051860, 24.7]]}"#)
        .fixed("24.73"),
      .geometry(#"{"type": "LineString", "coordinates": [[1158051858, ⟦[24.73]⟧], [1158051860, ⟦true⟧]]}"#),
    ],
    safeFix: "Writes a number without its quotes.")

  let roles: Set<NodeRole> = [.coordinates]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let kind = node.geometry else { return }
    for fault in CoordinatesFault.faults(of: node.value, in: kind) {
      guard case .notNumber = fault.kind else { continue }
      let axis = fault.pointer.tokens.last == .index(0) ? "time" : "spectral value"
      findings.report(
        Self.message(fault.value, axis: axis), at: fault.pointer, repair: .unquotedNumber(fault.value))
    }
  }

  private static func message(_ value: JSONValue, axis: String) -> String {
    guard case .string(let text) = value else { return "the \(axis) is \(value.shown) and no number" }
    if JSONNumber(literal: text) != nil {
      return "the \(axis) \(text.shown) is a text; write \(text.cut(to: 40))"
    }
    return "the \(axis) is the text \(text.shown) and no number"
  }
}
