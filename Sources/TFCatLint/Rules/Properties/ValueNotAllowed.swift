import Base
import LintKit
import TFCat
import TFCatJSON

/// A field that lists its values means them.
struct ValueNotAllowed: PropertyRule {
  static let description = RuleDescription(
    id: "TFC406", name: "value-not-allowed", severity: .warning,
    basis:
      "TFCat 1.0, fields: values (the Python library's documentation; the reference validator ignores it)",
    summary: "A property has a value that the `values` of its field do not list.",
    explanation: """
      Who selects features by the listed values misses this one. Mostly it is a label in another spelling, or one that \
      was added later.
      """,
    advice: "Write one of the listed values, or add this one to \"values\".",
    valid: [
      .field(#"\#(sense), "datatype": "str", "values": ["RH", "LH"]"#, value: #""RH""#),
      .field(
        #"\#(sense), "datatype": "str", "values": {"RH": "right hand", "LH": "left hand"}"#, value: #""LH""#),
      .field(#"\#(sense), "datatype": "int", "values": [1, 2, 3]"#, value: "2"),
      .field(
        #""info": "Quality", "ucd": "meta.code.qual", "datatype": "float", "values": [1, 2.50]"#, value: "2.5"
      ),
      .field(#"\#(sense), "datatype": "int", "values": {"1": "good", "2": "bad"}"#, value: "2"),
    ],
    invalid: [
      .field(#"\#(sense), "datatype": "str", "values": ["RH", "LH"]"#, value: #"⟦"rh"⟧"#)
        .fixed("\"RH\"", .unsafe),
      .field(#"\#(sense), "datatype": "str", "values": {"RH": "right hand"}"#, value: #"⟦"XX"⟧"#),
      .field(#"\#(sense), "datatype": "int", "values": [1, 2, 3]"#, value: "⟦4⟧"),
      .field(#"\#(sense), "datatype": "int", "values": {"1": "good"}"#, value: "⟦-1⟧"),
    ],
    unsafeFix: "Writes the value that looks like it.")

  private static let sense = #""info": "Sense of polarization", "ucd": "meta.code""#

  var silentWhere: FeatureFacts { .allowedValues }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    guard let listed = property.field?.listed, property.fit != .differs, !listed.allows(property.value),
      let text = property.value.plainText
    else { return }
    let meant = NearestWord.suggestion(for: text, in: listed.words.prefix(256))
    findings.report(
      "\(property.name.shown) is \(property.value.shown), which is none of its values; "
        + (meant.map { "did you mean \($0.shown)?" }
          ?? "they are \(listed.words.prefix(9).listed(joiningWith: "and"))"),
      repair: property.value.string == nil ? nil : meant.map { .replaceString(.unsafe, by: $0) })
  }
}
