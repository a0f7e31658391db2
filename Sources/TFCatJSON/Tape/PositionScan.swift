import Base

/// Finds its way through two numbers by the places of what are no digits, all of which are found at once:
/// going from one place to the next by looking at the bytes between would have each step wait for the one
/// before.
struct PositionScan {
  /// So many bytes are looked at.
  static let width = 40

  private let start: UnsafePointer<UInt8>
  /// A bit for each byte that is no digit, without those that have been passed. One stands behind the last
  /// byte.
  private var others: UInt64
  private var offset = 0

  /// - Parameter start: `width` bytes can be read from here on.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>) {
    self.start = start
    others =
      Self.others(start) | (Self.others(start + 8) << 8) | (Self.others(start + 16) << 16)
      | (Self.others(start + 24) << 24) | (Self.others(start + 32) << 32) | (1 << 40)
  }

  /// A number without an exponent, and its kind as a number; `nil` where there is none or it is too long.
  @inline(__always)
  mutating func takeNumber() -> (range: Range<Int>, kind: UInt32)? {
    let first = offset
    if start[offset] == .minus { pass() }
    let digits = offset
    var end = others.trailingZeroBitCount
    guard end > digits, end < Self.width, start[digits] != 0x30 || end == digits + 1 else { return nil }
    var kind = UInt32(JSONTape.Kind.integer.rawValue)
    if start[end] == UInt8(ascii: ".") {
      kind = UInt32(JSONTape.Kind.fraction.rawValue)
      others &= others &- 1
      let point = end
      end = others.trailingZeroBitCount
      guard end > point + 1, end < Self.width else { return nil }
    }
    offset = end
    return (Range(uncheckedBounds: (first, end)), kind)
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard start[offset] == byte else { return false }
    pass()
    return true
  }

  /// Python writes one after a comma.
  @inline(__always)
  mutating func takeSpace() { if offset < Self.width, start[offset] == .space { pass() } }

  /// Goes past a byte that is no digit.
  @inline(__always)
  private mutating func pass() {
    others &= others &- 1
    offset &+= 1
  }

  /// A bit for each of eight bytes that is no digit: a byte is one when its upper half is that of "0" and
  /// adding 6 to the lower does not change that. The product brings the bits together.
  @inline(__always)
  private static func others(_ start: UnsafePointer<UInt8>) -> UInt64 {
    let eight = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    let values = eight ^ 0x3030_3030_3030_3030
    let beyond =
      (values | ((values & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
    return ((beyond >> 7) &* 0x0102_0408_1020_4080) >> 56
  }
}
