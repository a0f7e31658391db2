internal import TFCatJSON

// What evaluation asks of every value, spelled out here: across modules the accessors of the tape are calls,
// and there are millions of values.
extension JSONTape.Entry {
  /// The kind in a set of kinds.
  @inline(__always)
  var kindMask: UInt8 { 1 << UInt8(truncatingIfNeeded: bits & 7) }

  @inline(__always)
  var isArray: Bool { bits & 7 == 5 }

  /// The kinds of an array's items or of an object's values.
  @inline(__always)
  var itemKinds: UInt8 { UInt8(truncatingIfNeeded: bits >> 4) & 0x7F }

  /// The number of items or members; 0x1F_FFFF for that and more.
  @inline(__always)
  var shortCount: Int { Int(bits >> 11) }

  static let greatestShortCount = 0x1F_FFFF

  @inline(__always)
  var isPlainString: Bool { bits & 8 != 0 }
}
