import Base
internal import TFCatJSON

/// Where the text of an event is put together. There is room for what is put and a block more: the caller has
/// counted it. Short texts are copied in blocks, which is faster than to look how long they are.
struct TextOutput {
  var place: UnsafeMutablePointer<UInt8>

  typealias Block = SIMD32<UInt8>
  static var blockSize: Int { Block.scalarCount }

  /// - Returns: true, so that it can stand among conditions.
  @discardableResult @inline(__always)
  mutating func put(_ text: StaticString) -> Bool {
    place.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    place += text.utf8CodeUnitCount
    return true
  }

  /// Puts bytes.
  mutating func put(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      place.update(from: start, count: bytes.count)
      place += bytes.count
    }
  }

  /// Puts bytes behind which a block more can be looked at: a name with room behind it, or what was put
  /// before.
  @inline(__always)
  mutating func put(padded bytes: UnsafePointer<UInt8>, count: Int) {
    let (source, target) = (UnsafeRawPointer(bytes), UnsafeMutableRawPointer(place))
    var done = 0
    repeat {
      let block = source.loadUnaligned(fromByteOffset: done, as: Block.self)
      target.storeBytes(of: block, toByteOffset: done, as: Block.self)
      done += Self.blockSize
    } while done < count
    place += count
  }

  /// Text that was put, to be put again.
  struct Piece {
    var start: UnsafeMutablePointer<UInt8>
    var count: Int
  }

  @inline(__always)
  mutating func put(_ piece: Piece) { put(padded: piece.start, count: piece.count) }

  /// - Returns: the text of the number; nil for what JSON does not have.
  mutating func put(_ value: Double, with text: inout DoubleText) -> Piece? {
    let start = place
    guard let end = text.put(value, wholeHasFraction: false, at: start) else { return nil }
    place = end
    return Piece(start: start, count: end - start)
  }

  mutating func put(_ integer: Int) {
    if integer < 0 { put("-") }
    place = DoubleText.put(UInt64(integer.magnitude), at: place)
  }

  /// - Returns: whether the text can stand between quotes as it is; if not, it is put in part.
  @inline(__always)
  mutating func putQuoted(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.baseAddress.map { putQuoted($0, count: bytes.count) } ?? put("\"\"")
    }
  }

  /// - Returns: whether the text can stand between quotes as it is; if not, it is put in part.
  @inline(__always)
  mutating func putQuoted(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
    place.pointee = .quotationMark
    place += 1
    guard copy(text, count: count, isChecked: true) else { return false }
    place.pointee = .quotationMark
    place += 1
    return true
  }

  /// Puts a word that can stand between quotes as it is.
  @inline(__always)
  mutating func putQuoted(_ word: StaticString) {
    place.pointee = .quotationMark
    place += 1
    _ = copy(word.utf8Start, count: word.utf8CodeUnitCount, isChecked: false)
    place.pointee = .quotationMark
    place += 1
  }

  /// Copies text, of which nothing before or behind it is looked at: its last bytes are read with some that
  /// were read before.
  ///
  /// - Returns: whether it is printable ASCII without quotes and backslashes, if that is to be checked.
  @inline(__always)
  private mutating func copy(_ text: UnsafePointer<UInt8>, count: Int, isChecked: Bool) -> Bool {
    let (source, target) = (UnsafeRawPointer(text), UnsafeMutableRawPointer(place))
    place += count
    if count >= 16 {
      var odd = Self.copy16(source, target)
      var done = 16
      while done + 16 <= count {
        odd .|= Self.copy16(source + done, target + done)
        done += 16
      }
      odd .|= Self.copy16(source + (count - 16), target + (count - 16))
      return !isChecked || !odd.hasTrue
    }
    if count >= 8 {
      let (first, last) = (
        source.loadUnaligned(as: UInt64.self),
        source.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      )
      target.storeBytes(of: first, as: UInt64.self)
      target.storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
      return !isChecked || (first.leadingPlainBytes == 8 && last.leadingPlainBytes == 8)
    }
    if count >= 4 {
      let (first, last) = (
        source.loadUnaligned(as: UInt32.self),
        source.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      )
      target.storeBytes(of: first, as: UInt32.self)
      target.storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
      return !isChecked || (UInt64(first) << 32 | UInt64(last)).leadingPlainBytes == 8
    }
    guard count > 0 else { return true }
    let (first, middle, last) = (text[0], text[count / 2], text[count - 1])
    let bytes = target.assumingMemoryBound(to: UInt8.self)
    (bytes[0], bytes[count / 2], bytes[count - 1]) = (first, middle, last)
    let blanks: UInt64 = 0x2020_2020_2000_0000
    return !isChecked
      || (blanks | UInt64(last) << 16 | UInt64(middle) << 8 | UInt64(first)).leadingPlainBytes == 8
  }

  /// Copies 16 bytes.
  ///
  /// - Returns: those that cannot stand in a string as they are.
  @inline(__always)
  private static func copy16(
    _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer
  ) -> SIMDMask<SIMD16<Int8>> {
    let block = source.loadUnaligned(as: SIMD16<Int8>.self)
    target.storeBytes(of: block, as: SIMD16<Int8>.self)
    // What is no ASCII is below zero.
    return block .< SIMD16(repeating: 0x20) .| block .== SIMD16(repeating: 0x22)
      .| block .== SIMD16(repeating: 0x5C)
  }

  mutating func putTime(_ seconds: Int) {
    put("\"")
    UTCText.put(unix: seconds, at: place)
    place += UTCText.length
    put("\"")
  }
}
