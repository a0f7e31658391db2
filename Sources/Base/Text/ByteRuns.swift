/// Texts in which a few kinds of bytes cannot stand as they are: what lies between them is copied as a whole.
@usableFromInline package enum ByteRuns {
  /// Appends a text, with what `replace` puts in the place of special bytes.
  @inlinable @inline(__always)
  package static func append(
    _ text: String, to output: inout [UInt8], where isSpecial: (UInt8) -> Bool,
    replace: (UInt8, inout [UInt8]) -> Void
  ) {
    var text = text
    text.withUTF8 { append($0, to: &output, where: isSpecial, replace: replace) }
  }

  /// The same of text that is no string.
  @inlinable @inline(__always)
  package static func append(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], where isSpecial: (UInt8) -> Bool,
    replace: (UInt8, inout [UInt8]) -> Void
  ) {
    var start = 0
    while start < text.count {
      let end = first(in: text, from: start, where: isSpecial)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      if end < text.count { replace(text[end], &output) }
      start = end + 1
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
