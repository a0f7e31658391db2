/// Bytes that are put together from many short pieces, again and again: to append a piece to an array takes
/// ten times as long as to copy it.
@usableFromInline package struct ByteBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  /// - Parameter capacity: for how many bytes there is room at first.
  package init(capacity: Int = 1 << 10) {
    self.capacity = max(capacity, 16)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  @inlinable package var count: Int { used }

  /// The bytes, valid until the next change.
  @inlinable package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: used) }

  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if used == capacity { grow(1) }
    start[used] = byte
    used += 1
  }

  @inlinable @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if bytes.count > capacity - used { grow(bytes.count) }
    (start + used).update(from: source, count: bytes.count)
    used += bytes.count
  }

  @inlinable @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  @inlinable @inline(__always)
  package mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a text, each quotation mark in it twice.
  package mutating func append(doublingQuotesOf text: UnsafeBufferPointer<UInt8>) {
    _ = append(room: 2 * text.count + 1) { start in
      var place = start
      for byte in text {
        // The second is written over by the next byte, but for a quotation mark.
        (place[0], place[1]) = (byte, byte)
        place += byte == UInt8(ascii: "\"") ? 2 : 1
      }
      return place
    }
  }

  /// Appends what `put` puts from a place on.
  ///
  /// - Parameters:
  ///   - room: at least as many bytes as `put` writes.
  ///   - put: gives the end of what it has put; nil takes it back.
  /// - Returns: whether it was appended.
  @inlinable @inline(__always)
  package mutating func append(
    room: Int, _ put: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>?
  ) -> Bool {
    if room > capacity - used { grow(room) }
    guard let end = put(start + used) else { return false }
    used = end - start
    return true
  }

  /// What follows moves to the start.
  package mutating func removeFirst(_ count: Int) {
    let count = min(count, used)
    start.update(from: start + count, count: used - count)
    used -= count
  }

  package mutating func removeLast(_ count: Int) { used -= min(count, used) }

  package mutating func removeAll() { used = 0 }

  @usableFromInline @inline(never)
  mutating func grow(_ more: Int) {
    let larger = 2 * (used + more)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: start, count: used)
    start.deallocate()
    (start, capacity) = (memory, larger)
  }
}
