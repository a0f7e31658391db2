import LintKit

/// The rules of a run that look at one kind of thing, in the order of their ids.
struct RuleList<Checker: Sendable>: Sendable {
  fileprivate private(set) var entries:
    [(checker: Checker, rule: RuleDescription, silentWhere: FeatureFacts)] =
      []

  /// For each rule, the facts under which it has nothing to say.
  var silences: [FeatureFacts] { entries.map(\.silentWhere) }

  mutating func append(_ checker: Checker, _ rule: RuleDescription, silentWhere: FeatureFacts) {
    entries.append((checker, rule, silentWhere))
  }
}

/// The rules of a list as one worker calls them, with the emitters through which they report to it.
///
/// Rules stand apart from their emitters and are lent, not copied: a hundred are called for each feature. The
/// lists belong to the worker alone, as counting references to lists that all share would take longer than
/// the checks.
struct BoundRules<Checker: Sendable> {
  private let checkers: ContiguousArray<Checker>
  private let emitters: ContiguousArray<Emitter>
  private let silences: [FeatureFacts]

  init(_ list: RuleList<Checker>, to sink: FindingSink) {
    checkers = ContiguousArray(list.entries.map(\.checker))
    emitters = ContiguousArray(list.entries.map { sink.emitter(for: $0.rule) })
    silences = list.silences
  }

  /// - Parameter missing: the facts that do not hold, or of which nothing is known; a rule that is silent
  ///   without them is left out.
  @inline(__always)
  func lend(missing: FeatureFacts, to body: (_ checker: borrowing Checker, _ findings: Emitter) -> Void) {
    checkers.withUnsafeBufferPointer { checkers in
      emitters.withUnsafeBufferPointer { emitters in
        for position in emitters.indices
        where silences[position].isEmpty || !silences[position].isDisjoint(with: missing) {
          body(checkers[position], emitters[position])
        }
      }
    }
  }
}
