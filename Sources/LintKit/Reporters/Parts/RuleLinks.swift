/// Where links to rules lead.
public enum RuleLinks: Sendable, Hashable {
  /// To the standard that a rule's family stands on.
  case standard
  /// To a page with all rules, as `tfcat rules --format html` writes it: the address, without an anchor.
  case page(String)

  /// Where a rule can be read.
  public func address(of rule: RuleDescription) -> String {
    switch self {
    case .standard: rule.standardAddress
    case .page(let address): "\(address)#\(rule.id)"
    }
  }
}
