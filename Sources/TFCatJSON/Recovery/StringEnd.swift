import Base

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

/// Decides where a string ends whose marks are in doubt.
struct StringEnd {
  let text: DamagedText
  let quote: QuotationMark
  /// Whether the string is the name of a member.
  let isName: Bool
  /// The containers in which the string stands.
  let open: OpenContainers

  /// Finds the end of the string that starts here. A mark with a letter after it, and a line break, raise the
  /// question whether the string ended there or before.
  func extent(at opening: Int) -> StringExtent {
    let start = opening + quote.openingLength(in: text, at: opening)
    var offset = start
    var isInside = start
    while offset < text.end {
      let byte = text[offset]
      if byte == UInt8(ascii: "\\") {
        let next = text.byte(offset + 1)
        offset += next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") ? 1 : 2
      } else if let length = quote.length(in: text, at: offset) {
        if !DamagedText.isWordByte(text.byte(offset + length)) {
          return StringExtent(content: offset, next: offset + length, ending: .closed)
        }
        return doubtfulEnd(content: start..<offset, next: offset + length)
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), offset >= isInside {
        if let close = closingMark(after: offset) {
          isInside = close
        } else if text.afterSpace(offset) == text.end {
          break
        } else {
          return unclosed(start..<offset, endsAtColon: isName)
        }
        offset += 1
      } else {
        offset += 1
      }
    }
    let stop = min(offset, text.end)
    let (cut, level) = structure(endOf: start..<stop)
    if cut < stop, level == 0 { return unclosed(start..<stop, endsAtColon: isName) }
    return StringExtent(content: text.end, next: text.end, ending: .endOfText)
  }

  private func unclosed(_ content: Range<Int>, endsAtColon: Bool) -> StringExtent {
    var cut = structure(endOf: content).cut
    // A name cannot go beyond its colon.
    if endsAtColon, let colon = text[content].firstIndex(of: UInt8(ascii: ":")) { cut = colon }
    return StringExtent(content: cut, next: cut, ending: .unclosed)
  }

  /// The mark that closes a string in which there is a line break: the next one, if what follows it may
  /// follow a string.
  private func closingMark(after start: Int) -> Int? {
    var offset = start
    let limit = min(text.end, start + DamagedText.horizon)
    while offset < limit {
      if text[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if let length = quote.length(in: text, at: offset) {
        return mayFollowString(text.afterSpace(offset + length)) ? offset : nil
      } else {
        offset += 1
      }
    }
    return nil
  }

  private func mayFollowString(_ offset: Int) -> Bool {
    switch text.byte(offset) {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"): true
    default: offset >= text.end
    }
  }

  /// Decides about a mark with a letter after it: it opens the next string, because this one lost its mark;
  /// or it stands inside the string; or a comma is missing.
  private func doubtfulEnd(content: Range<Int>, next: Int) -> StringExtent {
    let mark = content.upperBound
    let limit = min(text.end, next + 1000)
    var inner = mark..<next
    var offset = next
    let opensNext = hasStructure(before: mark, from: content.lowerBound)
    while offset < limit, text[offset] != UInt8(ascii: "\n") {
      if text[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      guard let length = quote.length(in: text, at: offset) else {
        offset += 1
        continue
      }
      let after = text.afterSpace(offset + length)
      let isPlausible = mayFollowString(after) || text[offset + length..<after].contains(UInt8(ascii: "\n"))
      if opensNext {
        if isPlausible { return unclosed(content, endsAtColon: isName) }
      } else if hasStructure(before: offset, from: next) {
        break
      } else if isPlausible {
        return StringExtent(content: offset, next: offset + length, ending: .innerQuotes(inner))
      }
      inner = mark..<offset + length
      offset += length
      if opensNext { return doubtfulInside(content: content, from: offset, inner: inner) }
    }
    if opensNext { return unclosed(content, endsAtColon: isName) }
    return StringExtent(content: mark, next: next, ending: .closed)
  }

  /// `"he said: "yes" twice"`: a quoted word after a colon, in the midst of a string.
  private func doubtfulInside(
    content: Range<Int>, from start: Int, inner: Range<Int>
  ) -> StringExtent {
    var offset = start
    let limit = min(text.end, start + 1000)
    while offset < limit, text[offset] != UInt8(ascii: "\n") {
      if let length = quote.length(in: text, at: offset), mayFollowString(text.afterSpace(offset + length)),
        !hasStructure(before: offset, from: start)
      {
        return StringExtent(content: offset, next: offset + length, ending: .innerQuotes(inner))
      }
      offset += 1
    }
    return unclosed(content, endsAtColon: false)
  }

  private func hasStructure(before offset: Int, from start: Int) -> Bool {
    var last = offset
    while last > start, text[last - 1].isJSONWhitespace { last -= 1 }
    return last > start && DamagedText.isStructural(text[last - 1])
  }

  /// Where the commas, colons and brackets begin in which a string without its closing mark runs out, as far
  /// as they fit the open containers; and how many of these are open after them.
  private func structure(endOf content: Range<Int>) -> (cut: Int, level: Int) {
    var start = content.upperBound
    let limit = max(content.lowerBound, content.upperBound - 64)
    while start > limit, text[start - 1].isJSONWhitespace || DamagedText.isStructural(text[start - 1]) {
      start -= 1
    }
    while start < content.upperBound {
      if DamagedText.isStructural(text[start]),
        let level = open.level(after: text[start..<content.upperBound])
      {
        while start > content.lowerBound, text[start - 1].isJSONWhitespace { start -= 1 }
        return (start, level)
      }
      start += 1
    }
    while start > content.lowerBound, text[start - 1].isJSONWhitespace { start -= 1 }
    return (start, open.level)
  }
}
