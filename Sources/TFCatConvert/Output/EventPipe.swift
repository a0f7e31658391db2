internal import Base
internal import Synchronization

/// A sink that writes the texts of events, which may be made on another thread.
protocol EventTextSink: CatalogueSink {
  /// What stands around the texts of features.
  var frame: TextFrame { get }

  /// Writes the texts of so many features, with what stands around them, but for what stands between two
  /// calls.
  func write(texts: UnsafeBufferPointer<UInt8>, count: Int) throws(ConversionError)
}

/// What stands around the texts of features.
struct TextFrame {
  var before: StaticString = ""
  var between: StaticString = ""
  var after: StaticString = ""
}

/// Makes the texts of events on a thread of its own while the next events are read, batch after batch, in
/// their order. The thread starts with the first batch that is full: short lists need none.
///
/// It is safe to share unchecked, as semaphores order all access: a batch belongs either to the thread that
/// makes its text, or to the one that reads events.
final class EventPipe: @unchecked Sendable {
  /// Events with the texts that were made of the first of them.
  final class Batch {
    private let events: UnsafeMutablePointer<RadioEvent>
    @exclusivity(unchecked) fileprivate(set) var repairs: [String] = []
    /// The number of the first event, behind which the others follow.
    fileprivate(set) var firstNumber = 0
    fileprivate var text = ByteBuffer(capacity: 1 << 16)
    /// How many events have their text; the next one has to go another way.
    fileprivate(set) var madeCount = 0
    fileprivate let isHanded = Semaphore(0)
    fileprivate let isMade = Semaphore(0)

    fileprivate init(_ model: RadioEvent) {
      events = .allocate(capacity: EventPipe.batchSize)
      events.initialize(repeating: model, count: EventPipe.batchSize)
    }

    deinit {
      events.deinitialize(count: EventPipe.batchSize)
      events.deallocate()
    }

    var count: Int { repairs.count }

    var texts: UnsafeBufferPointer<UInt8> { text.bytes }

    /// Lends an event, which may be changed.
    func withEvent<Result>(
      at index: Int, _ body: (inout RadioEvent) throws(ConversionError) -> Result
    ) throws(ConversionError) -> Result { try body(&events[index]) }

    @inline(__always)
    fileprivate func add(_ event: inout RadioEvent, repairs text: String) {
      let inputNumber = event.inputNumber
      swap(&event, &events[repairs.count])
      event.inputNumber = inputNumber
      repairs.append(text)
    }

    fileprivate func make(_ frame: TextFrame, with writer: inout EventTextWriter) {
      text.removeAll()
      madeCount = make(frame, &writer, &text)
    }

    // The buffer is passed inout once, because each access to a member of a class is checked separately.
    private func make(_ frame: TextFrame, _ writer: inout EventTextWriter, _ text: inout ByteBuffer) -> Int {
      for (index, repairs) in repairs.enumerated() {
        let start = text.count
        if index > 0 { text.append(frame.between) }
        text.append(frame.before)
        // Taken out, as what is lent from memory is copied.
        let event = (events + index).move()
        let isWritten = writer.write(event, number: firstNumber + index, repairs: repairs, into: &text)
        (events + index).initialize(to: consume event)
        guard isWritten else {
          text.removeLast(text.count - start)
          return index
        }
        text.append(frame.after)
      }
      return repairs.count
    }

    fileprivate func clear() {
      repairs.removeAll(keepingCapacity: true)
      text.removeAll()
      madeCount = 0
    }
  }

  fileprivate static let batchSize = 160

  /// Where the texts go.
  let sink: any EventTextSink
  private let frame: TextFrame
  private let fields: [String]
  private let batches: [Batch]
  /// The one that events are put into.
  @exclusivity(unchecked) private var open: Batch
  /// Batches that were handed to the thread, and those that were taken back from it.
  private var handedCount = 0
  private var takenCount = 0
  private var hasThread: Bool?
  private let isStopped = Atomic(false)
  private let hasEnded = Semaphore(0)

  /// - Parameters:
  ///   - sink: takes the texts.
  ///   - fields: those of the events, in their order.
  ///   - model: an event as it is before its row is read.
  init(_ sink: any EventTextSink, fields: [String], model: RadioEvent) {
    (self.sink, self.fields) = (sink, fields)
    frame = sink.frame
    batches = (0..<4).map { _ in Batch(model) }
    open = batches[0]
  }

  /// Takes an event, for which it gives one that can be filled.
  ///
  /// - Returns: whether a batch has to be taken back before the next event.
  @inline(__always)
  func add(_ event: inout RadioEvent, number: Int, repairs: String) -> Bool {
    if open.count == 0 { open.firstNumber = number }
    open.add(&event, repairs: repairs)
    guard open.count == Self.batchSize else { return false }
    handOpen()
    return handedCount - takenCount == batches.count
  }

  private func handOpen() {
    let hasThread = hasThread ?? System.startThread(stackSize: System.workerStackSize) { [self] in work() }
    self.hasThread = hasThread
    if hasThread { open.isHanded.raise() }
    goOn()
  }

  private func goOn() {
    handedCount += 1
    open = batches[handedCount % batches.count]
  }

  /// The batch that was handed over first and not taken back, once its text is made; `give(back:)` has to
  /// follow.
  ///
  /// - Parameter includesOpen: whether one that is not full yet is handed over now.
  func take(includesOpen: Bool) -> Batch? {
    if takenCount == handedCount {
      guard includesOpen, open.count > 0 else { return nil }
      // So few events are not worth a thread.
      if hasThread == nil { goOn() } else { handOpen() }
    }
    let batch = batches[takenCount % batches.count]
    // Where there is no thread nothing is made.
    if hasThread == true { batch.isMade.wait() }
    return batch
  }

  func give(back batch: Batch) {
    batch.clear()
    takenCount += 1
  }

  /// Ends the thread, and waits for that.
  func stop() {
    guard hasThread == true, !isStopped.load(ordering: .relaxed) else { return }
    isStopped.store(true, ordering: .releasing)
    for batch in batches { batch.isHanded.raise() }
    hasEnded.wait()
  }

  private func work() {
    var writer = EventTextWriter(fields: fields)
    var next = 0
    while true {
      let batch = batches[next % batches.count]
      batch.isHanded.wait()
      if isStopped.load(ordering: .acquiring) { break }
      batch.make(frame, with: &writer)
      batch.isMade.raise()
      next += 1
    }
    hasEnded.raise()
  }
}
