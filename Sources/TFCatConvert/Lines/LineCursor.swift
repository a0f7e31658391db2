import Base
internal import TFCatJSON

/// Goes along the lines of an input: LF, CR LF or CR at their ends, a byte order mark before the first.
struct LineCursor {
  private let text: ByteText
  private var offset: Int
  /// The number of the line given last, from 1.
  private(set) var number = 0
  /// Whether the line given last has a byte of 0, which no text has.
  private(set) var hasNUL = false
  /// The bytes that have been given so far.
  var consumed: Int { offset }

  init(_ text: ByteText) {
    self.text = text
    offset = text.hasPrefix("\u{FEFF}") ? 3 : 0
  }

  /// The next line without its end; `nil` after the last.
  @inline(__always)
  mutating func next() -> ByteText? {
    guard offset < text.count, let base = text.base else { return nil }
    let start = offset
    let end = lineEnd(base, from: start)
    number += 1
    offset = end + 1
    if text[end] == 0x0D, text[end + 1] == 0x0A { offset += 1 }
    return text[start, end]
  }

  /// The place of the first LF or CR, 32 bytes at a time; takes note of a byte of 0 before it.
  @inline(__always)
  private mutating func lineEnd(_ base: UnsafePointer<UInt8>, from start: Int) -> Int {
    typealias Block = SIMD32<UInt8>
    hasNUL = false
    var place = start
    while place + Block.scalarCount <= text.count {
      let block = UnsafeRawPointer(base + place).loadUnaligned(as: Block.self)
      let ends = (block .== Block(repeating: 0x0A) .| block .== Block(repeating: 0x0D)).bits
      let zeros = (block .== Block(repeating: 0)).bits
      if ends != 0 {
        let count = ends.trailingZeroBitCount
        if zeros & ((1 << UInt32(count)) - 1) != 0 { hasNUL = true }
        return place + count
      }
      if zeros != 0 { hasNUL = true }
      place += Block.scalarCount
    }
    while place < text.count, base[place] != 0x0A, base[place] != 0x0D {
      if base[place] == 0 { hasNUL = true }
      place += 1
    }
    return place
  }
}
