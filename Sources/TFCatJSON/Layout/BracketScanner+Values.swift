import Base

/// Going over values by their brackets and quotes.
extension BracketScanner {
  mutating func takeName() -> UnsafeBufferPointer<UInt8>? {
    let start = position + 1
    guard peek == .quotationMark, skipString() else { return nil }
    return UnsafeBufferPointer(start: base + start, count: position - 1 - start)
  }

  /// Skips the string that starts here. A string does not go past the end of its line, so that one that was
  /// never closed takes no more than a line with it.
  private mutating func skipString() -> Bool {
    position += 1
    return skipRestOfString()
  }

  private mutating func skipRestOfString() -> Bool {
    while position < count {
      switch base[position] {
      case .quotationMark:
        position += 1
        return true
      case .reverseSolidus: position += 2
      case .newline: return false
      default: position += 1
      }
    }
    position = min(position, count)
    return false
  }

  /// Skips a value by its brackets and quotes; `false` when the text ends first.
  mutating func skipValue() -> Bool {
    guard let first = peek else { return false }
    switch first {
    case .quotationMark: return skipString()
    case .beginObject: return skipNested(open: .beginObject, close: .endObject)
    case .beginArray: return skipNested(open: .beginArray, close: .endArray)
    default:
      let start = position
      while position < count {
        let byte = base[position]
        if byte == .valueSeparator || byte == .endObject || byte == .endArray || byte.isJSONWhitespace
          || byte == .quotationMark || byte == .nameSeparator
        {
          break
        }
        position += 1
      }
      return position > start
    }
  }

  /// Counts brackets of the one kind that the value opens with: the other kind is nested in it if all is
  /// well, and if it is not, an item with a bracket too few does not swallow its neighbours.
  private mutating func skipNested(open: UInt8, close: UInt8) -> Bool {
    var depth = 0
    var isInString = false
    while position + Block.count <= count {
      let block = Block(base + position)
      let quotes = block.places(of: .quotationMark)
      let opens = block.places(of: open)
      let closes = block.places(of: close)
      if !isInString, quotes | opens | closes == 0 {
        // Coordinates hold none of them when braces are looked for, and they are most of a catalogue.
        position += Block.count
      } else if block.has(.reverseSolidus) {
        let end = position + Block.count
        if isInString, !skipRestOfString() { return false }
        isInString = false
        while position < end {
          guard let isLast = skipMark(open: open, close: close, depth: &depth) else { return false }
          if isLast { return true }
        }
      } else {
        let inside = Self.stringPlaces(quotes: quotes, startsInside: isInString)
        if block.has(.newline), block.places(of: .newline) & inside != 0 { return false }
        // Most blocks of properties have strings and no bracket.
        if (opens | closes) & ~inside != 0,
          let end = Self.follow(opens: opens & ~inside, closes: closes & ~inside, depth: &depth)
        {
          position += end
          return true
        }
        isInString = inside >> 63 != 0
        position += Block.count
      }
    }
    if isInString, !skipRestOfString() { return false }
    while let isLast = skipMark(open: open, close: close, depth: &depth) {
      if isLast { return true }
    }
    return false
  }

  /// Bytes that are looked at together.
  private struct Block {
    static let count = 64

    private let first, second: SIMD32<UInt8>

    @inline(__always)
    init(_ start: UnsafePointer<UInt8>) {
      first = UnsafeRawPointer(start).loadUnaligned(as: SIMD32<UInt8>.self)
      second = UnsafeRawPointer(start + 32).loadUnaligned(as: SIMD32<UInt8>.self)
    }

    /// A bit for each place where the byte stands, the first place's the lowest.
    @inline(__always)
    func places(of byte: UInt8) -> UInt64 {
      let wanted = SIMD32(repeating: byte)
      return UInt64((first .== wanted).bits) | UInt64((second .== wanted).bits) << 32
    }

    @inline(__always)
    func has(_ byte: UInt8) -> Bool {
      let wanted = SIMD32(repeating: byte)
      return ((first .== wanted) .| (second .== wanted)).hasTrue
    }
  }

  /// The places inside strings: those from an opening quotation mark up to the one before the closing mark.
  @inline(__always)
  private static func stringPlaces(quotes: UInt64, startsInside: Bool) -> UInt64 {
    // Each bit becomes the number, odd or even, of the marks up to it.
    var inside = quotes
    inside ^= inside << 1
    inside ^= inside << 2
    inside ^= inside << 4
    inside ^= inside << 8
    inside ^= inside << 16
    inside ^= inside << 32
    return startsInside ? ~inside : inside
  }

  /// Goes over the brackets of a block.
  ///
  /// - Returns: the place behind the one that closes the value; `nil` where it goes on.
  @inline(__always)
  private static func follow(opens: UInt64, closes: UInt64, depth: inout Int) -> Int? {
    var rest = opens | closes
    while rest != 0 {
      let lowest = rest & (0 &- rest)
      depth += opens & lowest != 0 ? 1 : -1
      if depth == 0 { return lowest.trailingZeroBitCount + 1 }
      rest ^= lowest
    }
    return nil
  }

  /// Goes behind the next bracket or string.
  ///
  /// - Returns: whether it closed the value; `nil` where the text ends or a string goes past its line.
  private mutating func skipMark(open: UInt8, close: UInt8, depth: inout Int) -> Bool? {
    while position < count {
      let byte = base[position]
      position += 1
      if byte == open {
        depth += 1
        return false
      }
      if byte == close {
        depth -= 1
        return depth == 0
      }
      if byte == .quotationMark { return skipRestOfString() ? false : nil }
    }
    return nil
  }
}
