extension [ColumnName] {
  /// The place of the name that says least besides, of those that meet a condition.
  ///
  /// - Parameter hidden: places of columns that do not count.
  package func plainest(without hidden: Set<Int> = [], where condition: (ColumnName) -> Bool) -> Int? {
    indices.filter { !hidden.contains($0) && condition(self[$0]) }.min { self[$0].isPlainer(than: self[$1]) }
  }

  /// The same of times, those in UTC before others.
  package func plainestTime(
    without hidden: Set<Int> = [], where condition: (ColumnName) -> Bool
  ) -> Int? {
    plainest(without: hidden) { condition($0) && ColumnClock.named(in: $0.title) == nil }
      ?? plainest(without: hidden, where: condition)
  }
}
