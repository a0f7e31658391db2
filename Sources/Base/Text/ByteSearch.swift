internal import Glibc

extension UnsafeRawBufferPointer {
  /// Whether the bytes of a text stand somewhere.
  ///
  /// - Parameter index: of the byte of the text that is looked for first, best one that is rare.
  package func contains(bytesOf text: StaticString, rarest index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard let base = baseAddress, count >= length, index < length else { return false }
    let byte = Int32((text.utf8Start + index).pointee)
    var start = index
    let end = count - (length - 1 - index)
    while start < end, let found = memchr(base + start, byte, end - start) {
      let place = UnsafeRawPointer(found) - base
      if memcmp(base + (place - index), text.utf8Start, length) == 0 { return true }
      start = place + 1
    }
    return false
  }
}
