public import TFCatJSON

extension RuleDescription {
  /// All that is known of the rule, as text for a terminal of 80 columns.
  public var page: String {
    var text =
      "\(id) \(name) (\(severity.rawValue))\n\n\(Self.wrap(summary))\n\n\(Self.wrap(explanation))\n\n"
    text += "What to do: \(Self.wrap(advice, first: 12))\n"
    if let safeFix { text += "Fixed by --fix: \(Self.wrap(safeFix, first: 16))\n" }
    if let unsafeFix { text += "Fixed by --fix --unsafe-fixes: \(Self.wrap(unsafeFix, first: 31))\n" }
    text += "Basis: \(Self.wrap(basis, first: 7))\n"
    text += invalid.map { example in
      let fix = example.fixSafety == .safe ? "--fix" : "--fix --unsafe-fixes"
      return "\nNot good:\n\(Self.indent(example.snippet))\n"
        + (example.fixed.map { "After \(fix):\n\(Self.indent($0))\n" } ?? "")
    }.joined()
    text += valid.map { "\nGood:\n\(Self.indent($0.snippet))\n" }.joined()
    return text
  }

  /// One line for each rule, by families.
  public static func table(_ rules: [RuleDescription]) -> String {
    var text = ""
    var family: RuleFamily?
    for rule in rules {
      if rule.family != family { text += "\(family == nil ? "" : "\n")\(rule.family.rawValue)\n" }
      family = rule.family
      text += "  \(rule.id)  \(rule.severity.cell)  \(rule.name): \(rule.summary)\n"
    }
    return text
  }

  /// The rule as `tfcat rules --format json` writes it.
  public var json: JSONValue {
    var object: JSONObject = [
      "id": .string(id), "name": .string(name), "severity": .string(severity.rawValue),
      "family": .string(family.rawValue), "summary": .string(summary), "explanation": .string(explanation),
      "advice": .string(advice), "basis": .string(basis),
      "valid": .array(valid.map { .string($0.snippet) }),
      "invalid": .array(invalid.map { .string($0.snippet) }),
      "fixed": .array(invalid.map { $0.fixed.map(JSONValue.string) ?? .null }),
    ]
    if let safeFix { object["safeFix"] = .string(safeFix) }
    if let unsafeFix { object["unsafeFix"] = .string(unsafeFix) }
    return .object(object)
  }

  /// Breaks lines before column 80.
  private static func wrap(_ text: String, first: Int = 0) -> String {
    var result = ""
    var column = first
    for word in text.split(separator: " ") {
      if column > 0, column + word.count + 1 > 80 {
        result += "\n"
        column = 0
      } else if !result.isEmpty {
        result += " "
        column += 1
      }
      result += word
      column += word.count
    }
    return result
  }

  private static func indent(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
  }
}
