import Base
import LintKit
import TFCat
import TFCatJSON

/// Every property of a feature must be declared in `fields`.
struct UndeclaredProperty: PropertyRule {
  static let description = RuleDescription(
    id: "TFC401", name: "undeclared-property", severity: .error,
    basis: "TFCat 1.0, fields: each property of a feature has a field of its name",
    summary: "A feature has a property that `fields` does not declare.",
    explanation: """
      Without a field the property has no datatype, no unit and no UCD, so that no table can be made of it and no one \
      can tell what it means.
      """,
    advice: "Declare the property in \"fields\" with info, datatype and ucd, or remove it.",
    valid: [.field(kind, value: #""III""#)],
    invalid: [
      .fields(#"{"kind": {\#(kind)}}"#, properties: #"{⟦"Kind"⟧: "III"}"#)
        .fixed("\"kind\"", .unsafe),
      .fields(#"{"kind": {\#(kind)}}"#, properties: #"{⟦"flux"⟧: 1.5}"#),
      .fields("{}", properties: #"{⟦"flux"⟧: null}"#),
    ],
    unsafeFix: "Writes the name of the field that looks like it.")

  private static let kind = #""info": "Type of burst", "datatype": "str", "ucd": "meta.code.class""#

  var silentWhere: FeatureFacts { .declaredProperties }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    // The reference validator does not know observations, and nothing says that fields are theirs too.
    guard property.field == nil, !property.isObservation, context.fields != nil else { return }
    let meant = NearestWord.suggestion(for: property.name, in: context.fieldNames.prefix(256))
    findings.report(
      "the property \(property.name.shown) is not declared in \"fields\""
        + (meant.map { "; did you mean \($0.shown)?" } ?? ""),
      part: .name, repair: meant.map { .rename(.unsafe, to: $0) })
  }
}
