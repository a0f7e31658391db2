import TFCat

/// The rules of a run, sorted by what they look at.
public struct RuleSet: Sendable {
  public let descriptions: [RuleDescription]
  let severities: [Severity]
  let files: [(index: Int, rule: any FileRule)]
  let text: [JSONFault.Kind: (index: Int, rule: any TextRule)]
  let structure: [NodeRole: [(index: Int, rule: any StructureRule)]]
  let property: [(index: Int, rule: any PropertyRule)]
  let geometry: [(index: Int, rule: any GeometryRule)]
  let feature: [(index: Int, rule: any FeatureRule)]
  let catalogue: [(index: Int, rule: any CatalogueRule)]

  /// - Parameter rules: in the order of their ids.
  public init(_ rules: [any Rule] = RuleRegistry.all) {
    descriptions = rules.map(\.description)
    severities = descriptions.map(\.severity)
    let indexed = Array(rules.enumerated())
    var text: [JSONFault.Kind: (index: Int, rule: any TextRule)] = [:]
    var structure: [NodeRole: [(index: Int, rule: any StructureRule)]] = [:]
    for (index, rule) in indexed {
      if let rule = rule as? any TextRule {
        for fault in rule.faults { text[fault] = (index, rule) }
      }
      if let rule = rule as? any StructureRule {
        for role in rule.roles { structure[role, default: []].append((index, rule)) }
      }
    }
    self.text = text
    self.structure = structure
    files = indexed.compactMap { index, rule in (rule as? any FileRule).map { (index, $0) } }
    property = indexed.compactMap { index, rule in (rule as? any PropertyRule).map { (index, $0) } }
    geometry = indexed.compactMap { index, rule in (rule as? any GeometryRule).map { (index, $0) } }
    feature = indexed.compactMap { index, rule in (rule as? any FeatureRule).map { (index, $0) } }
    catalogue = indexed.compactMap { index, rule in (rule as? any CatalogueRule).map { (index, $0) } }
  }

  /// The rules without those that `ignored` names and, when `selected` is not empty, only those that it names.
  ///
  /// A name is an id (`TFC307`), a prefix of ids (`TFC3`), or a rule's name (`ring-not-closed`).
  public static func rules(selected: [String], ignored: [String]) -> [any Rule] {
    RuleRegistry.all.filter { rule in
      let description = rule.description
      return (selected.isEmpty || selected.contains { description.isNamed(by: $0) })
        && !ignored.contains { description.isNamed(by: $0) }
    }
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
