internal import Base

// Places in a text, found 32 bytes at a time.
extension ByteText {
  typealias Block = SIMD32<UInt8>

  /// Tells which of the 32 bytes from a place on are such as are looked for; those beyond the end are none.
  ///
  /// - Parameter isFound: is asked about bytes of 0 where the text is shorter than a block.
  /// - Returns: a bit for each byte, the first the lowest.
  @inline(__always)
  private func bits(at place: Int, _ isFound: (Block) -> SIMDMask<Block.MaskStorage>) -> UInt32 {
    guard let base else { return 0 }
    let width = Block.scalarCount
    let rest = count - place
    if rest >= width { return isFound(UnsafeRawPointer(base + place).loadUnaligned(as: Block.self)).bits }
    // The last block of the text, without the bytes that were seen before.
    if count >= width {
      let last = UnsafeRawPointer(base + (count - width)).loadUnaligned(as: Block.self)
      return isFound(last).bits >> UInt32(width - rest)
    }
    var block = Block()
    withUnsafeMutableBytes(of: &block) { bytes in
      bytes.copyMemory(from: UnsafeRawBufferPointer(start: base + place, count: rest))
    }
    return isFound(block).bits & ((1 << UInt32(rest)) - 1)
  }

  /// Calls `body` with each place of a byte.
  @inline(__always)
  func forEachIndex(of byte: UInt8, _ body: (Int) -> Void) {
    var place = 0
    while place < count {
      var found = bits(at: place) { $0 .== Block(repeating: byte) }
      while found != 0 {
        body(place + found.trailingZeroBitCount)
        found &= found &- 1
      }
      place += Block.scalarCount
    }
  }

  /// Calls `body` with what stands before, between and behind the separators.
  @inline(__always)
  func forEachPart(_ separator: UInt8, _ body: (ByteText) -> Void) {
    guard let base else { return body(self) }
    var start = 0
    forEachIndex(of: separator) { end in
      body(ByteText(base: base + start, count: end - start))
      start = end + 1
    }
    body(ByteText(base: base + start, count: count - start))
  }

  /// Calls `body` with each run of bytes between blanks, tabs and carriage returns, until it returns false.
  @inline(__always)
  func forEachWord(_ body: (ByteText) -> Bool) {
    guard let base else { return }
    var place = 0
    var start: Int?
    while place < count {
      let blanks = bits(at: place) {
        $0 .== Block(repeating: 0x20) .| $0 .== Block(repeating: 0x09) .| $0 .== Block(repeating: 0x0D)
      }
      // What lies behind the end is as good as blanks.
      let rest = count - place
      let words = ~blanks & (rest >= Block.scalarCount ? ~0 : (1 << UInt32(rest)) - 1)
      // A bit where a word begins and where one has ended.
      var edges = words ^ (words << 1 | (start == nil ? 0 : 1))
      while edges != 0 {
        let edge = place + edges.trailingZeroBitCount
        edges &= edges &- 1
        if let first = start {
          start = nil
          guard body(ByteText(base: base + first, count: edge - first)) else { return }
        } else {
          start = edge
        }
      }
      place += Block.scalarCount
    }
    if let start { _ = body(ByteText(base: base + start, count: count - start)) }
  }
}
