import LintKit
import TFCat
import TFCatJSON

/// A property that is null says nothing that leaving it out does not say.
struct PropertyNull: PropertyRule {
  static let description = RuleDescription(
    id: "TFC405", name: "property-null", severity: .warning,
    basis: "TFCat 1.0, fields: a value is an int, a float, a bool or a str",
    summary: "A property is null.",
    explanation: """
      null is a value of none of the datatypes. Columns of whole numbers cannot hold it, and in columns of text it \
      becomes the word None.
      """,
    advice: "Leave the property out of features that do not have it.",
    valid: [
      .value("0", as: "int"),
      .field(#""info": "Number of bursts", "datatype": "int", "ucd": "meta.number""#),
    ],
    invalid: [.value("⟦null⟧", as: "int")])

  var silentWhere: FeatureFacts { .typedProperties }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    guard case .null = property.value, property.field != nil else { return }
    findings.report("\(property.name.shown) is null; leave the property out where there is no value")
  }
}
