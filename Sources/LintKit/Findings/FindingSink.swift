package import TFCatJSON

/// Where a worker gathers what the rules find in what it shows to them. Each worker has one of its own.
package final class FindingSink {
  /// What was found so far.
  @exclusivity(unchecked) package var found: FindingList
  /// Prefix of the pointers that rules give: the place of what they are shown.
  package var base = JSONPointer()
  /// The item of a long list that rules are shown.
  package var item: Finding.Item?
  /// How often each rule has spoken of items that it was not shown.
  private var spokenOfItems: [RuleDescription: Int] = [:]

  /// - Parameters:
  ///   - maximumPerRule: how many findings of one rule a report shows at most; `nil` for all.
  ///   - ceiling: how many findings are kept before rules are kept short.
  ///   - ignored: places of which some rules are not heard.
  package init(
    maximumPerRule: Int?, ceiling: Int = FindingList.greatestCount, ignored: IgnoredPlaces = .none
  ) {
    found = FindingList(maximumPerRule: maximumPerRule, ceiling: ceiling, ignored: ignored)
  }

  /// How many findings there are so far: asked for each value, for which the list would be copied.
  package var count: Int { found.count }

  /// Through which a rule reports into this sink.
  package func emitter(for rule: RuleDescription) -> Emitter { Emitter(self, rule) }

  /// Whether enough was said of items by a rule that is not shown them one by one.
  func isSatisfied(with rule: RuleDescription) -> Bool {
    spokenOfItems[rule, default: 0] >= found.limit(of: rule)
  }

  func noteItem(of rule: RuleDescription) { spokenOfItems[rule, default: 0] += 1 }
}
