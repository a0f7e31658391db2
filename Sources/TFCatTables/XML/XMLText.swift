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

  /// Character data or the value of an attribute.
  static func write(_ text: String, into bytes: inout [UInt8]) {
    ByteRuns.append(text, to: &bytes) { byte in
      byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "\"")
    } replace: { byte, bytes in
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      // As they stand, these would be read as a blank or a line feed.
      case 0x09, 0x0A, 0x0D: bytes.append(contentsOf: "&#\(byte);".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// The first character that XML 1.0 cannot have, not even as a reference (section 2.2).
  static func forbiddenCharacter(in text: String) -> Unicode.Scalar? {
    guard ByteRuns.contains(text, where: { $0 < 0x20 || $0 == 0xEF }) else { return nil }
    return text.unicodeScalars.first {
      ($0.value < 0x20 && $0 != "\t" && $0 != "\n" && $0 != "\r") || $0.value == 0xFFFE || $0.value == 0xFFFF
    }
  }
}
