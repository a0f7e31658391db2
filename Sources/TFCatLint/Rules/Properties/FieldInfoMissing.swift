import LintKit
import TFCat
import TFCatJSON

/// A field says in words what it is.
struct FieldInfoMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC409", name: "field-info-missing", severity: .error,
    basis: "TFCat 1.0, fields: info is a required string",
    summary: "A field has no description.",
    explanation: """
      info becomes the description of the column in every table made of the catalogue. A UCD says what kind of \
      quantity it is, not which one.
      """,
    advice: "Add \"info\" with a sentence on what the property is and how it was found.",
    valid: [.field(#""info": "Number of bursts", "datatype": "int", "ucd": "meta.number""#)],
    invalid: [
      .fields(#"{"n": ⟦{"datatype": "int", "ucd": "meta.number"}⟧}"#),
      .fields(#"{"n": ⟦{"description": "Number", "datatype": "int", "ucd": "meta.number"}⟧}"#),
      .field(#""info": ⟦5⟧, "datatype": "int", "ucd": "meta.number""#),
      .field(#""info": ⟦""⟧, "datatype": "int", "ucd": "meta.number""#),
    ])

  let roles: Set<NodeRole> = [.field]

  private static let otherNames = ["description", "desc", "label", "title", "comment"]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else { return }
    let name = (node.name ?? "").shown
    switch object["info"] {
    case .string(let text)?:
      guard text.isEmpty else { return }
      findings.report("the \"info\" of \(name) is empty; say what it is", at: ["info"], severity: .warning)
    case let value?:
      findings.report("the \"info\" of \(name) is \(value.shown), not a string", at: ["info"])
    case nil:
      guard !context.isCutShort else { return }
      let other = object.misnamed("info", Self.otherNames).map { "; rename its \($0.shown)" } ?? ""
      findings.report("the field \(name) has no \"info\"\(other)")
    }
  }
}

extension JSONObject {
  /// The member that was meant to be the one of that name, which is not there.
  func misnamed(_ name: String, _ otherNames: [String]) -> String? {
    otherNames.first { self[$0]?.string != nil } ?? misspelling(of: [name])?.written
  }
}
