import LintKit
import TFCat

/// A property that is null says nothing that leaving it out does not say.
struct PropertyNull: PropertyRule {
  static let description = RuleDescription(
    id: "TFC405", name: "property-null", severity: .info,
    basis: "TFCat 1.0, fields: a value is an int, a float, a bool or a str",
    summary: "A property is null.",
    explanation: """
      null says that there is no value, as leaving the property out does. It is not wrong: the standard's own library \
      writes it and needs all features to have the same properties. In columns of whole numbers of some programs it has \
      no place.
      """,
    advice: "Keep it, or leave the property out of features that do not have it.",
    valid: [
      .value("0", as: "int"),
      .field(#""info": "Number of bursts", "datatype": "int", "ucd": "meta.number""#),
    ],
    invalid: [.value("⟦null⟧", as: "int")])

  var silentWhere: FeatureFacts { .typedProperties }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    guard case .null = property.value, property.field != nil else { return }
    findings.report("\(property.name.shown) is null: it has no value here")
  }
}
