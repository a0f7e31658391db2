public import CByteMask

extension SIMDMask where Storage == SIMD16<Int8> {
  /// Whether any lane is true; the standard library's `any` is a call that goes over the lanes.
  @inlinable @inline(__always) package var hasTrue: Bool {
    let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }
}

extension SIMDMask where Storage == SIMD32<Int8> {
  /// Whether any lane is true; the standard library's `any` is a call that goes over the lanes.
  @inlinable @inline(__always) package var hasTrue: Bool {
    let words = unsafeBitCast(self, to: SIMD4<UInt64>.self)
    return (words[0] | words[1]) | (words[2] | words[3]) != 0
  }

  /// A bit for each lane, the first lane's the lowest.
  @inlinable @inline(__always) package var bits: UInt32 {
    withUnsafeBytes(of: self) { $0.baseAddress.map(tfcat_high_bits) ?? 0 }
  }
}
