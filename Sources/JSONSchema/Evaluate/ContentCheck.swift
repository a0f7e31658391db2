internal import TFCatJSON

/// `contentEncoding` and `contentMediaType` of draft-07 (Validation, section 8), where a validator may judge
/// by them: base64 and JSON, which are the ones that can be told.
enum ContentCheck {
  /// The keyword that does not hold.
  static func failure(of content: [UInt8], _ keywords: StringKeywords) -> Keyword? {
    var content = content
    if keywords.contentEncoding == "base64" {
      guard let decoded = decodeBase64(content) else { return .contentEncoding }
      content = decoded
    }
    guard keywords.contentMediaType == "application/json" else { return nil }
    return (try? JSONValue(jsonText: content)) == nil ? .contentMediaType : nil
  }

  /// RFC 4648, section 4.
  private static func decodeBase64(_ text: [UInt8]) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    let padding = text.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return nil }
    for byte in text.dropLast(padding) {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: return nil
      }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return bytes
  }
}
