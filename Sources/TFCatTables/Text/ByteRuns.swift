internal import TFCatJSON

/// Finds bytes that cannot stand in a text as they are, 32 bytes at a time.
enum ByteRuns {
  typealias Block = SIMD32<UInt8>
  typealias Matches = SIMDMask<SIMD32<Int8>>

  /// The place of the first byte for which `isSpecial` says so; the count where there is none.
  ///
  /// - Parameter isSpecial: must not say so of a space.
  @inline(__always)
  static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, where isSpecial: (Block) -> Matches
  ) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    var place = start
    while place < bytes.count {
      let block: Block
      let left = bytes.count - place
      if left >= Block.scalarCount {
        block = UnsafeRawPointer(base + place).loadUnaligned(as: Block.self)
      } else {
        var rest = Block(repeating: 0x20)
        for index in 0..<left { rest[index] = base[place + index] }
        block = rest
      }
      let matches = isSpecial(block)
      if matches.hasTrue {
        for index in 0..<Block.scalarCount where matches[index] { return place + index }
      }
      place += Block.scalarCount
    }
    return bytes.count
  }

  /// Appends a text, with what `replace` puts in the place of special bytes.
  @inline(__always)
  static func append(
    _ text: String, to output: inout [UInt8], where isSpecial: (Block) -> Matches,
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
  @inline(__always)
  static func contains(_ text: String, where isSpecial: (Block) -> Matches) -> Bool {
    var text = text
    return text.withUTF8 { first(in: $0, from: 0, where: isSpecial) < $0.count }
  }
}
