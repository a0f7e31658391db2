import LintKit
import TFCat
import TFCatJSON

/// The values that a property may have: a list, or an object that says what each means.
struct FieldValuesMalformed: StructureRule {
  static let description = RuleDescription(
    id: "TFC413", name: "field-values-malformed", severity: .warning,
    basis:
      "TFCat 1.0, fields: values (the Python library's documentation; the reference validator ignores it)",
    summary: "The `values` of a field are no list of values.",
    explanation: """
      Programs offer the values for selection, and check features against them. They take an array, or an object whose \
      members are the values; a value that is not of the field's datatype never occurs.
      """,
    advice: "Write [\"a\", \"b\"], or {\"a\": \"what a means\", ...}.",
    valid: [
      .field(#"\#(sense), "values": ["RH", "LH"]"#),
      .field(#"\#(sense), "values": {"RH": "right hand", "LH": "left hand"}"#),
      .field(#""info": "Quality", "datatype": "int", "ucd": "meta.code.qual", "values": {"1": "good"}"#),
    ],
    invalid: [
      .field(#"\#(sense), "values": ⟦"RH, LH"⟧"#),
      .field(#"\#(sense), "values": ⟦[]⟧"#),
      .field(#"\#(sense), "values": ⟦{}⟧"#),
      .field(#"\#(sense), "values": ["RH", ⟦null⟧]"#),
      .field(#"\#(sense), "values": ["RH", ⟦["LH"]⟧]"#),
      .field(#"\#(sense), "values": ["RH", "LH", ⟦"RH"⟧]"#)
        .fixed(whole: #"{"n": {\#(sense), "values": ["RH", "LH"]}}"#),
      .field(#""info": "Quality", "datatype": "int", "ucd": "meta.code.qual", "values": [1, ⟦"good"⟧]"#),
      .field(#""info": "Quality", "datatype": "int", "ucd": "meta.code.qual", "values": {⟦"good"⟧: "fine"}"#),
    ],
    safeFix: "Leaves out a value that is listed twice.")

  private static let sense = #""info": "Sense of polarization", "datatype": "str", "ucd": "meta.code""#

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, let values = object["values"] else { return }
    let name = (node.name ?? "").shown
    let type = object["datatype"]?.string.flatMap(Field.DataType.init)
    switch values {
    case .null: break
    case .array(let items):
      if items.isEmpty {
        findings.report(
          "the \"values\" of \(name) are empty; list them, or leave the member out", at: ["values"])
      }
      check(items, of: name, type, findings)
    case .object(let object):
      if object.isEmpty {
        findings.report(
          "the \"values\" of \(name) are empty; list them, or leave the member out", at: ["values"])
      }
      for member in object where type.map({ DataTypeFit(of: .string(member.name), in: $0) }) == .differs {
        findings.report(
          "\(member.name.shown) is listed as a value of \(name), which is declared \(type?.rawValue ?? "otherwise")",
          at: ["values", .name(member.name)], part: .name)
      }
    default:
      findings.report("the \"values\" of \(name) are \(values.shown), not a list of values", at: ["values"])
    }
  }

  private func check(
    _ items: [JSONValue], of name: String, _ type: Field.DataType?, _ findings: Emitter
  ) {
    var seen: Set<JSONValue> = []
    for (index, item) in items.enumerated() {
      let place: JSONPointer = ["values", .index(index)]
      if item.plainText == nil {
        findings.report("\(item.shown) is no value that \(name) can have", at: place)
      } else if let type, DataTypeFit(of: item, in: type) == .differs {
        findings.report(
          "\(item.shown) is listed as a value of \(name), which is declared \(type.rawValue)", at: place)
      } else if !seen.insert(item).inserted {
        findings.report(
          "\(item.shown) is listed twice as a value of \(name)", at: place,
          repair: .leaveOutItem(.safe))
      }
    }
  }
}
