import Base

/// Going over values by their brackets and quotes.
extension OutlineScanner {
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
    while position + Block.scalarCount <= count {
      let block = UnsafeRawPointer(base + position).loadUnaligned(as: Block.self)
      let quotes = block .== Block(repeating: .quotationMark)
      let opens = block .== Block(repeating: open)
      let closes = block .== Block(repeating: close)
      if !isInString, (quotes .| opens .| closes).bits == 0 {
        // Coordinates hold none of them when braces are looked for, and they are most of a catalogue.
        position += Block.scalarCount
      } else if (block .== Block(repeating: .reverseSolidus)).bits != 0 {
        let end = position + Block.scalarCount
        if isInString, !skipRestOfString() { return false }
        isInString = false
        while position < end {
          guard let isLast = skipMark(open: open, close: close, depth: &depth) else { return false }
          if isLast { return true }
        }
      } else {
        let inside = Self.stringBits(quotes: quotes.bits, startsInside: isInString)
        if (block .== Block(repeating: .newline)).bits & inside != 0 { return false }
        // Most blocks of properties have strings and no bracket.
        if (opens .| closes).bits & ~inside != 0,
          let end = Self.follow(opens: opens.bits & ~inside, closes: closes.bits & ~inside, depth: &depth)
        {
          position += end
          return true
        }
        isInString = inside >> 31 != 0
        position += Block.scalarCount
      }
    }
    if isInString, !skipRestOfString() { return false }
    while let isLast = skipMark(open: open, close: close, depth: &depth) {
      if isLast { return true }
    }
    return false
  }

  private typealias Block = SIMD32<UInt8>

  /// The places inside strings: those from an opening quotation mark up to the one before the closing mark.
  @inline(__always)
  private static func stringBits(quotes: UInt32, startsInside: Bool) -> UInt32 {
    // Each bit becomes the number, odd or even, of the marks up to it.
    var inside = quotes
    inside ^= inside << 1
    inside ^= inside << 2
    inside ^= inside << 4
    inside ^= inside << 8
    inside ^= inside << 16
    return startsInside ? ~inside : inside
  }

  /// Goes over the brackets of a block.
  ///
  /// - Returns: the place behind the one that closes the value; `nil` where it goes on.
  @inline(__always)
  private static func follow(opens: UInt32, closes: UInt32, depth: inout Int) -> Int? {
    if closes.nonzeroBitCount < depth {
      depth += opens.nonzeroBitCount - closes.nonzeroBitCount
      return nil
    }
    var rest = opens | closes
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      depth += opens & (1 << UInt32(place)) != 0 ? 1 : -1
      if depth == 0 { return place + 1 }
      rest &= rest - 1
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
