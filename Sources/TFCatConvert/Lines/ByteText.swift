import Base
internal import TFCatJSON

/// Some of the bytes of an input, without a copy: a line, or a column of it.
///
/// Reading beyond either end gives 0, so that short lines need no care. The bytes are those of the mapped
/// file: they are valid until the reader that gave them is asked for its next row. Whoever wants to keep them
/// makes a `String`.
public struct ByteText {
  /// Where they stand; nil where there are none.
  @usableFromInline let base: UnsafePointer<UInt8>?
  /// How many bytes there are.
  public let count: Int

  @inlinable package init(base: UnsafePointer<UInt8>?, count: Int) {
    self.base = base
    self.count = count
  }

  package init(_ bytes: UnsafeRawBufferPointer) {
    base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    count = bytes.count
  }

  /// No bytes.
  @inlinable public static var empty: ByteText { ByteText(base: nil, count: 0) }

  /// Whether there are no bytes.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The byte at a place; 0 beyond the ends.
  @inlinable public subscript(index: Int) -> UInt8 {
    guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return base[index]
  }

  /// The bytes from `start` up to `end`, as far as there are any.
  @inlinable public subscript(start: Int, end: Int) -> ByteText {
    let low = min(max(start, 0), count)
    let high = min(max(end, low), count)
    guard let base, high > low else { return .empty }
    return ByteText(base: base + low, count: high - low)
  }

  /// The bytes from an offset to the end; empty beyond it.
  @inlinable public func from(_ start: Int) -> ByteText { self[start, count] }

  /// The bytes without blanks, tabs and carriage returns at the ends.
  @inlinable public var trimmed: ByteText {
    guard let base else { return .empty }
    var low = 0
    var high = count
    while low < high, Self.isBlank(base[low]) { low += 1 }
    while high > low, Self.isBlank(base[high - 1]) { high -= 1 }
    return high > low ? ByteText(base: base + low, count: high - low) : .empty
  }

  /// Whether there are blanks, tabs and carriage returns only.
  @inlinable public var isBlank: Bool {
    guard let base else { return true }
    var place = 0
    while place < count, Self.isBlank(base[place]) { place += 1 }
    return place == count
  }

  @inlinable static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// The first place of a byte at or after `start`.
  @inlinable public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    guard let base else { return nil }
    var index = max(start, 0)
    let ones: UInt64 = 0x0101_0101_0101_0101
    while count - index >= 8 {
      // Zero where the byte is; the lowest bit that is found is that of the first.
      let others =
        UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
        ^ (ones &* UInt64(byte))
      let found = (others &- ones) & ~others & (ones << 7)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      if base[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// Whether these are the bytes of `text`.
  @inlinable public static func == (left: ByteText, right: StaticString) -> Bool {
    left.count == right.utf8CodeUnitCount && left.hasPrefix(right)
  }

  /// Whether the bytes differ from those of the literal.
  @inlinable public static func != (left: ByteText, right: StaticString) -> Bool { !(left == right) }

  /// Whether the text begins with the bytes of the literal.
  @inlinable public func hasPrefix(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard let base, count >= length else { return length == 0 }
    for index in 0..<length where base[index] != text.utf8Start[index] { return false }
    return true
  }

  /// Whether both are the same bytes.
  @inlinable public func isEqual(to other: ByteText) -> Bool {
    guard count == other.count, let base, let otherBase = other.base else { return count == other.count }
    var place = 0
    while place + 8 <= count {
      let (left, right) = (UnsafeRawPointer(base + place), UnsafeRawPointer(otherBase + place))
      if left.loadUnaligned(as: UInt64.self) != right.loadUnaligned(as: UInt64.self) { return false }
      place += 8
    }
    while place < count, base[place] == otherBase[place] { place += 1 }
    return place == count
  }

  /// The first place of `text`; `nil` where it is not there, and for an empty one.
  public func range(of text: StaticString) -> Range<Int>? {
    range(of: ByteText(base: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private func range(of text: ByteText) -> Range<Int>? {
    guard !text.isEmpty, count >= text.count else { return nil }
    let starts = self[0, count - text.count + 1]
    var place = 0
    while let start = starts.firstIndex(of: text[0], from: place) {
      let end = start + text.count
      if self[start, end].isEqual(to: text) { return start..<end }
      place = start + 1
    }
    return nil
  }

  /// Whether the bytes of the literal occur in the text.
  public func contains(_ text: StaticString) -> Bool { range(of: text) != nil }

  /// Whether the bytes of a string occur in the text.
  func contains(bytesOf text: String) -> Bool {
    var text = text
    return text.withUTF8 { range(of: ByteText(base: $0.baseAddress, count: $0.count)) != nil }
  }

  /// Whether all bytes are below 128.
  @inlinable public var isASCII: Bool {
    for index in 0..<count where self[index] >= 0x80 { return false }
    return true
  }

  /// Whether a byte is 0, which no text has.
  var hasNUL: Bool { firstIndex(of: 0) != nil }

  /// Whether there is at least one byte and all are decimal digits.
  public var isDigits: Bool {
    if count <= 8 { return integer != nil }
    guard let base else { return false }
    for index in 0..<count where !base[index].isDigit { return false }
    return count > 0
  }
}

extension String {
  /// Decodes the bytes as UTF-8, or as windows-1252 where they are not valid UTF-8, as in old lists.
  public init(_ text: ByteText) {
    guard let base = text.base else {
      self = ""
      return
    }
    let bytes = UnsafeBufferPointer(start: base, count: text.count)
    self = String(utf8: bytes) ?? SingleByteText.decode(bytes)
  }
}
