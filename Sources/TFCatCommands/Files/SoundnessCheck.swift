import Base
import Synchronization
import TFCatConvert
import TFCatLint

/// Whether a catalogue needs no mending, which a thread of its own finds out where there is a processor for
/// it.
final class SoundnessCheck: Sendable {
  private let found = Mutex<SoundCatalogue.Answer?>(nil)
  private let end = Semaphore(0)

  /// - Parameter isBeside: whether who asks has something to do meanwhile.
  init(of input: SourceFile, isBeside: Bool) {
    let processors = Console.processorCount
    // Made once for both.
    _ = input.layout
    let hasThread =
      isBeside && processors > 1
      && System.startThread(stackSize: System.workerStackSize) { [self] in
        // One of them is for who asks.
        check(input, jobs: processors - 1)
      }
    if !hasThread { check(input, jobs: processors) }
  }

  private func check(_ input: SourceFile, jobs: Int) {
    let answer = SoundCatalogue.check(
      input.file, path: input.path, jobs: jobs, layout: input.layout)
    found.withLock { $0 = answer }
    end.raise()
  }

  var isRunning: Bool { answerSoFar == nil }

  /// `nil` as long as the check runs.
  var answerSoFar: SoundCatalogue.Answer? { found.withLock { $0 } }

  /// Waits for the answer.
  var answer: SoundCatalogue.Answer {
    while true {
      if let answerSoFar { return answerSoFar }
      end.wait()
      // For who asks next.
      end.raise()
    }
  }
}
