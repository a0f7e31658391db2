import Base

/// Which rules of a linter are used.
///
/// A rule is named by its id (`TFC307`), by the beginning of it (`TFC3`) or by its name (`ring-not-closed`).
public struct RuleSelection: Hashable, Sendable {
  /// When it is not empty, only these rules are used.
  public var selected: [String]
  /// Rules that are not used, even where `selected` names them.
  public var ignored: [String]

  /// A selection of rules by id, prefix of an id, or name.
  ///
  /// - Parameters:
  ///   - selected: the rules to run; empty for all.
  ///   - ignored: the rules not to run.
  public init(selected: [String] = [], ignored: [String] = []) {
    self.selected = selected
    self.ignored = ignored
  }

  /// All rules.
  public static let all = RuleSelection()

  /// Whether the rule is used.
  public func contains(_ rule: RuleDescription) -> Bool {
    (selected.isEmpty || selected.contains { rule.isNamed(by: $0) })
      && !ignored.contains { rule.isNamed(by: $0) }
  }
}

extension RuleDescription {
  /// Whether `name` is this rule's id, a prefix of it of at least one digit, or its name.
  public func isNamed(by name: String) -> Bool {
    let prefix = name.uppercased()
    return name == self.name || name == "all"
      || (prefix.count > 3 && prefix.count <= 6 && id.hasPrefix(prefix))
  }
}

/// Words for rules.
package enum RuleNames {
  /// What is said of a word that is no rule's.
  package static func refusal(of name: String, among rules: [RuleDescription]) -> String {
    let hint = NearestWord.hint(for: name, among: rules.map(\.name))
    return "There is no rule \"\(name)\"\(hint.isEmpty ? ";" : "\(hint)") `tfcat rules` lists them."
  }

  /// The words of options, of which each may be several with commas between them.
  package static func separated(_ values: [String]) -> [String] {
    values.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }
}
