internal import Glibc
internal import Synchronization

/// Hands the bytes of a file to the system: those of a large one on a thread of its own, so that whoever
/// makes them goes on meanwhile. The system takes up to a third of the time that making them takes.
///
/// One thread at a time calls it.
final class WriteBehind {
  private let destination: OutputDestination
  private var ring: Ring?
  /// How many bytes may come until there is a thread.
  private var patience: Int
  /// The number of the first error on the thread: whatever comes after it, the file has a gap.
  private var failure: Int32?

  /// What is smaller is written before a thread would be there.
  private static let usualPatience = 1 << 20

  init(_ destination: OutputDestination) {
    self.destination = destination
    // Who reads a pipe gets the bytes as they come.
    patience = destination.temporary != nil && System.processorCount > 1 ? Self.usualPatience : .max
  }

  /// Writes bytes, now or later.
  ///
  /// - Returns: the number of an error of these or of earlier ones, if there was one.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    if ring == nil, bytes.count >= patience {
      ring = Ring(destination)
      patience = .max
    }
    if let ring { return ring.write(bytes) }
    if let failure { return failure }
    if patience < .max { patience -= bytes.count }
    return destination.write(bytes)
  }

  /// Waits until all is written.
  ///
  /// - Returns: the number of the first error, if there was one.
  func settle() -> Int32? {
    if let ring = ring.take() { failure = ring.end(writesRest: true) }
    return failure
  }

  /// Ends the thread before the file is closed; what has not been written by then is not wanted.
  func drop() { _ = ring.take()?.end(writesRest: false) }
}

/// A ring of pieces that one thread fills and another one writes.
///
/// It is safe to share unchecked, as two semaphores order all access: they count the pieces that are free and
/// those that wait to be written, so that a piece belongs to one thread at a time.
private final class Ring: @unchecked Sendable {
  /// Large enough that calls cost nothing, and small enough that all pieces stay in the processor's cache.
  private static let pieceSize = 1 << 18
  private static let pieceCount = 4

  private let destination: OutputDestination
  private let bytes: UnsafeMutablePointer<UInt8>
  /// How many bytes each piece has; none in the one that ends the thread.
  private let counts: UnsafeMutablePointer<Int>
  private let (free, waiting, ended) = (Semaphore(pieceCount - 1), Semaphore(0), Semaphore(0))
  /// The number of the first error; 0 for none.
  private let failure = Atomic<Int32>(0)
  /// The piece that is being filled, and how far it is.
  private var (current, filled) = (0, 0)

  /// - Returns: `nil` where the system gives no thread.
  init?(_ destination: OutputDestination) {
    self.destination = destination
    bytes = .allocate(capacity: Self.pieceSize * Self.pieceCount)
    counts = .allocate(capacity: Self.pieceCount)
    counts.initialize(repeating: 0, count: Self.pieceCount)
    guard System.startThread({ [self] in writePieces() }) else { return nil }
  }

  deinit {
    counts.deallocate()
    bytes.deallocate()
  }

  /// Takes bytes that are to be written.
  ///
  /// - Returns: the number of the first error, if there was one by now.
  func write(_ source: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard var start = source.baseAddress else { return error }
    var rest = source.count
    while rest > 0 {
      let count = min(rest, Self.pieceSize - filled)
      (bytes + current * Self.pieceSize + filled).update(from: start, count: count)
      (start, rest, filled) = (start + count, rest - count, filled + count)
      if filled == Self.pieceSize { handOn() }
    }
    return error
  }

  /// Ends the thread, and waits for that.
  ///
  /// - Parameter writesRest: whether what has not been written yet is still wanted.
  /// - Returns: the number of the first error, if there was one.
  func end(writesRest: Bool) -> Int32? {
    if !writesRest { failure.store(ECANCELED, ordering: .relaxed) }
    if filled > 0 { handOn() }
    counts[current] = 0
    waiting.raise()
    ended.wait()
    return error
  }

  private var error: Int32? {
    let failure = failure.load(ordering: .relaxed)
    return failure == 0 ? nil : failure
  }

  /// Hands on the piece that is being filled, and waits for the next one.
  private func handOn() {
    counts[current] = filled
    waiting.raise()
    (current, filled) = ((current + 1) % Self.pieceCount, 0)
    free.wait()
  }

  /// After so many bytes the disk gets them.
  private static let writebackSize = 1 << 23

  private func writePieces() {
    var piece = 0
    // The end of the file, and of what the disk has been given of it.
    var end = Int(lseek(destination.descriptor, 0, SEEK_CUR))
    var given = end
    while true {
      waiting.wait()
      let count = counts[piece]
      if count == 0 { break }
      if error == nil {
        let start = bytes + piece * Self.pieceSize
        if let error = destination.write(UnsafeBufferPointer(start: start, count: count)) {
          failure.store(error, ordering: .relaxed)
        }
        end += count
        if end - given >= Self.writebackSize {
          destination.beginWriteback(of: given..<end)
          given = end
        }
      }
      free.raise()
      piece = (piece + 1) % Self.pieceCount
    }
    ended.raise()
  }
}
