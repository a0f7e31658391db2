/// Writes base64 (RFC 4648, section 4) in lines of 64 characters.
package enum Base64Encoder {
  /// The 64 digits, by their values.
  package static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// Whole lines take this many bytes.
  package static let bytesPerLine = 48

  /// Encodes all bytes; those of a whole number of lines can be followed by more.
  package static func encode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lineEnd = min(index + bytesPerLine, bytes.endIndex)
      while index < lineEnd {
        let count = min(3, lineEnd - index)
        var bits = UInt32(bytes[index]) << 16
        if count > 1 { bits |= UInt32(bytes[index + 1]) << 8 }
        if count > 2 { bits |= UInt32(bytes[index + 2]) }
        text.append(alphabet[Int(bits >> 18)])
        text.append(alphabet[Int(bits >> 12 & 63)])
        text.append(count > 1 ? alphabet[Int(bits >> 6 & 63)] : UInt8(ascii: "="))
        text.append(count > 2 ? alphabet[Int(bits & 63)] : UInt8(ascii: "="))
        index += count
      }
      text.append(0x0A)
    }
  }
}
