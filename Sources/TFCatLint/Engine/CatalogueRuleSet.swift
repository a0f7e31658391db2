import LintKit
import TFCat

/// The rules of a run, sorted by what they look at.
struct CatalogueRuleSet: Sendable {
  private(set) var files: [any FileRule] = []
  private(set) var text: [JSONFault.Kind: any TextRule] = [:]
  private(set) var structure: [NodeRole: [any StructureRule]] = [:]
  private(set) var property = RuleList<any PropertyRule>()
  private(set) var geometry = RuleList<any GeometryRule>()
  private(set) var feature = RuleList<any FeatureRule>()
  private(set) var catalogue: [any CatalogueRule] = []
  /// The rules that speak of the keywords of JSON Schema.
  private(set) var schema: [String: RuleDescription] = [:]

  /// - Parameter rules: in the order of their ids.
  init(_ rules: [any TFCatRule]) {
    for rule in rules {
      for check in rule.checks {
        switch check {
        case .file(let rule): files.append(rule)
        case .text(let rule): for fault in rule.faults { text[fault] = rule }
        case .structure(let rule): for role in rule.roles { structure[role, default: []].append(rule) }
        case .property(let rule):
          property.append(rule, rule.description, silentWhere: rule.silentWhere)
        case .geometry(let rule):
          geometry.append(rule, rule.description, silentWhere: rule.silentWhere)
        case .feature(let rule):
          feature.append(rule, rule.description, silentWhere: rule.silentWhere)
        case .catalogue(let rule): catalogue.append(rule)
        case .schema(let rule): for keyword in rule.keywords { schema[keyword] = rule.description }
        }
      }
    }
  }
}
