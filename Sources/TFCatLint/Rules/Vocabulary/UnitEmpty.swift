import LintKit
import TFCat

/// An empty unit may be none, or one that was forgotten.
struct UnitEmpty: StructureRule {
  static let description = RuleDescription(
    id: "TFC503", name: "unit-empty", severity: .warning,
    basis: "IVOA VOUnits 1.1, section 2.2: what an empty text means is left to the application",
    summary: "A unit is the empty text.",
    explanation: """
      Some programs take it for a pure number, others refuse it, and a reader cannot tell it from a unit that was \
      forgotten. An axis always has a unit: there it is an error, as nobody can tell what the numbers are.
      """,
    advice: "Leave \"unit\" out of the field of a pure number; write the unit of an axis.",
    valid: [
      .field(#""info": "Count", "datatype": "int", "ucd": "meta.number""#),
      .crs(Example.standardCRS),
    ],
    invalid: [
      .field(
        #""info": "Count", "datatype": "int", "ucd": "meta.number", "unit": ⟦""⟧"#
      ).fixed(whole: #"{"n": {"info": "Count", "datatype": "int", "ucd": "meta.number"}}"#, .unsafe),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦""⟧}"#),
      .timeAxis(#""time_coords": {"unit": ⟦""⟧, "time_origin": "1970-01-01", "time_scale": "UTC"}"#),
    ],
    unsafeFix: "Leaves the unit of a field out.")

  let roles = UnitText.roles

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    for unit in UnitText.all(of: node) where unit.text.isEmpty {
      findings.report(
        node.role == .field
          ? "the unit of \(unit.owner) is empty; leave \"unit\" out where there is none"
          : "the unit of \(unit.owner) is empty; write what its values count, such as \"s\" or \"MHz\"",
        at: unit.pointer, severity: node.role == .field ? nil : .error,
        repair: node.role == .field ? .leaveOut(.unsafe) : nil)
    }
  }
}
