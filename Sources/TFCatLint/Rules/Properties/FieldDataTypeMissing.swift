import LintKit
import TFCat
import TFCatJSON

/// A field says of which datatype its values are.
struct FieldDataTypeMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC411", name: "field-datatype-missing", severity: .error,
    basis:
      "TFCat 1.0, fields: datatype (the reference validator reports a field without, and reads it as str)",
    summary: "A field has no datatype.",
    explanation: "Without a datatype the values become text in a table, numbers too.",
    advice: "Add \"datatype\": int, float, bool or str.",
    valid: [.field(#""info": "Number of bursts", "datatype": "int", "ucd": "meta.number""#)],
    invalid: [
      .fields(#"{"n": ⟦{"info": "Number of bursts", "ucd": "meta.number"}⟧}"#),
      .fields(#"{"n": ⟦{"info": "Number of bursts", "type": "int", "ucd": "meta.number"}⟧}"#),
      .field(#""info": "Number of bursts", "datatype": ⟦null⟧, "ucd": "meta.number""#),
    ])

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else { return }
    let name = (node.name ?? "").shown
    switch object["datatype"] {
    case .null?:
      findings.report("the \"datatype\" of \(name) is null; write int, float, bool or str", at: ["datatype"])
    case nil:
      guard !context.isCutShort else { return }
      let other = object.misnamed("datatype", ["type", "dtype"]).map { "; rename its \($0.shown)" } ?? ""
      findings.report("the field \(name) has no \"datatype\"\(other)")
    case _?: break
    }
  }
}
