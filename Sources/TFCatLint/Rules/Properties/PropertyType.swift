import LintKit
import TFCat
import TFCatJSON

/// The value of a property is of the datatype that its field declares.
struct PropertyType: PropertyRule {
  static let description = RuleDescription(
    id: "TFC403", name: "property-type", severity: .error,
    basis: "TFCat 1.0, fields: datatype (int, float, bool or str)",
    summary: "A property's value is not of the declared datatype.",
    explanation: """
      A field becomes a column of a table with one type. A value that is none of it makes the conversion fail for the \
      whole catalogue, or is lost in it. Arrays and objects fit no datatype.
      """,
    advice: "Write the value in the declared datatype, or declare another one that holds all values.",
    valid: [
      .value("3", as: "int"),
      .value("-0", as: "int"),
      .value("3", as: "float"),
      .value("1.5e-20", as: "float"),
      .value("true", as: "bool"),
      .value(#""3""#, as: "str"),
      .features(
        #"{"type": "Feature", "id": 1, "geometry": \#(Example.point), "properties": {"type": "Point"}}"#,
        fields: #"{"type": {"info": "Class", "datatype": "str", "ucd": "meta.code.class"}}"#),
    ],
    invalid: [
      .value("⟦3.5⟧", as: "int"),
      .value("⟦1.0⟧", as: "int").fixed("1"),
      .value("⟦1e5⟧", as: "int").fixed("100000"),
      .value("⟦-0.120e3⟧", as: "int").fixed("-120"),
      .value("⟦1.00000000000000001⟧", as: "int"),
      .value("⟦4503599627370497.5⟧", as: "int"),
      .value(#"⟦"three"⟧"#, as: "int"),
      .value(#"⟦""⟧"#, as: "int"),
      .value("⟦true⟧", as: "int"),
      .value(#"⟦{"a": 1}⟧"#, as: "int"),
      .value(#"⟦"NaN"⟧"#, as: "float"),
      .value(#"⟦".5"⟧"#, as: "float"),
      .value("⟦[1, 2]⟧", as: "float"),
      .value("⟦false⟧", as: "float"),
      .value(#"⟦"yes"⟧"#, as: "bool").fixed("true", .unsafe),
      .value("⟦1⟧", as: "bool"),
      .value("⟦true⟧", as: "str").fixed("\"true\"", .unsafe),
    ],
    safeFix: "Writes a whole number without its fraction of zeros or its exponent, where an int is declared.",
    unsafeFix:
      "Writes true or false for yes and no; puts true and false into quotes, where a str is declared.")

  var silentWhere: FeatureFacts { .typedProperties }

  func check(_ property: CheckedProperty, in context: LintContext, _ findings: Emitter) {
    guard property.fit == .differs, let type = property.field?.dataType else { return }
    findings.report(
      "\(property.name.shown) is declared \(type.rawValue) but is \(property.value.shown)\(advice(property.value, type))",
      repair: Self.repair(of: property.value, type))
  }

  private static func repair(of value: JSONValue, _ type: Field.DataType) -> Repair? {
    switch (type, value) {
    case (.int, .number(let number)): wholeNumber(number).map { .replace(by: $0) }
    case (.bool, .string(let text)):
      truth[text.cut(to: 16).lowercased()].map { .replace(.unsafe, by: "\($0)") }
    case (.str, .bool): .quote(.unsafe)
    default: nil
    }
  }

  private func advice(_ value: JSONValue, _ type: Field.DataType) -> String {
    switch (type, value) {
    case (_, .array): "; a property has one value for each feature"
    case (_, .object): "; make a property of each member"
    case (.int, .number(let number)): Self.wholeNumber(number).map { "; write \($0)" } ?? "; declare it float"
    case (.float, .string(let text)), (.int, .string(let text)):
      if Self.missingValues.contains(text.cut(to: 16).lowercased()) {
        "; leave the property out where there is no value"
      } else if type == .int, DataTypeFit(of: value, in: .float) == .fitsAsText {
        "; declare it float, and write the number without quotes"
      } else {
        "; write a number, or declare it str"
      }
    case (.bool, .string(let text)):
      Self.truth[text.cut(to: 16).lowercased()].map { "; write \($0)" } ?? "; write true or false"
    case (.bool, .number): "; write true or false, or declare it int"
    case (.str, .bool(let flag)): "; write \"\(flag)\", or declare it bool"
    case (_, .bool): "; write a number, or declare it bool"
    default: ""
    }
  }

  private static let missingValues: Set<String> = [
    "nan", "inf", "-inf", "+inf", "infinity", "-infinity", "", "null", "none", "n/a", "na", "nat", "-", "--",
  ]
  private static let truth = [
    "yes": true, "no": false, "y": true, "n": false, "true": true, "false": false, "t": true, "f": false,
    "1": true, "0": false, "on": true, "off": false,
  ]

  /// The number as an integer without fraction or exponent, where its digits say one below 10^18.
  private static func wholeNumber(_ number: JSONNumber) -> String? {
    let isNegative = number.literal.hasPrefix("-")
    let parts = number.literal.dropFirst(isNegative ? 1 : 0).split { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0 else { return nil }
    let sides = mantissa.split(separator: ".")
    let digits = sides.joined()
    guard let whole = sides.first, digits.utf8.count < 400, exponent.magnitude < 400 else { return nil }
    let count = whole.utf8.count + exponent
    let rest = digits.dropFirst(max(0, count))
    guard rest.allSatisfy({ $0 == "0" }) else { return nil }
    let shown = digits.prefix(max(0, count)).drop { $0 == "0" }
    if shown.isEmpty { return "0" }
    let zeros = String(repeating: "0", count: max(0, count - digits.utf8.count))
    guard shown.utf8.count + zeros.utf8.count <= 18 else { return nil }
    return (isNegative ? "-" : "") + shown + zeros
  }
}
