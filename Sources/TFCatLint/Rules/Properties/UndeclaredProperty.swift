import TFCat

/// Every property of a feature must be declared in `fields`.
public struct UndeclaredProperty: PropertyRule {
  public let description = RuleDescription(
    id: "TFC401", name: "undeclared-property", severity: .error,
    basis: "TFCat 1.0, fields: each property of a feature has a field of its name",
    summary: "A feature has a property that `fields` does not declare.",
    explanation: """
      Without a field the property has no datatype, no unit and no UCD, so that no table can be made of it and no one \
      can tell what it means.
      """,
    advice: "Declare the property in \"fields\" with info, datatype and ucd, or remove it.",
    valid: [.fields(#"{"kind": {"info": "Type of burst", "datatype": "str", "ucd": "meta.code.class"}}"#, properties: #"{"kind": "III"}"#)],
    invalid: [
      .fields(
        #"{"kind": {"info": "Type of burst", "datatype": "str", "ucd": "meta.code.class"}}"#,
        properties: #"{⟦"Kind"⟧: "III"}"#)
    ])

  public init() {}

  public func check(_ property: CheckedProperty, in context: LintContext, _ findings: inout Findings) {
    guard property.field == nil, let fields = context.fields else { return }
    let twin = fields.keys.first { $0.lowercased() == property.name.lowercased() }
    findings.report(
      "the property \"\(property.name)\" is not declared in \"fields\""
        + (twin.map { "; did you mean \"\($0)\"?" } ?? ""),
      part: .name)
  }
}
