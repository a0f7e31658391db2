/// What stands at an offset of a text: a character, or the bytes that are none (Unicode, section 3.9, table
/// 3-7).
package struct UTF8Unit {
  /// `nil` where the bytes are not UTF-8.
  package var scalar: Unicode.Scalar?
  /// At least 1.
  package var length: Int
  /// The number that ill-formed bytes spell all the same: an overlong form, a surrogate, beyond U+10FFFF.
  package var illFormed: UInt32?

  /// The offset must lie in the text.
  package init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    let lead = bytes[offset]
    let count: Int
    switch lead {
    case 0x00...0x7F:
      self.init(scalar: Unicode.Scalar(lead), length: 1)
      return
    case 0xC0...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF7: count = 4
    default:
      self.init(scalar: nil, length: 1)
      return
    }
    guard offset + count <= bytes.count else {
      self.init(scalar: nil, length: 1)
      return
    }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for next in bytes[offset + 1..<offset + count] {
      guard next & 0xC0 == 0x80 else {
        self.init(scalar: nil, length: 1)
        return
      }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let least: UInt32 = count == 2 ? 0x80 : count == 3 ? 0x800 : 0x10000
    if value >= least, let scalar = Unicode.Scalar(value) {
      self.init(scalar: scalar, length: count)
    } else {
      self.init(scalar: nil, length: count, illFormed: value)
    }
  }

  private init(scalar: Unicode.Scalar?, length: Int, illFormed: UInt32? = nil) {
    self.scalar = scalar
    self.length = length
    self.illFormed = illFormed
  }
}
