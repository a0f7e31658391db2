/// Gives back the memory of a mapped file that is read from one end to the other: a file of any length takes
/// no more memory than a few of these windows. What lies just behind the reader stays, because it is still
/// looked at.
@usableFromInline package struct ReadWindow: Sendable {
  private let file: MappedFile
  private let kept: Int
  @usableFromInline let reach: Int
  /// Up to here the memory has been given back.
  @usableFromInline private(set) var released: Int

  /// How much is given back at a time.
  package static let size = 1 << 22

  /// - Parameters:
  ///   - start: where reading starts.
  ///   - kept: how many bytes behind the reader stay.
  package init(_ file: MappedFile, from start: Int = 0, keeping kept: Int = size) {
    self.file = file
    self.kept = kept
    reach = kept + Self.size
    released = start
  }

  /// To be called as reading goes on; mostly does nothing.
  @inlinable @inline(__always)
  package mutating func advance(to position: Int) {
    if position - released > reach { release(to: position) }
  }

  @usableFromInline
  mutating func release(to position: Int) {
    let end = position - kept
    file.release(released..<end)
    released = end
  }
}

extension MappedFile {
  /// Calls `body` with one part of the bytes after the other, whose memory is given back.
  package func forEachPart<Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    for start in stride(from: 0, to: count, by: ReadWindow.size) {
      let range = start..<min(start + ReadWindow.size, count)
      try body(UnsafeRawBufferPointer(rebasing: bytes[range]))
      release(range)
    }
  }
}
