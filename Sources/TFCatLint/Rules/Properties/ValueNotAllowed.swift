import TFCat

/// A field that lists its values means them.
public struct ValueNotAllowed: PropertyRule {
  public let description = RuleDescription(
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
      .field(#"\#(sense), "datatype": "float", "values": [1, 2.50]"#, value: "2.5"),
      .field(#"\#(sense), "datatype": "int", "values": {"1": "good", "2": "bad"}"#, value: "2"),
    ],
    invalid: [
      .field(#"\#(sense), "datatype": "str", "values": ["RH", "LH"]"#, value: #"⟦"rh"⟧"#),
      .field(#"\#(sense), "datatype": "str", "values": {"RH": "right hand"}"#, value: #"⟦"XX"⟧"#),
      .field(#"\#(sense), "datatype": "int", "values": [1, 2, 3]"#, value: "⟦4⟧"),
      .field(#"\#(sense), "datatype": "int", "values": {"1": "good"}"#, value: "⟦-1⟧"),
    ])

  private static let sense = #""info": "Sense of polarization", "ucd": "meta.code""#

  public init() {}

  public func check(_ property: CheckedProperty, in context: LintContext, _ findings: inout Findings) {
    guard let allowed = property.field?.allowedValues, !allowed.isEmpty, property.fit != .differs,
      !allowed.contains(property.value), let text = property.value.plainText,
      !allowed.contains(where: { Self.isSame($0, text, property.value) })
    else { return }
    let words = allowed.compactMap(\.plainText).sorted()
    let meant = NearestWord.suggestion(for: text, in: words.prefix(256))
    findings.report(
      "\(property.name.shown) is \(property.value.shown), which is none of its values; "
        + (meant.map { "did you mean \($0.shown)?" } ?? "they are \(words.listed(joiningWith: "and"))"))
  }

  /// A number may be spelled in several ways, and as the name of a member it is a text.
  private static func isSame(_ allowed: JSONValue, _ text: String, _ value: JSONValue) -> Bool {
    if allowed.plainText == text { return true }
    guard let number = value.number else { return false }
    return switch allowed {
    case .number(let other): number.doubleValue == other.doubleValue
    case .string(let other): JSONNumber(literal: other).map { $0.doubleValue == number.doubleValue } ?? false
    default: false
    }
  }
}

extension JSONValue {
  /// The text of a string, a number or a truth value.
  var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
