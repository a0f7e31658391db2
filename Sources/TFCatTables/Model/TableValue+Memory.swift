// Rows repeat most of their values, and comparing texts takes as long as writing them. Values that lie in
// memory alike are the same; those that do not may be the same too.
extension [TableValue] {
  /// The first place from `start` on at which two rows of values are not alike in memory; the shorter length
  /// where there is none.
  package func firstDifference(from start: Int, to other: [TableValue]) -> Int {
    withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { other in
        let end = Swift.min(own.count, other.count)
        guard start < end, let own = own.baseAddress, let other = other.baseAddress else {
          return Swift.max(start, end)
        }
        var place = start
        while place < end, Self.areAlike(own + place, other + place) { place += 1 }
        return place
      }
    }
  }

  /// Whether the bytes of two values are the same. The last eight of them may overlap with those before.
  @inline(__always)
  private static func areAlike(_ one: UnsafePointer<TableValue>, _ other: UnsafePointer<TableValue>) -> Bool {
    let (one, other) = (UnsafeRawPointer(one), UnsafeRawPointer(other))
    func differ(_ offset: Int) -> UInt64 {
      one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        ^ other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    var differences = differ(MemoryLayout<TableValue>.size - 8)
    for offset in stride(from: 0, to: MemoryLayout<TableValue>.size - 8, by: 8) {
      differences |= differ(offset)
    }
    return differences == 0
  }
}
