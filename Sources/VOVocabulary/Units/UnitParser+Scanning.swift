import Base

// Bytes, blanks and the signs between units.
extension UInt8 {
  var isSign: Bool { self == UInt8(ascii: "+") || self == UInt8(ascii: "-") }
  /// A letter, or what other notations have in a symbol: `R_E`, `µs`, `Å`.
  var startsSymbol: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
}

extension UnitParser {
  /// The byte at a distance; zero past the end, which no rule of the grammar accepts.
  func peek(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < end ? bytes[index] : 0
  }

  func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= end else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[position + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  func failure(_ kind: UnitFinding.Kind, _ range: Range<Int>, _ message: String) -> VOUnitError {
    VOUnitError(UnitFinding(kind, range, message))
  }

  mutating func deviate(_ range: Range<Int>, _ message: String, with replacement: String? = nil) {
    deviations.append(UnitFinding(.syntax, range, message, replacement: replacement))
  }

  /// What to say about the character at the position, or about the end of the text.
  func unexpected() -> VOUnitError {
    guard position < end else {
      return failure(.syntax, max(end - 1, 0)..<end, "The text ends where a unit was expected.")
    }
    var next = position + 1
    while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
    let character = text(position..<next)
    let shown = bytes[position] < 0x20 || bytes[position] == 0x7F ? "This control character" : "\(character)"
    return failure(.syntax, position..<next, "\(shown) has no place here in a unit.")
  }

  // MARK: Blanks

  /// The length of a blank at an index: space, tab, line ends, and the no-break and thin spaces of
  /// typesetting.
  private func blankLength(at index: Int) -> Int {
    guard index < end else { return 0 }
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    case 0xC2: return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard index + 2 < end, bytes[index + 1] == 0x80 else { return 0 }
      return (0x80...0x8B).contains(bytes[index + 2]) || bytes[index + 2] == 0xAF ? 3 : 0
    default: return 0
    }
  }

  mutating func skipBlanks() {
    while case let length = blankLength(at: position), length > 0 { position += length }
  }

  /// Blanks are nowhere allowed (appendix C.4); here nothing but leaving them out is needed.
  mutating func skipSpaces() {
    let start = position
    skipBlanks()
    if position > start {
      deviate(start..<position, "No blank is allowed in a unit.", with: "")
    }
  }

  mutating func trim() {
    skipSpaces()
    trimBlanksAtEnd()
    if end - position > 1, [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(bytes[end - 1])
    {
      end -= 1
      deviate(end..<end + 1, "A unit ends without punctuation.", with: "")
      trimBlanksAtEnd()
    }
  }

  private mutating func trimBlanksAtEnd() {
    let last = end
    while end > position {
      let previous = (1...3).first { end - $0 >= position && blankLength(at: end - $0) == $0 }
      guard let previous else { break }
      end -= previous
    }
    if end < last {
      deviate(end..<last, "No blank is allowed in a unit.", with: "")
    }
  }

  /// `[MHz]` as on plot axes; in the CDS syntax brackets mean a logarithm.
  mutating func unwrapBrackets() {
    guard peek() == UInt8(ascii: "["), end - position > 2, bytes[end - 1] == UInt8(ascii: "]") else { return }
    deviate(
      position..<end, "Square brackets are no part of a unit; a common logarithm is written log(...).",
      with: text(position + 1..<end - 1))
    position += 1
    end -= 1
  }

  // MARK: Signs

  /// Whether a solidus comes next, blanks aside.
  func atSolidus() -> Bool {
    var ahead = self
    ahead.skipBlanks()
    return ahead.peek() == UInt8(ascii: "/")
  }

  /// Consumes a solidus, or the word `per`.
  mutating func acceptSolidus() -> Range<Int>? {
    let start = position
    skipBlanks()
    let sign = position
    if peek() == UInt8(ascii: "/") {
      position += 1
    } else if sign > start, starts(with: "per") {
      position += 3
      let word = position
      skipBlanks()
      guard position > word else {
        position = start
        return nil
      }
      deviate(start..<position, "Division is written with a solidus.", with: "/")
      return sign..<word
    } else {
      position = start
      return nil
    }
    let after = position
    skipBlanks()
    if sign > start || position > after {
      deviate(start..<position, "No blank is allowed around a solidus.", with: "/")
    }
    return sign..<after
  }

  /// Consumes a product sign: the dot, or what other syntaxes use for it.
  mutating func acceptProductSign() -> Range<Int>? {
    let start = position
    skipBlanks()
    let sign = position
    if peek() == UInt8(ascii: ".") {
      position += 1
    } else if peek() == UInt8(ascii: "*"), peek(1) != UInt8(ascii: "*") {
      position += 1
    } else if let length = foreignProductSignLength {
      position += length
    } else if sign > start, startsUnit,
      !(starts(with: "per") && position + 3 < end && bytes[position + 3] == 0x20)
    {
      deviate(start..<sign, "A blank is no product sign: units are multiplied with a dot.", with: ".")
      return start..<sign
    } else if sign == start, startsUnit, start > 0,
      bytes[start - 1].isDigit || bytes[start - 1] == UInt8(ascii: ")")
    {
      deviate(start..<start, "A dot is missing between two units.", with: ".")
      return start..<start
    } else {
      position = start
      return nil
    }
    let after = position
    skipBlanks()
    if after - sign != 1 || bytes[sign] != UInt8(ascii: ".") {
      deviate(start..<position, "The product sign of units is the dot.", with: ".")
    } else if sign > start || position > after {
      deviate(start..<position, "No blank is allowed around the dot.", with: ".")
    }
    return sign..<after
  }

  private var startsUnit: Bool {
    let byte = peek()
    return byte.startsSymbol || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "(")
      || byte == UInt8(ascii: "%")
  }

  private var foreignProductSignLength: Int? {
    if starts(with: "·") || starts(with: "×") { return 2 }
    if starts(with: "⋅") || starts(with: "•") || starts(with: "∙") || starts(with: "∗") { return 3 }
    return nil
  }

  mutating func dropSeparatorAfterScale() {
    let start = position
    skipBlanks()
    if peek() == UInt8(ascii: ".") || (peek() == UInt8(ascii: "*") && peek(1) != UInt8(ascii: "*")) {
      position += 1
    } else if let length = foreignProductSignLength {
      position += length
    }
    skipBlanks()
    if position > start {
      deviate(start..<position, "Nothing may stand between the scale factor and the unit.", with: "")
    }
  }
}
