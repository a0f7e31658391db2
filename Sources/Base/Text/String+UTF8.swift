extension String {
  /// The text of bytes in UTF-8; `nil` for others.
  ///
  /// Short texts of ASCII, which tables and lists are full of, are told eight bytes at a time: the check of
  /// the standard library is generic, and takes several times as long.
  package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.isASCII {
      self.init(decoding: bytes, as: UTF8.self)
    } else {
      self.init(validating: bytes, as: UTF8.self)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether no byte is beyond ASCII.
  package var isASCII: Bool {
    let bytes = UnsafeRawBufferPointer(self)
    var place = 0
    while place + 8 <= bytes.count {
      if bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
        return false
      }
      place += 8
    }
    while place < bytes.count {
      if bytes[place] >= 0x80 { return false }
      place += 1
    }
    return true
  }
}
