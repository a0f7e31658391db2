import Base

/// What a string means, once its escapes are resolved (RFC 8259, section 7).
package enum JSONStringContent {
  /// The content of a string that the tape has checked.
  package static func bytes(of entry: JSONTape.Entry, _ base: UnsafePointer<UInt8>) -> [UInt8] {
    let quoted = content(of: entry, base)
    return entry.isPlain ? Array(quoted) : bytes(between: quoted)
  }

  /// The bytes between the quotes.
  @inline(__always)
  static func content(of entry: JSONTape.Entry, _ base: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(entry.start) + 1, count: Int(entry.end - entry.start) - 2)
  }

  /// The content, as UTF-8, of the string between those quotes. Half of a surrogate pair, for which UTF-8 has
  /// no form, gets the three bytes that it would have if it were a character, so that two halves stay two.
  static func bytes(between quotes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard var position = quotes.baseAddress else { return [] }
    let limit = position + quotes.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(limit - position)
    while position < limit {
      let byte = position.pointee
      position += 1
      guard byte == .reverseSolidus, position < limit else {
        bytes.append(byte)
        continue
      }
      let escape = position.pointee
      position += 1
      switch escape {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"): append(codePoint(&position, limit), to: &bytes)
      default: bytes.append(escape)
      }
    }
    return bytes
  }

  /// The content as a `String`, in which half of a surrogate pair is U+FFFD.
  package static func text(of entry: JSONTape.Entry, _ base: UnsafePointer<UInt8>) -> String {
    if entry.isPlain { return String(decoding: content(of: entry, base), as: UTF8.self) }
    return String(decoding: bytes(of: entry, base), as: UTF8.self)
  }

  /// The code point whose first hexadecimal digit stands at `position`.
  private static func codePoint(
    _ position: inout UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> UInt32 {
    guard let lead = hexadecimalUnit(position, limit) else { return 0xFFFD }
    position += 4
    guard UTF16.isLeadSurrogate(lead), limit - position >= 6, position[0] == .reverseSolidus,
      position[1] == UInt8(ascii: "u"), let trail = hexadecimalUnit(position + 2, limit),
      UTF16.isTrailSurrogate(trail)
    else { return UInt32(lead) }
    position += 6
    return 0x10000 + (UInt32(lead & 0x3FF) << 10 | UInt32(trail & 0x3FF))
  }

  private static func append(_ codePoint: UInt32, to bytes: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(codePoint >> shift & 0x3F) }
    switch codePoint {
    case 0..<0x80: bytes.append(UInt8(codePoint))
    case 0x80..<0x800: bytes += [0xC0 | UInt8(codePoint >> 6), tail(0)]
    case 0x800..<0x10000: bytes += [0xE0 | UInt8(codePoint >> 12), tail(6), tail(0)]
    default: bytes += [0xF0 | UInt8(codePoint >> 18 & 7), tail(12), tail(6), tail(0)]
    }
  }

  /// How long the escape is that begins at `position`; `nil` where there is none.
  static func escapeLength(_ position: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>) -> Int? {
    guard limit - position >= 2 else { return nil }
    switch position[1] {
    case .quotationMark, .reverseSolidus, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"): return hexadecimalUnit(position + 2, limit) == nil ? nil : 6
    default: return nil
    }
  }

  /// The four hexadecimal digits at `position`; `nil` where there are none.
  private static func hexadecimalUnit(
    _ position: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> UInt16? {
    guard limit - position >= 4 else { return nil }
    var unit: UInt16 = 0
    for offset in 0..<4 {
      guard let digit = position[offset].hexadecimalDigit else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
