import Base
import Synchronization

/// Gives back the memory of what was read of a file, while several threads read on: one of them alone, at the
/// end of the process, would take a while for it. What is read again, to tell the place of a finding, is
/// fetched again.
final class ReadMemory: Sendable {
  private let file: MappedFile
  /// Up to where it was given back.
  private let given = Atomic(0)

  /// So much is given back at a time. Each time the other threads are interrupted.
  private static let pieceSize = 8 << 20
  /// So much before the place where the last thread begins is left to those that read yet.
  private static let margin = 2 << 20

  init(of file: MappedFile) { self.file = file }

  /// Notes that a thread begins to read at a place.
  func note(_ place: Int) {
    let start = given.load(ordering: .relaxed)
    let end = place - Self.margin
    guard end - start >= Self.pieceSize,
      given.compareExchange(expected: start, desired: end, ordering: .relaxed).exchanged
    else { return }
    file.forget(start..<end)
  }
}
