import Base
internal import TFCatJSON

/// Goes along the lines of an input: LF, CR LF or CR at their ends, a byte order mark before the first.
struct LineCursor {
  private let text: ByteText
  private var offset: Int
  /// The number of the line given last, from 1.
  private(set) var number = 0
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
    var end = start
    end = Self.lineEnd(base, from: start, limit: text.count)
    number += 1
    offset = end + 1
    if text[end] == 0x0D, text[end + 1] == 0x0A { offset += 1 }
    return text[start, end]
  }

  /// The place of the first LF or CR, 32 bytes at a time.
  @inline(__always)
  private static func lineEnd(_ base: UnsafePointer<UInt8>, from start: Int, limit: Int) -> Int {
    typealias Block = SIMD32<UInt8>
    var place = start
    while place + Block.scalarCount <= limit {
      let block = UnsafeRawPointer(base + place).loadUnaligned(as: Block.self)
      if (block .== Block(repeating: 0x0A) .| block .== Block(repeating: 0x0D)).hasTrue { break }
      place += Block.scalarCount
    }
    while place < limit, base[place] != 0x0A, base[place] != 0x0D { place += 1 }
    return place
  }
}
