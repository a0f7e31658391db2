internal import Base

/// Reads base64 (RFC 4648, section 4) that comes in pieces with blanks and line ends between.
struct Base64Decoder {
  private var bits: UInt32 = 0
  /// Characters of the group of four that have been read.
  private var count = 0

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (index, byte) in Base64Encoder.alphabet.enumerated() { values[Int(byte)] = UInt8(index) }
    return values
  }()

  /// Where the first byte stands that is neither of base64 nor a blank.
  static func endOfText(in bytes: UnsafeRawBufferPointer, from start: Int, limit: Int) -> Int {
    var place = start
    values.withUnsafeBufferPointer { values in
      while place < limit {
        let byte = bytes[place]
        // A carriage return is for the XML parser to make a line end of.
        guard values[Int(byte)] != 0xFF || byte == UInt8(ascii: "=") || byte == 0x0A || byte == 0x20 else {
          break
        }
        place += 1
      }
    }
    return place
  }

  /// - Returns: false for a character that does not belong there.
  mutating func decode(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) -> Bool {
    Self.values.withUnsafeBufferPointer { decode(text, $0, into: &bytes) }
  }

  private mutating func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]
  ) -> Bool {
    var place = 0
    while place < text.count {
      // Whole groups, of which nearly everything consists.
      if count == 0, place + 4 <= text.count {
        let group =
          (
            values[Int(text[place])], values[Int(text[place + 1])], values[Int(text[place + 2])],
            values[Int(text[place + 3])]
          )
        if group.0 | group.1 | group.2 | group.3 < 0x40 {
          let joined =
            UInt32(group.0) << 18 | UInt32(group.1) << 12 | UInt32(group.2) << 6 | UInt32(group.3)
          bytes.append(UInt8(truncatingIfNeeded: joined >> 16))
          bytes.append(UInt8(truncatingIfNeeded: joined >> 8))
          bytes.append(UInt8(truncatingIfNeeded: joined))
          place += 4
          continue
        }
      }
      let character = text[place]
      place += 1
      let value = values[Int(character)]
      if value == 0xFF {
        if character.isBlank { continue }
        guard character == UInt8(ascii: "=") else { return false }
        // What follows padding begins anew: some writers encode piece by piece.
        count = 0
        continue
      }
      bits = bits << 6 | UInt32(value)
      // Each byte is there as soon as its bits are, so that padding needs no care.
      switch count {
      case 0: break
      case 1: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
      case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
      default: bytes.append(UInt8(truncatingIfNeeded: bits))
      }
      count = (count + 1) & 3
    }
    return true
  }
}
