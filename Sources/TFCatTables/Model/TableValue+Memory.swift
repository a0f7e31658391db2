// Rows repeat most of their values, and comparing texts takes as long as writing them. Values that lie in
// memory alike are the same; those that do not may be the same too.
extension [TableValue] {
  /// The first place from `start` on at which two rows of values are not alike in memory; the shorter length
  /// where there is none.
  package func firstDifference(from start: Int, to other: [TableValue]) -> Int {
    withUnsafeBytes { own in
      other.withUnsafeBytes { other in
        var place = start
        let count = Swift.min(own.count, other.count) / MemoryLayout<TableValue>.stride
        while place < count, Self.areAlike(own, other, at: place * MemoryLayout<TableValue>.stride) {
          place += 1
        }
        return place
      }
    }
  }

  @inline(__always)
  private static func areAlike(
    _ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer, at offset: Int
  ) -> Bool {
    var offset = offset
    let end = offset + MemoryLayout<TableValue>.size
    while offset + 8 <= end {
      guard
        one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    while offset < end {
      guard one[offset] == other[offset] else { return false }
      offset += 1
    }
    return true
  }
}
