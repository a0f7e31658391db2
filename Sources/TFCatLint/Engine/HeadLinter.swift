import LintKit
import Synchronization
import TFCat
import TFCatJSON

/// Reads and checks everything of a document but the items of its long lists.
final class HeadLinter: Sendable {
  let context: LintContext
  /// The tree of the head; `nil` when there is none to be had.
  let json: JSONValue?
  private let faults: [JSONFault]
  private let work: Mutex<Work>

  private struct Work {
    var items: ItemLinter
    /// Whether the head itself was checked.
    var isDone = false
  }

  init(
    layout: DocumentLayout, rules: CatalogueRuleSet, maximumPerRule: Int?, mendPolygon: PolygonMender? = nil
  ) {
    let parsed = layout.head.bytes.withUnsafeBytes { JanssonParser.parse($0) }
    if let parsed {
      json = parsed
      faults = []
    } else {
      let outcome = layout.head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }
      json = outcome.nodes.first?.value
      faults = outcome.faults
    }
    context = LintContext(
      root: json ?? .null, isCutShort: faults.contains { $0.kind == .truncated },
      observationCount: layout.lists.first { $0.name == "observations" }?.count, mendPolygon: mendPolygon)
    work = Mutex(Work(items: ItemLinter(rules: rules, context: context, maximumPerRule: maximumPerRule)))
  }

  /// Checks the head by itself, while items are still being read; not one whose faults depend on what is
  /// found in them.
  func begin() {
    if faults.isEmpty { work.withLock { check(&$0, endIsTold: false) } }
  }

  /// Checks the head and, with what was seen of the features, the catalogue as a whole.
  ///
  /// - Parameters:
  ///   - statistics: of the items in chunks; those of items in the head itself are added.
  ///   - endIsTold: whether a damaged item was already reported because the text ends early.
  /// - Returns: findings whose places are in the head.
  func check(_ statistics: inout CatalogueStatistics, endIsTold: Bool) -> FindingList {
    work.withLock { work in
      check(&work, endIsTold: endIsTold)
      statistics.append(work.items.statistics, firstIndex: 0)
      if context.root == .collection { work.items.check(statistics) }
      return work.items.found
    }
  }

  private func check(_ work: inout Work, endIsTold: Bool) {
    guard !work.isDone else { return }
    work.isDone = true
    work.items.report(faults.filter { !(endIsTold && $0.kind == .truncated) }, offset: 0, item: nil)
    if let json { work.items.check(root: json, repaired: RepairedValues(faults, in: [])) }
  }
}
