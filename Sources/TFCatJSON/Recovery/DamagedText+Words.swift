import Base

/// The ends of words, phrases, numbers and strings.
extension DamagedText {
  /// The end of a string, or of the line where it is not closed.
  func plainStringEnd(_ start: Int) -> Int {
    var offset = start + 1
    while offset < end, self[offset] != UInt8(ascii: "\n") {
      if self[offset] == UInt8(ascii: "\"") { return offset + 1 }
      offset += self[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(offset, end)
  }

  func wordEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end {
      switch self[offset] {
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "$"), UInt8(ascii: "+"): offset += 1
      case 0x80...0xFF:
        guard let unit = wordUnit(offset) else { return offset }
        offset += unit
      case let byte where Self.isWordByte(byte): offset += 1
      default: return offset
      }
    }
    return offset
  }

  private func wordUnit(_ offset: Int) -> Int? {
    let unit = unit(offset)
    guard let scalar = unit.scalar else { return unit.length }
    return Self.nameOfSpace(scalar) == nil && !isTypographicQuote(offset) ? unit.length : nil
  }

  /// The end of the words that start here, before what structures the text.
  func phraseEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end, !Self.endsPhrase(self[offset]), self[offset] != UInt8(ascii: "\"") {
      if self[offset].isJSONWhitespace, isCommentStart(offset + 1) { break }
      offset += 1
    }
    while offset > start, self[offset - 1].isJSONWhitespace { offset -= 1 }
    return offset
  }

  func closesPhrase(_ offset: Int) -> Bool { offset >= end || Self.endsPhrase(byte(offset)) }

  func isCommentStart(_ offset: Int) -> Bool {
    switch byte(offset) {
    case UInt8(ascii: "#"): true
    case UInt8(ascii: "/"): byte(offset + 1) == UInt8(ascii: "/") || byte(offset + 1) == UInt8(ascii: "*")
    default: false
    }
  }

  func isColon(_ offset: Int) -> Bool {
    byte(offset) == UInt8(ascii: ":") || byte(offset) == UInt8(ascii: "=")
  }

  /// Whether a word of JSON stands there, and no longer one.
  func spells(_ word: StaticString, _ offset: Int) -> Bool {
    !Self.isWordByte(byte(offset + word.utf8CodeUnitCount)) && matches(word, offset)
  }

  /// Whether a name and its colon stand there.
  func startsMember(_ start: Int) -> Bool {
    let stop: Int
    switch byte(start) {
    case UInt8(ascii: "\""): stop = plainStringEnd(start)
    case UInt8(ascii: "'"):
      let limit = min(end, start + Self.horizon)
      stop = self[start + 1..<max(limit, start + 1)].firstIndex(of: UInt8(ascii: "'")).map { $0 + 1 } ?? end
    case let byte where Self.isWordByte(byte): stop = wordEnd(start)
    default: return false
    }
    let next = byte(afterSpace(stop))
    return next == UInt8(ascii: ":") || next == UInt8(ascii: "=")
  }

  /// Whether what stands there begins an element that lacks the comma before it.
  func startsElement(_ start: Int) -> Bool {
    let byte = self[start]
    if Self.startsPlainValue(byte) || byte == UInt8(ascii: "'") || isTypographicQuote(start) { return true }
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") { return self.byte(start + 1).isDigit }
    guard Self.isWordByte(byte) else { return false }
    return ForeignWord(string(start..<wordEnd(start))).kind != .bareWord
  }

  @inline(__always)
  private static func standsInOddNumber(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == .minus
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
  }

  /// The end of what looks like a number.
  func oddNumberEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end {
      switch self[offset] {
      case let byte where Self.standsInOddNumber(byte): offset += 1
      case UInt8(ascii: "#") where byte(offset - 1) == UInt8(ascii: "."): offset += 1
      case UInt8(ascii: ":") where byte(offset + 1).isDigit: offset += 1
      case UInt8(ascii: " ") where offset == start + 10 && isTimeOfDay(offset + 1): offset += 1
      case UInt8(ascii: "(") where offset - start <= 4 && byte(offset - 1) | 0x20 == UInt8(ascii: "n"):
        let close = self[offset..<min(end, offset + 8)].firstIndex(of: UInt8(ascii: ")"))
        return close.map { $0 + 1 } ?? offset
      case 0x80...0xFF:
        let unit = unit(offset)
        guard let scalar = unit.scalar, Self.nameOfSpace(scalar) == nil, !isTypographicQuote(offset)
        else { return offset }
        offset += unit.length
      default: return min(end, max(offset, start + 1))
      }
    }
    return offset
  }

  /// Whether there stands `12:34`, as after a date and a space.
  private func isTimeOfDay(_ offset: Int) -> Bool {
    byte(offset).isDigit && byte(offset + 1).isDigit && byte(offset + 2) == UInt8(ascii: ":")
  }

  /// Whether what follows a number belongs to it, which makes it something else: a date, a time, a unit ...
  @inline(__always)
  func goesOnAsNumber(_ offset: Int) -> Bool {
    switch byte(offset) {
    case let byte where Self.standsInOddNumber(byte): true
    case UInt8(ascii: ":"): byte(offset + 1).isDigit
    case 0x80...0xFF: unit(offset).scalar.map { Self.nameOfSpace($0) == nil } ?? false
    default: false
    }
  }

  // MARK: - Tuples

  /// Whether a byte may stand in a list of numbers: a sign, a digit, a point, a comma, an exponent, a space.
  static func standsInNumbers(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "+") && byte <= UInt8(ascii: "9") || byte | 0x20 == UInt8(ascii: "e")
      || byte.isJSONWhitespace
  }

  /// The end of a tuple of numbers, or of lists and tuples of such: parentheses with a comma between them
  /// that belongs to no inner list.
  func tupleEnd(_ start: Int) -> Int? {
    var closers: [UInt8] = []
    var hasComma = false
    for offset in start..<min(end, start + Self.longestTuple) {
      switch self[offset] {
      case UInt8(ascii: "("): closers.append(UInt8(ascii: ")"))
      case .beginArray: closers.append(.endArray)
      case UInt8(ascii: ")"), .endArray:
        guard closers.popLast() == self[offset] else { return nil }
        if closers.isEmpty { return hasComma ? offset + 1 : nil }
      case .valueSeparator: if closers.count == 1 { hasComma = true }
      case let byte where Self.standsInNumbers(byte): break
      default: return nil
      }
      if closers.count > Self.deepestTuple { return nil }
    }
    return nil
  }

  /// Coordinates are nested five deep in a collection's `MultiPolygon`.
  private static let deepestTuple = 8
  /// A ring of some ten thousand positions.
  private static let longestTuple = 1 << 20
}
