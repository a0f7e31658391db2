import LintKit
import TFCat
import TFCatJSON

/// The fields are an object, each under the name of its property.
struct FieldsNotObject: StructureRule {
  static let description = RuleDescription(
    id: "TFC407", name: "fields-not-object", severity: .error,
    basis: "TFCat 1.0, fields: an object of fields by name",
    summary: "The value of `fields` is no object.",
    explanation: "A property's field is looked up by the property's name; a list of fields has no names.",
    advice: "Write \"fields\": {\"name\": {\"info\": ..., \"datatype\": ..., \"ucd\": ...}}, or {} for none.",
    valid: [.fields("{}")],
    invalid: [
      .fields(#"⟦[{"name": "n", "info": "Count", "datatype": "int", "ucd": "meta.number"}]⟧"#),
      .fields("⟦null⟧"),
      .fields("⟦[]⟧"),
    ])

  let roles: Set<NodeRole> = [.fields]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard node.object == nil else { return }
    if let name = node.value.array?.first?["name"]?.string {
      findings.report(
        "\"fields\" is an array; write an object with the names as members: {\(name.shown): {...}, ...}")
    } else {
      findings.report("\"fields\" is \(node.value.shown), not an object of fields by name; write {} for none")
    }
  }
}
