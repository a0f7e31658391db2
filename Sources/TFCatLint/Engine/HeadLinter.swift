import LintKit
import TFCat
import TFCatJSON

/// Reads and checks everything of a document but the items of its long lists.
struct HeadLinter {
  let context: LintContext
  /// The tree of the head; `nil` when there is none to be had.
  let json: JSONValue?
  private let faults: [JSONFault]
  private let rules: CatalogueRuleSet
  private let maximumPerRule: Int?

  init(
    outline: DocumentOutline, rules: CatalogueRuleSet, maximumPerRule: Int?, mendPolygon: PolygonMender? = nil
  ) {
    self.rules = rules
    self.maximumPerRule = maximumPerRule
    let parsed = outline.head.bytes.withUnsafeBytes { JanssonParser.parse($0) }
    if let parsed {
      json = parsed
      faults = []
    } else {
      let outcome = outline.head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }
      json = outcome.nodes.first?.value
      faults = outcome.faults
    }
    context = LintContext(
      root: json ?? .null, isCutShort: faults.contains { $0.kind == .truncated },
      observationCount: outline.lists.first { $0.name == "observations" }?.count, mendPolygon: mendPolygon)
  }

  /// Checks the head and, with what was seen of the features, the catalogue as a whole.
  ///
  /// - Parameters:
  ///   - statistics: of the items in chunks; those of items in the head itself are added.
  ///   - endIsTold: whether a damaged item was already reported because the text ends early.
  /// - Returns: findings whose places are in the head.
  func check(_ statistics: inout CatalogueStatistics, endIsTold: Bool) -> FindingList {
    var items = ItemLinter(rules: rules, context: context, maximumPerRule: maximumPerRule)
    items.report(faults.filter { !(endIsTold && $0.kind == .truncated) }, offset: 0, item: nil)
    if let json { items.check(root: json, repaired: RepairedValues(faults, in: [])) }
    statistics.append(items.statistics, firstIndex: 0)
    if context.root == .collection { items.check(statistics) }
    return items.found
  }
}
