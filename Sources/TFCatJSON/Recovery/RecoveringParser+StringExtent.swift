import Base

extension RecoveringParser {
  /// How far a string goes, and how it ends.
  struct StringExtent {
    enum Ending {
      case closed
      /// There are quotation marks in it that lack their backslashes: from the first to the last of them.
      case innerQuotes(Range<Int>)
      /// The closing mark is missing; the string ends where it makes sense.
      case unclosed
      case endOfText
    }

    /// Where the content ends.
    var content: Int
    /// Where reading goes on.
    var next: Int
    var ending: Ending
  }

  /// How far a decision may look ahead.
  static var horizon: Int { 16_384 }

  /// Finds the end of the string that starts here. A mark with a letter after it, and a line break, raise the
  /// question whether the string ended there or before.
  func stringExtent(_ quote: Quote, isName: Bool) -> StringExtent {
    let start = position + (quote == .typographic ? UTF8Unit(bytes, at: position).length : 1)
    var offset = start
    var isInside = start
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") {
        let next = self.byte(offset + 1)
        offset += next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") ? 1 : 2
      } else if let length = quote.length(bytes, offset) {
        if !Self.isWordByte(self.byte(offset + length)) {
          return StringExtent(content: offset, next: offset + length, ending: .closed)
        }
        return doubtfulEnd(quote, content: start..<offset, next: offset + length, isName: isName)
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), offset >= isInside {
        if let close = closingMark(quote, after: offset) {
          isInside = close
        } else if afterSpace(offset) == end {
          break
        } else {
          return unclosed(start..<offset, isName: isName)
        }
        offset += 1
      } else {
        offset += 1
      }
    }
    let stop = min(offset, end)
    let (cut, level) = structure(endOf: start..<stop)
    if cut < stop, level == 0 { return unclosed(start..<stop, isName: isName) }
    return StringExtent(content: end, next: end, ending: .endOfText)
  }

  private func unclosed(_ content: Range<Int>, isName: Bool) -> StringExtent {
    var cut = structure(endOf: content).cut
    if isName, let colon = bytes[content].firstIndex(of: UInt8(ascii: ":")) { cut = colon }
    return StringExtent(content: cut, next: cut, ending: .unclosed)
  }

  /// The mark that closes a string in which there is a line break: the next one, if what follows it may follow a
  /// string.
  private func closingMark(_ quote: Quote, after start: Int) -> Int? {
    var offset = start
    let limit = min(end, start + Self.horizon)
    while offset < limit {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if let length = quote.length(bytes, offset) {
        return mayFollowString(afterSpace(offset + length)) ? offset : nil
      } else {
        offset += 1
      }
    }
    return nil
  }

  private func mayFollowString(_ offset: Int) -> Bool {
    switch byte(offset) {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"): true
    default: offset >= end
    }
  }

  /// Decides about a mark with a letter after it: it opens the next string, because this one lost its mark; or
  /// it stands inside the string; or a comma is missing.
  private func doubtfulEnd(
    _ quote: Quote, content: Range<Int>, next: Int, isName: Bool
  ) -> StringExtent {
    let mark = content.upperBound
    let limit = min(end, next + 1000)
    var inner = mark..<next
    var offset = next
    let opensNext = hasStructure(before: mark, from: content.lowerBound)
    while offset < limit, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      guard let length = quote.length(bytes, offset) else {
        offset += 1
        continue
      }
      let after = afterSpace(offset + length)
      let isPlausible = mayFollowString(after) || bytes[offset + length..<after].contains(UInt8(ascii: "\n"))
      if opensNext {
        if isPlausible { return unclosed(content, isName: isName) }
      } else if hasStructure(before: offset, from: next) {
        break
      } else if isPlausible {
        return StringExtent(content: offset, next: offset + length, ending: .innerQuotes(inner))
      }
      inner = mark..<offset + length
      offset += length
      if opensNext { return doubtfulInside(quote, content: content, from: offset, inner: inner) }
    }
    if opensNext { return unclosed(content, isName: isName) }
    return StringExtent(content: mark, next: next, ending: .closed)
  }

  /// `"he said: "yes" twice"`: a quoted word after a colon, in the midst of a string.
  private func doubtfulInside(
    _ quote: Quote, content: Range<Int>, from start: Int, inner: Range<Int>
  ) -> StringExtent {
    var offset = start
    let limit = min(end, start + 1000)
    while offset < limit, bytes[offset] != UInt8(ascii: "\n") {
      if let length = quote.length(bytes, offset), mayFollowString(afterSpace(offset + length)),
        !hasStructure(before: offset, from: start)
      {
        return StringExtent(content: offset, next: offset + length, ending: .innerQuotes(inner))
      }
      offset += 1
    }
    return unclosed(content, isName: false)
  }

  private func hasStructure(before offset: Int, from start: Int) -> Bool {
    var last = offset
    while last > start, Self.isSpace(bytes[last - 1]) { last -= 1 }
    return last > start && Self.isStructural(bytes[last - 1])
  }

  /// Where the commas, colons and brackets begin in which a string without its closing mark runs out, as far as
  /// they fit the open containers; and how many of these are open after them.
  private func structure(endOf content: Range<Int>) -> (cut: Int, level: Int) {
    var start = content.upperBound
    let limit = max(content.lowerBound, content.upperBound - 64)
    while start > limit, Self.isSpace(bytes[start - 1]) || Self.isStructural(bytes[start - 1]) { start -= 1 }
    while start < content.upperBound {
      if Self.isStructural(bytes[start]), let level = levelAfter(start..<content.upperBound) {
        while start > content.lowerBound, Self.isSpace(bytes[start - 1]) { start -= 1 }
        return (start, level)
      }
      start += 1
    }
    while start > content.lowerBound, Self.isSpace(bytes[start - 1]) { start -= 1 }
    return (start, frames.count - 1)
  }

  /// How many containers are open after these brackets; `nil` where they do not fit.
  private func levelAfter(_ range: Range<Int>) -> Int? {
    var level = frames.count - 1
    var opened: [UInt8] = []
    for byte in bytes[range] {
      switch byte {
      case UInt8(ascii: "["): opened.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): opened.append(UInt8(ascii: "}"))
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if let closer = opened.popLast() {
          if closer != byte { return nil }
        } else if level > 0, frames[level].closer == byte {
          level -= 1
        } else {
          return nil
        }
      default: break
      }
    }
    return level + opened.count
  }

  static func isStructural(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// Letters, digits and what is beyond ASCII: after the closing mark of a string these never come.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
