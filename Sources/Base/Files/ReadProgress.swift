internal import Synchronization

/// How far this process has read, for whoever shows it. Readers note it as they go through a file, a few
/// times for each megabyte; nothing depends on it.
package enum ReadProgress {
  private static let bytes = Atomic<Int>(0)
  private static let place = Atomic<Int>(0)
  private static let size = Atomic<Int>(0)
  private static let items = Atomic<Int>(0)

  /// What was read so far.
  package struct State: Sendable {
    /// Of all files, and of a file that is read twice twice.
    package var bytes: Int
    /// Where the reader is in the file that it reads.
    package var place: Int
    /// How long that file is.
    package var size: Int
    /// Features or rows.
    package var items: Int
  }

  package static var state: State {
    State(
      bytes: bytes.load(ordering: .relaxed), place: place.load(ordering: .relaxed),
      size: size.load(ordering: .relaxed), items: items.load(ordering: .relaxed))
  }

  /// Some bytes of a file were read.
  ///
  /// - Parameter size: how long the file is.
  package static func note(_ range: Range<Int>, of size: Int) {
    bytes.add(range.count, ordering: .relaxed)
    // Of several readers the one that is farthest tells.
    if range.lowerBound == 0 || range.upperBound > place.load(ordering: .relaxed) {
      place.store(range.upperBound, ordering: .relaxed)
    }
    self.size.store(size, ordering: .relaxed)
  }

  /// Some features or rows were read.
  package static func note(items count: Int) { items.add(count, ordering: .relaxed) }
}
