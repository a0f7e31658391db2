import Base

/// A text that is not quite JSON: its bytes, and looks ahead in them that change nothing.
struct DamagedText {
  private let bytes: UnsafeRawBufferPointer
  /// Where reading stops: the end of the text.
  let end: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    end = bytes.count
  }

  /// How far a decision may look ahead.
  static var horizon: Int { 16_384 }

  @inline(__always)
  subscript(offset: Int) -> UInt8 { bytes[offset] }

  subscript(range: Range<Int>) -> Slice<UnsafeRawBufferPointer> { bytes[range] }

  /// The byte there; zero after the end.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  /// The character that starts there, or the bytes that are none.
  func unit(_ offset: Int) -> UTF8Unit { UTF8Unit(bytes, at: offset) }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Goes on over JSON's white space from an offset, without a word.
  func afterSpace(_ start: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset].isJSONWhitespace { offset += 1 }
    return offset
  }

  func matches(_ word: StaticString, _ offset: Int) -> Bool {
    guard offset + word.utf8CodeUnitCount <= end else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == word.utf8Start[$0] }
  }

  /// Whether there stands `{"type": "Feature"`.
  func isFeatureStart(_ start: Int) -> Bool {
    guard byte(start) == UInt8(ascii: "{") else { return false }
    let name = afterSpace(start + 1)
    guard matches("\"type\"", name) else { return false }
    let colon = afterSpace(name + 6)
    guard byte(colon) == UInt8(ascii: ":") else { return false }
    return matches("\"Feature\"", afterSpace(colon + 1))
  }

  /// What stands there, shortened to a line, with what cannot be seen made visible.
  func excerpt(_ range: Range<Int>) -> String {
    let limit = 40
    let shown = range.lowerBound..<min(range.upperBound, range.lowerBound + limit)
    var text = ""
    var offset = shown.lowerBound
    while offset < shown.upperBound {
      let unit = unit(offset)
      if let scalar = unit.scalar {
        text += FaultText.visible(scalar)
      } else {
        for byte in bytes[offset..<offset + unit.length] {
          text += "\\x" + FaultText.hex(UInt32(byte), digits: 2)
        }
      }
      offset += unit.length
    }
    return offset < range.upperBound ? text + "…" : text
  }

  /// RFC 8259 has UTF-8 alone; a JSON text of another Unicode encoding shows it in its first bytes.
  var wideEncoding: String? {
    guard end >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...0x7F): return "UTF-32 (big-endian)"
    case (0xFF, 0xFE, 0, 0), (1...0x7F, 0, 0, 0): return "UTF-32 (little-endian)"
    case (0xFE, 0xFF, _, _), (0, 1...0x7F, 0, 1...0x7F): return "UTF-16 (big-endian)"
    case (0xFF, 0xFE, _, _), (1...0x7F, 0, 1...0x7F, 0): return "UTF-16 (little-endian)"
    default: return nil
    }
  }

  /// The first brackets after an offset that close what is open there; 0 stands for the end of the text.
  func closersAhead(from start: Int) -> [UInt8] {
    var found: [UInt8] = []
    var depth = 0
    var offset = start
    let limit = min(end, start + Self.horizon)
    while offset < limit, found.count < 8 {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset = plainStringEnd(offset)
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { found.append(bytes[offset]) } else { depth -= 1 }
      default: break
      }
      offset += 1
    }
    if offset >= end, depth == 0 { found.append(0) }
    return found
  }
}
