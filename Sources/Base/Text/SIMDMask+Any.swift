extension SIMDMask where Storage == SIMD32<Int8> {
  /// Whether any lane is true; the standard library's `any` is a call that goes over the lanes.
  @inlinable @inline(__always) package var hasTrue: Bool {
    let words = unsafeBitCast(self, to: SIMD4<UInt64>.self)
    return (words[0] | words[1]) | (words[2] | words[3]) != 0
  }

  /// A bit for each lane, the first lane's the lowest.
  @inlinable @inline(__always) package var bits: UInt32 {
    let weights = SIMD4<UInt64>(repeating: 0x8040_2010_0804_0201)
    // Each byte keeps the bit of its place in its word; the product adds the eight of them up in the highest.
    let words = unsafeBitCast(self, to: SIMD4<UInt64>.self) & weights
    let sums = (words &* SIMD4<UInt64>(repeating: 0x0101_0101_0101_0101)) &>> SIMD4<UInt64>(repeating: 56)
    return UInt32(truncatingIfNeeded: sums[0] | (sums[1] << 8) | (sums[2] << 16) | (sums[3] << 24))
  }
}
