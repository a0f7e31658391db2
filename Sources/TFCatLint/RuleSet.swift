import TFCat

/// The rules of a run, sorted by what they look at.
public struct RuleSet: Sendable {
  public let descriptions: [RuleDescription]
  let severities: [Severity]
  let files: [(index: Int, rule: any FileRule)]
  let text: [JSONFault.Kind: (index: Int, rule: any TextRule)]
  let structure: [NodeRole: [(index: Int, rule: any StructureRule)]]
  let property: RuleList<any PropertyRule>
  let geometry: RuleList<any GeometryRule>
  let feature: RuleList<any FeatureRule>
  let catalogue: RuleList<any CatalogueRule>
  /// The rules that speak of the keywords of JSON Schema.
  let schema: [String: Int]
  /// For each rule that is asked about features, the facts under which it has nothing to say.
  let silences: [FeatureFacts]
  let tables: [(index: Int, rule: any TableRule)]
  let granuleValues: [(index: Int, rule: any GranuleValueRule)]
  let granule: [(index: Int, rule: any GranuleRule)]
  let granules: [(index: Int, rule: any GranulesRule)]

  /// - Parameter rules: in the order of their ids.
  public init(_ rules: [any Rule] = RuleRegistry.all) {
    descriptions = rules.map(\.description)
    severities = descriptions.map(\.severity)
    var files: [(index: Int, rule: any FileRule)] = []
    var text: [JSONFault.Kind: (index: Int, rule: any TextRule)] = [:]
    var structure: [NodeRole: [(index: Int, rule: any StructureRule)]] = [:]
    var property = RuleList<any PropertyRule>()
    var geometry = RuleList<any GeometryRule>()
    var feature = RuleList<any FeatureRule>()
    var catalogue = RuleList<any CatalogueRule>()
    var schema: [String: Int] = [:]
    var tables: [(index: Int, rule: any TableRule)] = []
    var granuleValues: [(index: Int, rule: any GranuleValueRule)] = []
    var granule: [(index: Int, rule: any GranuleRule)] = []
    var granules: [(index: Int, rule: any GranulesRule)] = []
    var silences: [FeatureFacts] = []
    for (index, rule) in rules.enumerated() {
      for check in rule.checks {
        switch check {
        case .file(let rule): files.append((index, rule))
        case .text(let rule): for fault in rule.faults { text[fault] = (index, rule) }
        case .structure(let rule):
          for role in rule.roles { structure[role, default: []].append((index, rule)) }
        case .property(let rule):
          property.append(rule, index: index)
          silences.append(rule.silentWhere)
        case .geometry(let rule):
          geometry.append(rule, index: index)
          silences.append(rule.silentWhere)
        case .feature(let rule):
          feature.append(rule, index: index)
          silences.append(rule.silentWhere)
        case .catalogue(let rule): catalogue.append(rule, index: index)
        case .schema(let rule): for keyword in rule.keywords { schema[keyword] = index }
        case .table(let rule): tables.append((index, rule))
        case .granuleValue(let rule): granuleValues.append((index, rule))
        case .granule(let rule): granule.append((index, rule))
        case .granules(let rule): granules.append((index, rule))
        }
      }
    }
    self.files = files
    self.silences = silences
    self.text = text
    self.structure = structure
    self.property = property
    self.geometry = geometry
    self.feature = feature
    self.catalogue = catalogue
    self.schema = schema
    self.tables = tables
    self.granuleValues = granuleValues
    self.granule = granule
    self.granules = granules
  }

  /// The index of a rule for which the engine itself speaks; `nil` where it is not among them.
  func index<R: Rule>(of rule: R.Type) -> Int? {
    descriptions.firstIndex { $0.id == R.description.id }
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
