import LintKit
import TFCat
import TFCatJSON

/// A field says by a UCD what kind of quantity it is.
struct FieldUCDMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC410", name: "field-ucd-missing", severity: .error,
    basis: "TFCat 1.0, fields: ucd is a required IVOA UCD1+",
    summary: "A field has no UCD.",
    explanation: """
      By the UCD programs find the flux or the polarization of features in catalogues that name them differently.
      """,
    advice:
      "Add \"ucd\": for a class meta.code.class, for a count meta.number, for a flux phot.flux.density;em.radio.",
    valid: [.field(#""info": "Number of bursts", "datatype": "int", "ucd": "meta.number""#)],
    invalid: [
      .fields(#"{"n": ⟦{"info": "Number of bursts", "datatype": "int"}⟧}"#),
      .fields(#"{"n": ⟦{"info": "Number of bursts", "datatype": "int", "UCD": "meta.number"}⟧}"#),
      .field(#""info": "Number of bursts", "datatype": "int", "ucd": ⟦null⟧"#),
    ])

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else { return }
    let name = (node.name ?? "").shown
    switch object["ucd"] {
    case .string?: break
    case let value?: findings.report("the \"ucd\" of \(name) is \(value.shown), not a string", at: ["ucd"])
    case nil:
      guard !context.isCutShort else { return }
      let other = object.misnamed("ucd", ["ucd1", "ucd1+"]).map { "; rename its \($0.shown)" } ?? ""
      findings.report("the field \(name) has no \"ucd\"\(other)")
    }
  }
}
