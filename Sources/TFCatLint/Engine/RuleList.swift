import LintKit

/// The rules of a run that look at one kind of thing, in the order of their ids.
struct RuleList<Checker: Sendable>: Sendable {
  fileprivate private(set) var entries: [(checker: Checker, rule: RuleDescription)] = []

  mutating func append(_ checker: Checker, _ rule: RuleDescription) { entries.append((checker, rule)) }
}

/// The rules of a list as one worker calls them, with the emitters through which they report to it.
///
/// Rules stand apart from their emitters and are lent, not copied: a hundred are called for each feature. The lists belong
/// to the worker alone, as counting references to lists that all share would take longer than the checks.
struct BoundRules<Checker: Sendable> {
  private let checkers: ContiguousArray<Checker>
  private let emitters: ContiguousArray<Emitter>

  init(_ list: RuleList<Checker>, to sink: FindingSink) {
    checkers = ContiguousArray(list.entries.map(\.checker))
    emitters = ContiguousArray(list.entries.map { sink.emitter(for: $0.rule) })
  }

  @inline(__always)
  func lend(to body: (_ checker: borrowing Checker, _ findings: Emitter) -> Void) {
    checkers.withUnsafeBufferPointer { checkers in
      emitters.withUnsafeBufferPointer { emitters in
        for position in emitters.indices { body(checkers[position], emitters[position]) }
      }
    }
  }
}
