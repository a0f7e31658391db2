import Base

extension RecoveringParser {
  /// Reads a value that starts with none of JSON's characters, except the three literals.
  mutating func readWordOrGarbage() {
    let start = position
    switch bytes[start] {
    case UInt8(ascii: "t") where reads("true"): takeLiteral(.bool(true), 4)
    case UInt8(ascii: "f") where reads("false"): takeLiteral(.bool(false), 5)
    case UInt8(ascii: "n") where reads("null"): takeLiteral(.null, 4)
    case UInt8(ascii: "'"): readQuotedValue(.single)
    case UInt8(ascii: "`"): readQuotedValue(.backtick)
    case UInt8(ascii: "+"), UInt8(ascii: "."): readOddNumber()
    case UInt8(ascii: "("):
      reportTuple(start)
      enter(closer: UInt8(ascii: ")"))
    case UInt8(ascii: ":"), UInt8(ascii: "="):
      position += 1
      report(.unexpectedCharacter, start..<position, suggestion: "")
    case UInt8(ascii: ";") where lastComma == nil && top.isObject:
      reportMissingValue()
    case 0x80...0xFF: readWideWord()
    case let byte where Self.isWordByte(byte) || byte == UInt8(ascii: "$"): readWord()
    default: readGarbage()
    }
  }

  /// `(1, 2)`: parentheses in the place of brackets. They are mended together where only numbers are between.
  private mutating func reportTuple(_ start: Int) {
    let inside = bytes[start + 1..<min(end, start + 200)].prefix {
      $0 >= UInt8(ascii: "+") && $0 <= UInt8(ascii: "9") || $0 | 0x20 == UInt8(ascii: "e") || Self.isSpace($0)
    }
    let close = start + 1 + inside.count
    if byte(close) == UInt8(ascii: ")") {
      report(
        .unexpectedCharacter, start..<close + 1, suggestion: "[" + string(start + 1..<close) + "]")
    } else {
      report(.unexpectedCharacter, start..<start + 1)
    }
  }

  private mutating func readQuotedValue(_ quote: Quote) {
    let start = position
    let text = readOddString(quote)
    add(JSONNode(.string(text), range: start..<position))
  }

  private func reads(_ word: StaticString) -> Bool {
    !Self.isWordByte(byte(position + word.utf8CodeUnitCount)) && matches(word, position)
  }

  private mutating func takeLiteral(_ content: JSONNode.Content, _ count: Int) {
    let start = position
    position += count
    add(JSONNode(content, range: start..<position))
  }

  private mutating func readWideWord() {
    if Self.isTypographicQuote(bytes, position) { return readQuotedValue(.typographic) }
    guard let scalar = UTF8Unit(bytes, at: position).scalar else { return readInvalidWord() }
    switch scalar {
    case "\u{2212}", "\u{2013}", "\u{221E}": readOddNumber()
    default: if scalar.properties.isAlphabetic { readWord() } else { readGarbage() }
    }
  }

  /// A word that is not UTF-8: one fault at the first ill-formed bytes, nothing more of the word.
  private mutating func readInvalidWord() {
    let start = position
    var offset = start
    _ = readInvalidUTF8(&offset, end: end)
    position = phraseEnd(offset)
    if position == offset, Self.startsPlainValue(byte(afterSpace(offset))) { return }
    addSuggested(nil, range: start..<position, orElse: "")
  }

  /// Reads a word without quotation marks, or several.
  private mutating func readWord() {
    if frames.count == 1, case .document = scope, skipPreamble() { return }
    let start = position
    let stop = wordEnd(start)
    if byte(stop) == UInt8(ascii: "("), readCall(start, stop) { return }
    var last = stop
    var offset = stop
    while byte(offset) == UInt8(ascii: " ") || byte(offset) == UInt8(ascii: "\t") { offset += 1 }
    if !closesPhrase(offset), !isCommentStart(offset) { last = phraseEnd(offset) }
    let text = string(start..<last)
    // The opening mark alone may be missing.
    if byte(last) == UInt8(ascii: "\""), closesPhrase(afterSpace(last + 1)) {
      position = last + 1
      report(.bareWord, start..<position, suggestion: Self.quoted(text))
      add(JSONNode(.string(text), range: start..<position))
      return
    }
    position = last
    let meaning = last == stop ? ForeignWord(text) : ForeignWord(phrase: text)
    report(meaning.kind, start..<last, suggestion: meaning.suggestion)
    addSuggested(meaning.suggestion, range: start..<last, orElse: text)
    if frames.count == 1, case .document = scope, meaning.kind == .bareWord { isStopped = true }
  }

  private func closesPhrase(_ offset: Int) -> Bool { offset >= end || Self.endsPhrase(byte(offset)) }

  static func endsPhrase(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ";"), UInt8(ascii: ")"): true
    default: isStructural(byte)
    }
  }

  static func startsPlainValue(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || isDigit(byte)
      || byte == UInt8(ascii: "-")
  }

  func isCommentStart(_ offset: Int) -> Bool {
    switch byte(offset) {
    case UInt8(ascii: "#"): true
    case UInt8(ascii: "/"): byte(offset + 1) == UInt8(ascii: "/") || byte(offset + 1) == UInt8(ascii: "*")
    default: false
    }
  }

  func wordEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end {
      switch bytes[offset] {
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
    let unit = UTF8Unit(bytes, at: offset)
    guard let scalar = unit.scalar else { return unit.length }
    return Self.nameOfSpace(scalar) == nil && !Self.isTypographicQuote(bytes, offset) ? unit.length : nil
  }

  /// The end of the words that start here, before what structures the text.
  func phraseEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end, !Self.endsPhrase(bytes[offset]), bytes[offset] != UInt8(ascii: "\"") {
      if Self.isSpace(bytes[offset]), isCommentStart(offset + 1) { break }
      offset += 1
    }
    while offset > start, Self.isSpace(bytes[offset - 1]) { offset -= 1 }
    return offset
  }

  /// `np.float64(1.5)`, `Timestamp('2012-01-01')`: what a program writes that prints its objects.
  private mutating func readCall(_ start: Int, _ open: Int) -> Bool {
    var offset = open
    var depth = 0
    let limit = min(end, open + 500)
    while offset < limit, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
      offset += 1
      if depth == 0 { break }
    }
    guard depth == 0, offset > open + 1 else { return false }
    var inner = string(open + 1..<offset - 1)
    var suggestion: String?
    if let mark = inner.first, inner.count > 1, inner.last == mark, mark == "'" || mark == "\"" {
      inner = String(inner.dropFirst().dropLast())
      if !inner.contains(mark), !inner.contains("\\") { suggestion = Self.quoted(inner) }
    } else if JSONNumber(literal: inner) != nil {
      suggestion = inner
    } else if OddNumber.nonFinite.contains(inner.lowercased()) {
      suggestion = "null"
    }
    position = offset
    report(.bareWord, start..<offset, suggestion: suggestion)
    addSuggested(suggestion, range: start..<offset, orElse: inner)
    return true
  }

  /// `var catalogue = {`, `callback({`: a program around the document.
  private mutating func skipPreamble() -> Bool {
    let limit = min(end, position + 200)
    let start = position
    guard
      let open = bytes[start..<limit].firstIndex(where: {
        $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\n")
          || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",")
      }), bytes[open] == UInt8(ascii: "{") || bytes[open] == UInt8(ascii: "[")
    else { return false }
    position = open
    report(.unexpectedCharacter, start..<open, suggestion: "")
    return true
  }

  /// Characters that mean nothing in JSON.
  private mutating func readGarbage() {
    let start = position
    var offset = start + UTF8Unit(bytes, at: start).length
    while offset < end, !Self.endsPhrase(bytes[offset]), !Self.isSpace(bytes[offset]),
      bytes[offset] != UInt8(ascii: "\"")
    {
      offset += 1
    }
    position = offset
    let goesOn = Self.startsPlainValue(byte(afterSpace(offset)))
    report(.unexpectedCharacter, start..<offset, suggestion: goesOn ? "" : nil)
    // Where a value follows, it is the value.
    if goesOn { return }
    addSuggested(nil, range: start..<offset, orElse: "")
    if frames.count == 1, case .document = scope { isStopped = true }
  }
}

/// What a word without quotation marks most likely means.
struct ForeignWord {
  var kind: JSONFault.Kind
  var suggestion: String

  init(_ word: String) {
    let lower = word.lowercased()
    let last = lower.split(separator: ".").last.map(String.init) ?? lower
    let isQualified = ["np", "numpy", "math", "number", "float"].contains(
      lower.split(separator: ".").first.map(String.init) ?? "")
    if OddNumber.nonFinite.contains(lower) || (isQualified && OddNumber.nonFinite.contains(last)) {
      self.init(kind: .nonFiniteNumber, suggestion: "null")
    } else if let meaning = Self.literals[lower] {
      self.init(kind: .foreignLiteral, suggestion: meaning)
    } else {
      self.init(phrase: word)
    }
  }

  init(phrase: String) { self.init(kind: .bareWord, suggestion: RecoveringParser.quoted(phrase)) }

  private init(kind: JSONFault.Kind, suggestion: String) {
    self.kind = kind
    self.suggestion = suggestion
  }

  private static let literals = [
    "true": "true", "false": "false", "null": "null", "none": "null", "nil": "null", "undefined": "null",
    "na": "null", "nat": "null", "nothing": "null", "missing": "null",
  ]
}
