import LintKit
import TFCat
import TFCatJSON

/// The text of the value is right, but it stands in quotes where it should not, or without them where it
/// should.
struct PropertyKind: PropertyRule {
  static let description = RuleDescription(
    id: "TFC404", name: "property-kind", severity: .warning,
    basis: "TFCat 1.0, fields: datatype (the reference validator looks at the text alone)",
    summary: "A number or truth value is written as text, or text as a number.",
    explanation: """
      The reference validator lets "3" pass as an int. Programs that take the values as JSON gives them get a text: \
      "10" sorts before "9", and nothing can be computed with it.
      """,
    advice:
      "Write numbers and truth values without quotes and text in quotes, or declare the datatype that is meant.",
    valid: [
      .value("3", as: "int"),
      .value(#""3""#, as: "str"),
    ],
    invalid: [
      .value(#"⟦"3"⟧"#, as: "int").fixed("3"),
      .value(#"⟦"+12"⟧"#, as: "int").fixed("12"),
      .value(#"⟦"-1.5e3"⟧"#, as: "float").fixed("-1.5e3"),
      .value(#"⟦"true"⟧"#, as: "bool").fixed("true"),
      .value("⟦3⟧", as: "str").fixed("\"3\""),
    ],
    safeFix: "Writes a number without quotes, or a text with quotes, as the field declares it.")

  var silentWhere: FeatureFacts { .typedProperties }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    guard property.fit == .fitsAsText, let type = property.field?.dataType else { return }
    let value = property.value
    let meant =
      if let text = value.string { Self.number(text) ?? text.cut(to: 40) } else { "\"\(value.shown)\"" }
    findings.report(
      "\(property.name.shown) is declared \(type.rawValue) but is \(value.string == nil ? "the number" : "the text") "
        + "\(value.shown); write \(meant)",
      repair: Self.repair(of: value))
  }

  private static func repair(of value: JSONValue) -> Repair? {
    guard let text = value.string else { return .quote(.safe) }
    if text == "true" || text == "false" { return .unquote }
    if JSONNumber(literal: text) != nil { return .unquotedNumber(value) }
    return number(text).map { .replace(by: $0) }
  }

  /// JSON numbers have no plus sign and no leading zeros.
  private static func number(_ text: String) -> String? {
    guard text.utf8.count <= 40, JSONNumber(literal: text) == nil else { return nil }
    return Int64(text).map { String($0) }
  }
}
