import Base
import Synchronization
import TFCatJSON

/// Has the features of a catalogue made ready on several threads, run after run of a quarter of a megabyte,
/// and gives out the runs in their order. Who waits for a run makes others meanwhile. A run with a feature
/// that has to go another way is left to who reads one feature after the other.
package final class FeatureRuns<Maker> {
  private let make: (Maker, inout CatalogueReader) -> Int?
  private var threads: RunThreads<Maker>?
  /// The next run to be given out, and what became of it, once that is known.
  private var next = 0
  private var outcome: RunThreads<Maker>.Outcome?
  /// Whether the run before it was given out, and is done with when the next one is asked for.
  private var isLent = false

  /// - Parameter make: has a maker make what is wanted of the features that a reader has yet to read, on
  ///   whatever thread: one run at a time, and none while the one before is lent. It tells how many there
  ///   are, or `nil` where one of them has to go another way.
  package init(_ make: @escaping (Maker, inout CatalogueReader) -> Int?) { self.make = make }

  deinit { threads?.stop() }

  /// What was made of the run that the reader comes to, which it goes past; it is valid until the next call.
  ///
  /// - Parameter makers: as many as there are runs that may be ready at the same time.
  /// - Returns: `nil` where the reader has to read the next feature itself.
  package func take(
    from reader: inout CatalogueReader, _ makers: [Maker], jobs: Int
  ) -> (maker: Maker, count: Int)? {
    let chunks = reader.chunks
    guard chunks.count > 1 else { return nil }
    if isLent { threads?.release() }
    isLent = false
    let threads = threads ?? RunThreads(reader, makers, make, count: min(jobs, chunks.count))
    self.threads = threads
    while next < chunks.count, chunks[next].range.upperBound <= reader.unread.lowerBound {
      // The reader has read what was left to it.
      if outcome == nil { _ = threads.outcome(of: next) }
      threads.release()
      goOn()
    }
    guard next < chunks.count, reader.isUnread(chunks[next]) else { return nil }
    let outcome = outcome ?? threads.outcome(of: next)
    self.outcome = outcome
    guard case .made(let maker, let count) = outcome else { return nil }
    reader.skip(chunks[next].range, count: count)
    goOn()
    isLent = true
    return (maker, count)
  }

  private func goOn() { (next, outcome) = (next + 1, nil) }
}

/// Threads that make one run after the other, each as soon as a maker is free.
///
/// It is safe to share unchecked, as semaphores order all access: a bench belongs either to the thread that
/// makes a run there, or to the one that asks for the run.
private final class RunThreads<Maker>: @unchecked Sendable {
  enum Outcome {
    case made(Maker, count: Int)
    /// A feature has to go another way.
    case left
  }

  /// Where one run after the other is made: a run has the bench of its number, all of which take turns.
  private final class Bench {
    let maker: Maker
    /// How many features were made last.
    var count: Int?
    let made = Semaphore(0)

    init(_ maker: Maker) { self.maker = maker }
  }

  private let features: CatalogueReader
  private let make: (Maker, inout CatalogueReader) -> Int?
  private let benches: [Bench]
  private let next = Atomic(0)
  private let isStopped = Atomic(false)
  private let free: Semaphore
  private let ended = Semaphore(0)
  private var threadCount = 0

  /// - Parameter count: how many threads make runs; one of them is that of who asks for the runs.
  init(
    _ features: CatalogueReader, _ makers: [Maker], _ make: @escaping (Maker, inout CatalogueReader) -> Int?,
    count: Int
  ) {
    (self.features, self.make) = (features, make)
    benches = makers.map(Bench.init)
    free = Semaphore(benches.count)
    for _ in 1..<count where System.startThread(stackSize: System.workerStackSize, { [self] in work() }) {
      threadCount += 1
    }
  }

  /// What becomes of a run; to be asked once for each, in their order. Until it is known others are made.
  func outcome(of run: Int) -> Outcome {
    let bench = benches[run % benches.count]
    while !bench.made.tryWait() {
      guard free.tryWait(), makeNext() else {
        bench.made.wait()
        break
      }
    }
    guard let count = bench.count else { return .left }
    return .made(bench.maker, count: count)
  }

  /// Takes back the bench of the run that was asked for last.
  func release() { free.raise() }

  /// Ends the threads, and waits for that.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    free.raise()
    for _ in 0..<threadCount { ended.wait() }
  }

  private func work() {
    repeat { free.wait() } while makeNext()
    ended.raise()
  }

  /// Makes the next run, for which a bench is free.
  ///
  /// - Returns: whether there was one to be made.
  private func makeNext() -> Bool {
    let run = next.wrappingAdd(1, ordering: .relaxed).oldValue
    guard run < features.chunks.count, !isStopped.load(ordering: .relaxed) else {
      // The others are to see it too.
      free.raise()
      return false
    }
    let bench = benches[run % benches.count]
    bench.count = make(features.chunks[run], with: bench.maker)
    bench.made.raise()
    return true
  }

  private func make(_ chunk: DocumentLayout.Chunk, with maker: Maker) -> Int? {
    var reader = features.reader(of: chunk)
    let isLast = chunk.range.upperBound == features.featureList.upperBound
    guard let count = make(maker, &reader), reader.unread.isEmpty, reader.promisesFeature == !isLast else {
      return nil
    }
    return count
  }
}
