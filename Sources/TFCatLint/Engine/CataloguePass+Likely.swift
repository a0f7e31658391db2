import Base
import LintKit
import Synchronization
import TFCatJSON

// Chunks that nobody has followed: to follow the items takes a sixth of the time that checking them takes.
extension CatalogueLinter {
  /// Checks likely chunks, up to where one of them is none, or something is found in it: for that the number
  /// of its first item has to be known.
  ///
  /// - Returns: whether there was such a chunk.
  func checkLikely(
    _ foretold: ForetoldLayout, of list: DocumentLayout.ItemList, in file: MappedFile, _ head: HeadLinter,
    _ memory: ReadMemory?, into pass: inout CataloguePass
  ) -> Bool {
    let chunks = foretold.likelyChunks
    let takenCount = Atomic(0)
    let isOver = Atomic(false)
    let next: @Sendable () -> (number: Int, range: Range<Int>)? = {
      guard !isOver.load(ordering: .relaxed) else { return nil }
      let number = takenCount.wrappingAdd(1, ordering: .relaxed).oldValue
      guard let range = chunks[number] else { return nil }
      memory?.note(range.lowerBound)
      return (number, range)
    }
    var count = 0
    while true {
      let outcomes = concurrentMap(
        atMost: Self.batchSize, jobs: options.jobs, next: next, first: { head.begin() }
      ) { number, range in
        let statistics = checkLikely(range, of: list, in: file, head.context)
        if statistics == nil { isOver.store(true, ordering: .relaxed) }
        return (number: number, range: range, statistics: statistics)
      }
      for (_, range, statistics) in outcomes.sorted(by: { $0.number < $1.number }) {
        guard var statistics, let index = foretold.adopt(range, count: statistics.featureCount) else {
          return count > 0
        }
        statistics.move(to: index)
        pass.statistics.append(statistics, firstIndex: index)
        count += 1
      }
      if outcomes.count < Self.batchSize { return count > 0 }
    }
  }

  /// - Returns: what was seen of the features; `nil` where the range is no chunk, or something is found.
  private func checkLikely(
    _ range: Range<Int>, of list: DocumentLayout.ItemList, in file: MappedFile, _ context: LintContext
  ) -> CatalogueStatistics? {
    guard options.isCancelled?() != true else { return nil }
    // The places at which rules are not heard go by the numbers of items.
    let items = ItemLinter(rules: rules, context: context, maximumPerRule: options.maximumPerRule)
    var linter = ChunkLinter(text: file.bytes, list: list, items: items, usesFastPath: usesFastPath)
    guard linter.lintLikely(range) else { return nil }
    note(range, of: file)
    let statistics = linter.finish().statistics
    ReadProgress.note(items: statistics.featureCount)
    return statistics
  }
}
