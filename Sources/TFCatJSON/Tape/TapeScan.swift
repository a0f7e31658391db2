import Base

/// The tokens of a JSON text (RFC 8259), for `JSONTape`: strict, and as fast as can be where numbers follow
/// numbers.
struct TapeScan {
  let base: UnsafePointer<UInt8>
  var position: UnsafePointer<UInt8>
  let limit: UnsafePointer<UInt8>

  var offset: Int { position - base }
  var offset32: UInt32 { UInt32(truncatingIfNeeded: position - base) }
  var fault: JSONTape.Fault { JSONTape.Fault(reason: .noJSON, offset: offset) }

  /// The byte here; zero, which begins nothing, at the end.
  @inline(__always)
  var byte: UInt8 { position < limit ? position.pointee : 0 }

  @inline(__always)
  mutating func skipWhitespace() {
    while position < limit, position.pointee <= 0x20, position.pointee.isJSONWhitespace { position += 1 }
  }

  /// Reads a byte if it is next, after white space if there is some.
  @inline(__always)
  mutating func take(_ wanted: UInt8) -> Bool {
    if byte != wanted {
      guard byte <= 0x20 else { return false }
      skipWhitespace()
      guard byte == wanted else { return false }
    }
    position += 1
    return true
  }

  mutating func take(literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard limit - position >= length else { return false }
    for offset in 0..<length where position[offset] != literal.utf8Start[offset] { return false }
    position += length
    return true
  }

  // MARK: - Numbers

  /// Skips a number (section 6); `nil` where there is none, with the position anywhere in it.
  @inline(__always)
  mutating func skipNumber() -> JSONTape.Kind? {
    if byte == .minus { position += 1 }
    let first = byte
    let start = position
    skipDigits()
    guard position > start, first != 0x30 || position == start + 1 else { return nil }
    var kind = JSONTape.Kind.integer
    if byte == UInt8(ascii: ".") {
      kind = .fraction
      position += 1
      let fraction = position
      skipDigits()
      guard position > fraction else { return nil }
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      kind = .fraction
      position += 1
      if byte == UInt8(ascii: "+") || byte == .minus { position += 1 }
      let exponent = position
      skipDigits()
      guard position > exponent else { return nil }
    }
    return kind
  }

  /// The highest bits of those of eight bytes that are no digits.
  @inline(__always)
  private static func otherBytes(_ position: UnsafePointer<UInt8>) -> UInt64 {
    let eight = UInt64(littleEndian: UnsafeRawPointer(position).loadUnaligned(as: UInt64.self))
    let values = eight ^ 0x3030_3030_3030_3030
    return (values | (values &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
  }

  /// Skips digits, eight at a time: a byte is one when its upper half is that of "0" and adding 6 does not
  /// change that.
  @inline(__always)
  private mutating func skipDigits() {
    while limit - position >= 8 {
      let others = Self.otherBytes(position)
      if others != 0 {
        position += others.trailingZeroBitCount >> 3
        return
      }
      position += 8
    }
    while position < limit, position.pointee.isDigit { position += 1 }
  }

  // MARK: - Strings

  /// Skips the string that starts here (section 7).
  ///
  /// - Returns: whether it is ASCII without escapes.
  @inline(__always)
  mutating func skipString() throws(JSONTape.Fault) -> Bool {
    position += 1
    while position < limit {
      let byte = position.pointee
      if byte == .quotationMark {
        position += 1
        return true
      }
      if byte < 0x20 || byte == .reverseSolidus || byte >= 0x80 {
        try skipOddString()
        return false
      }
      position += 1
    }
    throw fault
  }

  /// Skips the rest of a string that holds more than ASCII.
  @inline(never)
  private mutating func skipOddString() throws(JSONTape.Fault) {
    let text = UnsafeRawBufferPointer(start: base, count: limit - base)
    while position < limit {
      let byte = position.pointee
      switch byte {
      case .quotationMark:
        position += 1
        return
      case .reverseSolidus: try skipEscape()
      case 0..<0x20: throw fault
      case 0x20..<0x80: position += 1
      default:
        let unit = UTF8Unit(text, at: offset)
        guard unit.scalar != nil else { throw fault }
        position += unit.length
      }
    }
    throw fault
  }

  /// Half of a surrogate pair alone is no character, but the grammar has it.
  private mutating func skipEscape() throws(JSONTape.Fault) {
    let start = self
    position += 1
    switch byte {
    case .quotationMark, .reverseSolidus, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      guard JSONStringContent.hexadecimalUnit(position, limit) != nil else { throw start.fault }
      position += 4
    default: throw start.fault
    }
  }
}
