/// A member name that is expected to come again: its string, and its bytes to compare with.
@usableFromInline package struct KnownName: Sendable {
  @usableFromInline package let string: String
  @usableFromInline let bytes: [UInt8]

  package init(_ text: UnsafeBufferPointer<UInt8>) {
    string = String(decoding: text, as: UTF8.self)
    bytes = Array(text)
  }

  package init(_ text: String) {
    string = text
    bytes = Array(text.utf8)
  }

  @inlinable @inline(__always)
  package func isSpelled(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { text.hasSameBytes(as: $0) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these are the bytes of `text`.
  @inlinable @inline(__always)
  package func spells(_ text: StaticString) -> Bool {
    hasSameBytes(as: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inlinable @inline(__always)
  func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index < count, self[index] == other[index] { index += 1 }
    return index == count
  }
}
