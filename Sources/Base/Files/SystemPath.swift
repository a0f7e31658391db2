/// Paths as the system has them: bytes, which need not be UTF-8.
///
/// A byte that is no part of a character is stood for by one of the last 128 characters of the private
/// area, U+10FF80 to U+10FFFF, so that a path goes through a text and comes out as it was. Messages show such
/// a byte as `\xE9` (`TerminalEscaping`).
extension String {
  /// The text of a path.
  package init(systemPath bytes: some Collection<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self), !text.hasUndecodedBytes {
      self = text
      return
    }
    let bytes = Array(bytes)
    var scalars = String.UnicodeScalarView()
    var place = 0
    while place < bytes.count {
      let length = bytes[place] < 0x80 ? 1 : bytes[place] < 0xE0 ? 2 : bytes[place] < 0xF0 ? 3 : 4
      let end = Swift.min(place + length, bytes.count)
      let text = String(validating: bytes[place..<end], as: UTF8.self)
      if let scalar = text?.unicodeScalars.first, scalar.undecodedByte == nil {
        scalars.append(scalar)
        place = end
      } else {
        if let scalar = Unicode.Scalar(Unicode.Scalar.undecoded + UInt32(bytes[place])) {
          scalars.append(scalar)
        }
        place += 1
      }
    }
    self = String(scalars)
  }

  /// The text of a path that ends with NUL.
  package init(systemPath path: UnsafePointer<CChar>) {
    var count = 0
    while path[count] != 0 { count += 1 }
    self = UnsafeRawBufferPointer(start: path, count: count).withMemoryRebound(to: UInt8.self) {
      String(systemPath: $0)
    }
  }

  /// The path for a call of the system, with NUL behind it.
  package var systemPath: [CChar] {
    guard hasUndecodedBytes else { return Array(utf8CString) }
    var bytes: [CChar] = []
    for scalar in unicodeScalars {
      if let byte = scalar.undecodedByte {
        bytes.append(CChar(bitPattern: byte))
      } else {
        bytes += UTF8.encode(scalar)?.map { CChar(bitPattern: $0) } ?? []
      }
    }
    return bytes + [0]
  }

  /// Whether it stands for a path that is no UTF-8.
  package var hasUndecodedBytes: Bool {
    utf8.contains(0xF4) && unicodeScalars.contains { $0.undecodedByte != nil }
  }
}

extension Unicode.Scalar {
  /// Bytes from 0x80 on are added to it.
  fileprivate static let undecoded: UInt32 = 0x10FF00

  /// The byte of a path that it stands for.
  package var undecodedByte: UInt8? {
    value >= Self.undecoded + 0x80 ? UInt8(truncatingIfNeeded: value) : nil
  }
}
