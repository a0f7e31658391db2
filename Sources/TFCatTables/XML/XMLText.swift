import Base

/// Writes XML 1.0: elements, attributes and text in UTF-8.
enum XMLText {
  /// An element with attributes in the order given; those that are `nil` are left out.
  static func open(
    _ name: String, _ attributes: [(name: String, value: String?)], isEmpty: Bool = false,
    into bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      bytes.append(0x20)
      bytes.append(contentsOf: attribute.name.utf8)
      bytes.append(contentsOf: "=\"".utf8)
      write(value, into: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: (isEmpty ? "/>" : ">").utf8)
  }

  static func close(_ name: String, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Appends a text as `write` does, if it has no characters that are looked at with care: controls, and what
  /// begins like those that XML does not have.
  ///
  /// - Returns: whether it was appended.
  static func writeUsual(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout ByteBuffer) -> Bool {
    let start = bytes.count
    var rest = text
    while true {
      let count = plainCount(rest)
      bytes.append(UnsafeBufferPointer(rebasing: rest[..<count]))
      guard count < rest.count else { return true }
      switch rest[count] {
      case UInt8(ascii: "&"): bytes.append("&amp;")
      case UInt8(ascii: "<"): bytes.append("&lt;")
      case UInt8(ascii: ">"): bytes.append("&gt;")
      case UInt8(ascii: "\""): bytes.append("&quot;")
      default:
        bytes.removeLast(bytes.count - start)
        return false
      }
      rest = UnsafeBufferPointer(rebasing: rest[(count + 1)...])
    }
  }

  /// How many bytes, from the first on, stand in XML as they are. Eight are looked at at a time, because
  /// geometries are long.
  private static func plainCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var place = 0
    while place + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let special =
        below0x20(word) | equal(word, UInt8(ascii: "&")) | equal(word, UInt8(ascii: "<"))
        | equal(word, UInt8(ascii: ">")) | equal(word, UInt8(ascii: "\"")) | equal(word, 0xEF)
      // Carries spoil only what lies above the first that is found.
      if special != 0 { return place + special.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < raw.count {
      let byte = raw[place]
      if byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "\"") || byte == 0xEF
      {
        return place
      }
      place += 1
    }
    return place
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Not 0 where one of the eight bytes is below 0x20.
  @inline(__always)
  private static func below0x20(_ word: UInt64) -> UInt64 {
    (word &- 0x2020_2020_2020_2020) & ~word & highBits
  }

  /// Not 0 where one of the eight bytes is the one given.
  @inline(__always)
  private static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highBits
  }

  /// Character data or the value of an attribute. Line ends are references: as they stand, they would be read
  /// as a blank.
  static func write(_ text: String, into bytes: inout [UInt8]) {
    XMLEscaping.append(text, to: &bytes, lineEnds: .references)
  }
}
