/// Writes base64 (RFC 4648, section 4).
package enum Base64Encoder {
  /// The 64 digits, by their values.
  package static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// Whole lines take this many bytes.
  package static let bytesPerLine = 48

  /// The characters of all bytes, without line ends.
  package static func text(of bytes: [UInt8]) -> String {
    bytes.withUnsafeBytes { bytes in
      String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
        guard let start = text.baseAddress else { return 0 }
        return put(bytes, 0..<bytes.count, at: start) - start
      }
    }
  }

  /// Appends the characters of all bytes in lines of 64; those of a whole number of lines can be followed by
  /// more.
  package static func append(linesOf bytes: UnsafeRawBufferPointer, to text: inout ByteBuffer) {
    for start in stride(from: 0, to: bytes.count, by: bytesPerLine) {
      _ = text.append(room: bytesPerLine / 3 * 4 + 1) { place in
        let end = put(bytes, start..<min(start + bytesPerLine, bytes.count), at: place)
        end.pointee = 0x0A
        return end + 1
      }
    }
  }

  /// Puts the characters of some of the bytes.
  ///
  /// - Returns: the end of what it has put.
  private static func put(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, at place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var (place, start) = (place, range.lowerBound)
    // Six bytes are read with the one behind them.
    while start + 6 <= range.upperBound, start + 7 <= bytes.count {
      UnsafeMutableRawPointer(place).storeBytes(
        of: characters(of: bytes, at: start).littleEndian, as: UInt64.self)
      (place, start) = (place + 8, start + 6)
    }
    while start < range.upperBound {
      let count = range.upperBound - start
      var bits = UInt32(bytes[start]) << 16
      if count > 1 { bits |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { bits |= UInt32(bytes[start + 2]) }
      place[0] = alphabet[Int(bits >> 18)]
      place[1] = alphabet[Int(bits >> 12 & 63)]
      place[2] = count > 1 ? alphabet[Int(bits >> 6 & 63)] : UInt8(ascii: "=")
      place[3] = count > 2 ? alphabet[Int(bits & 63)] : UInt8(ascii: "=")
      (place, start) = (place + 4, start + 3)
    }
    return place
  }

  /// The eight characters of six bytes, behind which stands another one; the first one in the lowest byte.
  @inline(__always)
  private static func characters(of bytes: UnsafeRawBufferPointer, at start: Int) -> UInt64 {
    func digits(_ start: Int) -> UInt64 {
      let three = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
      return UInt64(
        three &>> 26 | (three &>> 20 & 63) &<< 8 | (three &>> 14 & 63) &<< 16 | (three &>> 8 & 63) &<< 24)
    }
    let digits = digits(start) | digits(start + 3) &<< 32
    let ones: UInt64 = 0x0101_0101_0101_0101
    // In each byte 1 where its digit is at least the limit.
    func reach(_ limit: UInt64) -> UInt64 { (digits &+ ones &* (128 - limit)) &>> 7 & ones }
    // From A to Z, a to z, 0 to 9, + and /; no byte becomes negative on the way.
    return digits &+ ones &* 65 &+ reach(26) &* 6 &- reach(52) &* 75 &- reach(62) &* 15 &+ reach(63) &* 3
  }
}
