extension JSONTape {
  /// One value, or the name of a member.
  @usableFromInline package struct Entry: Sendable {
    /// The first byte, from the start of the text.
    @usableFromInline package var start: UInt32
    /// The byte after the last one.
    @usableFromInline package var end: UInt32
    /// The index of what follows after everything inside.
    @usableFromInline package var next: UInt32
    /// From the lowest on: 3 bits for the kind, 1 for whether a string is plain, 7 for the kinds of the
    /// children, 21 for their number, of which the highest stands for more.
    @usableFromInline internal(set) package var bits: UInt32
  }

  /// What a value is. Numbers are told apart by their spelling: `1.0` is no `integer` here.
  @usableFromInline package enum Kind: UInt8, Sendable {
    case null
    case boolean
    case integer
    case fraction
    case string
    case array
    case object

    /// This kind in a set of kinds.
    @inlinable package var mask: UInt8 { 1 << rawValue }
  }
}

extension JSONTape.Entry {
  @inlinable package var kind: JSONTape.Kind {
    JSONTape.Kind(rawValue: UInt8(truncatingIfNeeded: bits & 7)) ?? .null
  }

  // What a validator asks of every value is spelled out in bits: for other targets the raw value of a kind is
  // a call.

  /// The kind in a set of kinds.
  @inlinable @inline(__always)
  package var kindMask: UInt8 { 1 << UInt8(truncatingIfNeeded: bits & 7) }

  @inlinable @inline(__always)
  package var isArray: Bool { bits & 7 == 5 }

  /// Whether a string has no escapes and no characters beyond ASCII.
  @inlinable @inline(__always)
  package var isPlain: Bool { bits & 8 != 0 }

  /// The kinds of an array's items or of an object's values.
  @inlinable @inline(__always)
  package var childKinds: UInt8 { UInt8(truncatingIfNeeded: bits >> 4) & 0x7F }

  /// The number of items or members, unless there are too many to be counted here.
  @inlinable @inline(__always)
  package var childCount: Int? { bits >> 11 == 0x1F_FFFF ? nil : Int(bits >> 11) }

  @inline(__always)
  mutating func addChild(_ kind: JSONTape.Kind) { addChildren(1, kinds: UInt32(kind.mask)) }

  /// Counts children; a number that has no room stays at the highest there is.
  @inline(__always)
  mutating func addChildren(_ number: UInt32, kinds: UInt32) {
    let count = min(bits >> 11 + number, 0x1F_FFFF)
    bits = bits & 0x7FF | kinds << 4 | count << 11
  }
}
