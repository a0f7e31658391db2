import LintKit
import TFCat
import TFCatJSON

/// A field is an object.
struct FieldNotObject: StructureRule {
  static let description = RuleDescription(
    id: "TFC408", name: "field-not-object", severity: .error,
    basis: "TFCat 1.0, fields: a field has info, ucd and datatype",
    summary: "A field is no object.",
    explanation: "A datatype alone, or a text alone, leaves open what the property is and how to read it.",
    advice: "Write {\"info\": ..., \"datatype\": ..., \"ucd\": ...}.",
    valid: [.field(#""info": "Number of bursts", "datatype": "int", "ucd": "meta.number""#)],
    invalid: [
      .fields(#"{"n": ⟦"int"⟧}"#),
      .fields(#"{"n": ⟦"Number of bursts"⟧}"#),
      .fields(#"{"n": ⟦null⟧}"#),
    ])

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard node.object == nil else { return }
    let member = node.value.string.map { Field.DataType(rawValue: $0) == nil ? "info" : "datatype" } ?? "info"
    let value = node.value.string?.shown ?? "\"...\""
    findings.report(
      "the field \((node.name ?? "").shown) is \(node.value.shown), not an object; write {\"\(member)\": \(value), ...}"
    )
  }
}
