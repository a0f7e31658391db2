/// Texts in which a few kinds of bytes cannot stand as they are: what lies between them is copied as a whole.
package enum ByteRuns {
  /// Appends a text, with what `replace` puts in the place of special bytes.
  @inlinable @inline(__always)
  package static func append(
    _ text: String, to output: inout [UInt8], where isSpecial: (UInt8) -> Bool,
    replace: (UInt8, inout [UInt8]) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let end = first(in: bytes, from: start, where: isSpecial)
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if end < bytes.count { replace(bytes[end], &output) }
        start = end + 1
      }
    }
  }

  /// Whether a text has a byte for which `isSpecial` says so.
  @inlinable @inline(__always)
  package static func contains(_ text: String, where isSpecial: (UInt8) -> Bool) -> Bool {
    var text = text
    return text.withUTF8 { first(in: $0, from: 0, where: isSpecial) < $0.count }
  }

  /// The place of the first byte for which `isSpecial` says so; the count where there is none.
  @inlinable @inline(__always)
  static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, where isSpecial: (UInt8) -> Bool
  ) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    var place = start
    while place < bytes.count, !isSpecial(base[place]) { place += 1 }
    return place
  }
}
