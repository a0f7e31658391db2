/// The rules of a run that look at one kind of thing, in the order of their ids.
///
/// Rules stand apart from their numbers, and are lent, not copied, to whoever goes through them: that happens
/// a hundred times for each feature.
struct RuleList<Checker: Sendable>: Sendable {
  private var checkers = ContiguousArray<Checker>()
  /// The rules' places among all rules of the run.
  private var indices = ContiguousArray<Int>()

  mutating func append(_ checker: Checker, index: Int) {
    checkers.append(checker)
    indices.append(index)
  }

  /// The same for one worker alone: references to lists that all share would have to be counted in turn.
  func copy() -> RuleList {
    var copy = RuleList()
    for (index, checker) in zip(indices, checkers) { copy.append(checker, index: index) }
    return copy
  }

  @inline(__always)
  func lend(to body: (_ index: Int, _ checker: borrowing Checker) -> Void) {
    checkers.withUnsafeBufferPointer { checkers in
      indices.withUnsafeBufferPointer { indices in
        for position in indices.indices { body(indices[position], checkers[position]) }
      }
    }
  }
}
