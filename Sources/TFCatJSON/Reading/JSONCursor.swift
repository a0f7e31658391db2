public import Base

/// A strict, forward-only reader over JSON text (RFC 8259): its tokens, of which `JSONTape` and the reader of
/// features are made.
///
/// Every method either reads what it is asked for or returns `nil` or `false`, and the caller leaves the text
/// to the slow path, which knows why. What has a value is then sound JSON about which nothing is to be said
/// (but for long integers, which are counted); what is skipped is JSON by the grammar.
@usableFromInline package struct JSONCursor {
  /// The first byte of the text.
  @usableFromInline package let start: UnsafePointer<UInt8>
  @usableFromInline package var position: UnsafePointer<UInt8>
  @usableFromInline package let limit: UnsafePointer<UInt8>
  /// How many integers beyond 2^53 were read, of which there is something to say.
  @usableFromInline package var longIntegerCount = 0

  package init?(_ text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    self.start = start
    position = start
    limit = start + text.count
  }

  /// How many bytes of the text lie before the position.
  @inlinable @inline(__always)
  package var offset: Int { position - start }

  @inlinable @inline(__always)
  package var peek: UInt8? { position < limit ? position.pointee : nil }

  @inlinable @inline(__always)
  package mutating func skipWhitespace() {
    while position < limit, position.pointee <= 0x20, position.pointee.isJSONWhitespace { position += 1 }
  }

  /// Skips white space and takes `byte` if it is next.
  @inlinable @inline(__always)
  package mutating func take(_ byte: UInt8) -> Bool {
    if position < limit, position.pointee == byte {
      position += 1
      return true
    }
    skipWhitespace()
    guard position < limit, position.pointee == byte else { return false }
    position += 1
    return true
  }

  /// Reads these bytes if they are next, without looking for white space.
  @inlinable @inline(__always)
  package mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = bytes.count
    guard limit - position >= count, let wanted = UnsafeRawPointer(bytes.baseAddress) else {
      return count == 0
    }
    let found = UnsafeRawPointer(position)
    func differs(at offset: Int) -> Bool {
      found.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != wanted.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    if count >= 8 {
      var offset = 0
      while offset + 8 < count {
        if differs(at: offset) { return false }
        offset += 8
      }
      if differs(at: count - 8) { return false }
    } else {
      for offset in 0..<count where position[offset] != bytes[offset] { return false }
    }
    position += count
    return true
  }

  /// The bytes between the quotes of a string of printable ASCII without escapes, such as every member name
  /// is in practice.
  @inlinable @inline(__always)
  package mutating func plainString() -> UnsafeBufferPointer<UInt8>? {
    guard take(.quotationMark) else { return nil }
    let start = position
    while limit - position >= 8 {
      let count = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self).leadingPlainBytes
      position += count
      if count < 8 { break }
    }
    while position < limit {
      let byte = position.pointee
      if byte == .quotationMark {
        let text = UnsafeBufferPointer(start: start, count: position - start)
        position += 1
        return text
      }
      if byte < 0x20 || byte == .reverseSolidus || byte >= 0x80 { return nil }
      position += 1
    }
    return nil
  }

  /// Any string, decoded, but one with a NUL or with half of a surrogate pair.
  package mutating func string() -> String? {
    skipWhitespace()
    let start = position
    if let plain = plainString() { return String(decoding: plain, as: UTF8.self) }
    guard position > start, skipOddString() else { return nil }
    let bytes = JSONStringContent.bytes(
      between: UnsafeBufferPointer(start: start + 1, count: position - start - 2))
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// Skips the string that starts here (section 7).
  ///
  /// - Returns: whether it is ASCII without escapes; `nil` where there is no string, with the position at
  ///   what is wrong.
  @inlinable @inline(__always)
  package mutating func skipString() -> Bool? {
    guard peek == .quotationMark else { return nil }
    if plainString() != nil { return true }
    return skipOddString() ? false : nil
  }

  /// Skips the rest of a string, from where `plainString` stopped on. Half of a surrogate pair is no
  /// character, but the grammar has it.
  @usableFromInline @inline(never)
  mutating func skipOddString() -> Bool {
    let text = UnsafeRawBufferPointer(start: start, count: limit - start)
    while let byte = peek {
      switch byte {
      case .quotationMark:
        position += 1
        return true
      case .reverseSolidus:
        guard let length = JSONStringContent.escapeLength(position, limit) else { return false }
        position += length
      case 0..<0x20: return false
      case 0x20..<0x80: position += 1
      default:
        let unit = UTF8Unit(text, at: offset)
        guard unit.scalar != nil else { return false }
        position += unit.length
      }
    }
    return false
  }

  /// A number as it is spelled.
  package mutating func number() -> JSONNumber? {
    skipWhitespace()
    let start = position
    guard double() != nil else { return nil }
    return JSONNumber(
      checkedLiteral: String(
        decoding: UnsafeBufferPointer(start: start, count: position - start), as: UTF8.self))
  }

  package mutating func double() -> NumberReader.Number? {
    let usual = limit - position >= NumberReader.usualWidth ? NumberReader.usual(position) : nil
    guard let number = usual ?? NumberReader.read(position, limit: limit) else { return nil }
    position = number.end
    if number.isLong { longIntegerCount += 1 }
    return number
  }

  /// Reads a number of which only the spelling is wanted: most are not made a double for that.
  ///
  /// - Returns: `isInteger` and `isPlain` as `NumberReader.Number` has them.
  @inline(__always)
  package mutating func spelledNumber() -> (isInteger: Bool, isPlain: Bool)? {
    if limit - position >= NumberReader.usualWidth {
      var scan = NumberScan(single: position)
      if let decimal = scan.takeNumber(), decimal.isPlain {
        position = decimal.end
        return (decimal.isInteger, true)
      }
    }
    return double().map { ($0.isInteger, $0.isPlain) }
  }

  /// Skips a number, whatever its value is (section 6).
  ///
  /// - Returns: whether it is written without fraction and exponent; `nil` where there is no number, with the
  ///   position anywhere in it.
  @inlinable @inline(__always)
  package mutating func skipNumber() -> Bool? {
    if peek == .minus { position += 1 }
    let first = peek
    let digits = position
    skipDigits()
    guard position > digits, first != 0x30 || position == digits + 1 else { return nil }
    var isInteger = true
    if peek == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      let fraction = position
      skipDigits()
      guard position > fraction else { return nil }
    }
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if peek == UInt8(ascii: "+") || peek == .minus { position += 1 }
      let exponent = position
      skipDigits()
      guard position > exponent else { return nil }
    }
    return isInteger
  }

  @inlinable @inline(__always)
  mutating func skipDigits() {
    while limit - position >= 8 {
      let text = UInt64(littleEndian: UnsafeRawPointer(position).loadUnaligned(as: UInt64.self))
      let count = text.leadingDigits
      position += count
      if count < 8 { return }
    }
    while position < limit, position.pointee.isDigit { position += 1 }
  }

  /// Reads a literal such as `true` if it is next.
  package mutating func take(literal: StaticString) -> Bool {
    skipWhitespace()
    guard limit - position >= literal.utf8CodeUnitCount else { return false }
    for offset in 0..<literal.utf8CodeUnitCount where position[offset] != literal.utf8Start[offset] {
      return false
    }
    position += literal.utf8CodeUnitCount
    return true
  }

  /// Any value, of at most `depth` levels, without duplicate member names.
  package mutating func value(depth: Int = 16) -> JSONValue? {
    guard depth > 0 else { return nil }
    skipWhitespace()
    switch peek {
    case .quotationMark?: return string().map(JSONValue.string)
    case UInt8(ascii: "t")?: return take(literal: "true") ? .bool(true) : nil
    case UInt8(ascii: "f")?: return take(literal: "false") ? .bool(false) : nil
    case UInt8(ascii: "n")?: return take(literal: "null") ? .null : nil
    case .beginArray?: return array(depth: depth).map(JSONValue.array)
    case .beginObject?: return object(depth: depth).map(JSONValue.object)
    default: return number().map(JSONValue.number)
    }
  }

  private mutating func array(depth: Int) -> [JSONValue]? {
    position += 1
    var items: [JSONValue] = []
    if take(.endArray) { return items }
    repeat {
      guard let item = value(depth: depth - 1) else { return nil }
      items.append(item)
    } while take(.valueSeparator)
    return take(.endArray) ? items : nil
  }

  /// An object of at most 64 members: more are left to a reader that looks for duplicates by hashing.
  package mutating func object(depth: Int = 16) -> JSONObject? {
    guard take(.beginObject) else { return nil }
    var object = JSONObject()
    if take(.endObject) { return object }
    repeat {
      guard object.count < 64, let name = string(), object[name] == nil, take(.nameSeparator),
        let value = value(depth: depth - 1)
      else { return nil }
      object.members.append(.init(name: name, value: value))
    } while take(.valueSeparator)
    return take(.endObject) ? object : nil
  }
}

extension UInt64 {
  /// How many of the eight bytes, from the first on, are printable ASCII that stands for itself in a string.
  @inlinable @inline(__always)
  package var leadingPlainBytes: Int {
    let text = UInt64(littleEndian: self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    // The lowest high bit that is set is that of the first such byte; carries spoil only what lies above it.
    let quotes = text ^ (ones &* 0x22)
    let escapes = text ^ (ones &* 0x5C)
    let found =
      (((quotes &- ones) & ~quotes) | ((escapes &- ones) & ~escapes) | ((text &- ones &* 0x20) & ~text) | text)
      & highs
    return found.trailingZeroBitCount >> 3
  }
}
