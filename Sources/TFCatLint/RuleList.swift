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

  @inline(__always)
  func forEach(_ body: (_ index: Int, _ checker: borrowing Checker) -> Void) {
    checkers.withUnsafeBufferPointer { checkers in
      indices.withUnsafeBufferPointer { indices in
        for position in indices.indices { body(indices[position], checkers[position]) }
      }
    }
  }
}
