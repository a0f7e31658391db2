import JSONSchema
import LintKit

/// What the items of a list have against them by one schema. What goes beyond that which a report shows is
/// only counted.
struct SchemaItemFindings: Sendable {
  private(set) var list: FindingList
  /// The keywords of which enough was kept.
  private(set) var counted = KeywordSet()
  private let rules: [String: RuleDescription]
  /// How much was kept of each rule.
  private var counts: [RuleDescription: Int] = [:]

  /// - Parameters:
  ///   - rules: by the keywords of which they speak.
  ///   - maximumPerRule: how many findings of one rule a report shows at most; `nil` for all.
  ///   - ignored: places of which some rules are not heard.
  init(rules: [String: RuleDescription], maximumPerRule: Int?, ignored: IgnoredPlaces) {
    self.rules = rules
    list = FindingList(maximumPerRule: maximumPerRule, ignored: ignored)
  }

  /// Adds failures that were not told.
  ///
  /// - Parameter counts: by keyword.
  mutating func omit(_ counts: [String: Int]) {
    for (keyword, count) in counts {
      guard let rule = rules[keyword] else { continue }
      list.omit(rule, rule.severity, count: count)
    }
  }

  /// Adds what one item has against it. Whether enough was kept of a rule is asked behind the item, so that
  /// of each item all is kept or nothing, however the list is cut into pieces.
  mutating func add(_ findings: [Finding]) {
    for finding in findings {
      list.append(finding)
      self.counts[finding.rule, default: 0] += 1
    }
    for rule in Set(findings.map(\.rule)) where list.isEnough(self.counts[rule] ?? 0, of: rule) {
      for (keyword, other) in rules where other == rule { counted.insert(keyword) }
    }
  }

  /// Adds that an item could not be asked.
  mutating func addUnanswered(_ finding: Finding) {
    if list.isEnough(counts[finding.rule] ?? 0, of: finding.rule) {
      list.omit(finding.rule, finding.severity, count: 1)
    } else {
      add([finding])
    }
  }

  /// Adds what was found in the next piece of the list.
  mutating func append(_ next: SchemaItemFindings) { list.appendChunk(next.list) }
}
