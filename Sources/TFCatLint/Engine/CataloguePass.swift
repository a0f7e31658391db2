import Base
import LintKit
import Synchronization
import TFCatJSON

/// What is known of a catalogue once its items were checked, and its head was read.
struct CataloguePass {
  var layout: DocumentLayout
  var head: HeadLinter
  var found: FindingList
  var statistics = CatalogueStatistics()
  /// Whether a damaged item was reported because the text ends early.
  var endIsTold = false
}

extension CatalogueLinter {
  /// Checks the items of the long lists.
  ///
  /// Where nothing is known of a long file, its items are followed by the threads that check them.
  ///
  /// - Parameters:
  ///   - layout: that of the document, where it is known already.
  ///   - fixes: where the fixes of what is found go; the findings are not kept then.
  func pass(
    over file: MappedFile, layout: DocumentLayout? = nil, fixes: FixCollector? = nil
  ) -> CataloguePass {
    // Fixes that were handed over cannot be taken back.
    if layout == nil, fixes == nil,
      let foretold = ForetoldLayout(file.bytes, chunkSize: options.chunkSize)
    {
      var pass = check(foretold.layout, of: file, following: foretold)
      if let layout = foretold.finish() {
        pass.layout = layout
        return pass
      }
    }
    return check(layout ?? self.layout(of: file), of: file, fixes: fixes)
  }

  private func layout(of file: MappedFile) -> DocumentLayout {
    let release: @Sendable (Range<Int>) -> Void = { file.release($0) }
    return DocumentLayout(
      file.bytes, chunkSize: options.chunkSize, jobs: options.jobs,
      onChunk: options.releasesMemory ? release : nil)
  }

  /// How many runs are checked before what they found is put together.
  static let batchSize = 1024
  /// The same where all findings are wanted, of which there may be thousands in each run.
  private static let batchSizeForAll = 32
  /// How many chunks are followed before it is tried again to do without; four times as many where that was
  /// in vain.
  private static let leastFollowed = 8

  /// - Parameter foretold: what follows one of the lists, where that was not done yet.
  private func check(
    _ layout: DocumentLayout, of file: MappedFile, following foretold: ForetoldLayout? = nil,
    fixes: FixCollector? = nil
  ) -> CataloguePass {
    let head = HeadLinter(
      layout: layout, rules: rules, maximumPerRule: options.maximumPerRule, mendPolygon: mendPolygon)
    var pass = CataloguePass(
      layout: layout, head: head,
      found: FindingList(maximumPerRule: options.maximumPerRule, ignored: options.ignoredPlaces))
    let selection = fixes?.selection
    let batchSize = options.maximumPerRule == nil || fixes != nil ? Self.batchSizeForAll : Self.batchSize
    for (index, list) in layout.lists.enumerated() {
      let following = index == foretold?.openList ? foretold : nil
      let runs = list.runs(of: options.chunkSize)
      let takenCount = Atomic(0)
      let memory = options.jobs > 1 && !options.releasesMemory ? ReadMemory(of: file) : nil
      let next: @Sendable () -> Run? = {
        var run: Run?
        if let following {
          run = following.nextChunk().map(Run.init)
        } else {
          let number = takenCount.wrappingAdd(1, ordering: .relaxed).oldValue
          if number < runs.count { run = runs[number] }
        }
        if let memory, let chunk = run?.chunks.first?.chunk { memory.note(chunk.range.lowerBound) }
        return run
      }
      var isOver = following == nil && runs.isEmpty
      var followedCount = Self.leastFollowed
      while !isOver {
        if let following, usesFastPath {
          let wasAny = checkLikely(following, of: list, in: file, head, memory, into: &pass)
          followedCount = wasAny ? Self.leastFollowed : min(4 * followedCount, batchSize)
          following.follow(atMost: followedCount)
        }
        let count = following == nil ? min(batchSize, runs.count) : batchSize
        let outcomes = concurrentMap(atMost: count, jobs: options.jobs, next: next, first: { head.begin() }) {
          (firstIndex: $0.firstIndex, outcome: check($0, of: list, in: file, head.context, selection))
        }
        for (firstIndex, outcome) in outcomes.sorted(by: { $0.firstIndex < $1.firstIndex }) {
          fixes?.add(outcome)
          pass.found.appendChunk(outcome.found)
          pass.statistics.append(outcome.statistics, firstIndex: firstIndex)
          pass.endIsTold = outcome.endsEarly
        }
        isOver = following?.isOver ?? (outcomes.count < batchSize)
      }
    }
    return pass
  }

  /// Checks the items of a list that a run has.
  private func check(
    _ run: Run, of list: DocumentLayout.ItemList, in file: MappedFile, _ context: LintContext,
    _ fixes: FixSelection?
  ) -> ChunkLinter.Outcome {
    let items = ItemLinter(
      rules: rules, context: context, maximumPerRule: options.maximumPerRule, ignored: options.ignoredPlaces)
    var linter = ChunkLinter(text: file.bytes, list: list, items: items, usesFastPath: usesFastPath)
    for (chunk, isLast) in run.chunks where options.isCancelled?() != true {
      linter.lint(chunk, isLast: isLast)
      note(chunk.range, of: file)
    }
    let outcome = fixes.map { linter.fixes($0) } ?? linter.finish()
    ReadProgress.note(items: outcome.statistics.featureCount)
    return outcome
  }

  /// Notes that a part of the file was read.
  func note(_ range: Range<Int>, of file: MappedFile) {
    if options.releasesMemory {
      file.release(range)
    } else {
      ReadProgress.note(range, of: file.count)
    }
  }
}

/// Chunks of a list that are checked one after the other.
private struct Run {
  typealias Chunk = (chunk: DocumentLayout.Chunk, isLast: Bool)

  var chunks: [Chunk]
  /// The number of the first item in the list.
  var firstIndex: Int { chunks.first?.chunk.firstIndex ?? 0 }

  init(_ chunk: Chunk) { chunks = [chunk] }
}

extension DocumentLayout.ItemList {
  /// Neighbouring chunks that together are no larger than a chunk is otherwise: in a damaged list each item
  /// is one.
  fileprivate func runs(of size: Int) -> [Run] {
    var runs: [Run] = []
    var bytes = 0
    for (index, chunk) in chunks.enumerated() {
      let part = (chunk, isLast: index == chunks.count - 1)
      bytes += chunk.range.count
      if bytes > size || runs.isEmpty {
        runs.append(Run(part))
        bytes = chunk.range.count
      } else {
        runs[runs.count - 1].chunks.append(part)
      }
    }
    return runs
  }
}
