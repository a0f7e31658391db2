import Base

extension RecoveringParser {
  /// Reads a value that starts with none of JSON's characters, except the three literals.
  mutating func readWordOrGarbage() {
    let start = position
    switch text[start] {
    case UInt8(ascii: "t") where text.spells("true", start): takeLiteral(.bool(true), 4)
    case UInt8(ascii: "f") where text.spells("false", start): takeLiteral(.bool(false), 5)
    case UInt8(ascii: "n") where text.spells("null", start): takeLiteral(.null, 4)
    case UInt8(ascii: "'"): readQuotedValue(.single)
    case UInt8(ascii: "`"): readQuotedValue(.backtick)
    case UInt8(ascii: "+"), UInt8(ascii: "."): readOddNumber()
    case UInt8(ascii: "("): readParentheses()
    case UInt8(ascii: ":"), UInt8(ascii: "="):
      position += 1
      report(.unexpectedCharacter, start..<position, suggestion: "")
    case UInt8(ascii: ";") where lastComma == nil && containers.top.isObject:
      reportMissingValue()
    case 0x80...0xFF: readWideWord()
    case let byte where DamagedText.isWordByte(byte) || byte == UInt8(ascii: "$"): readWord()
    default: readGarbage()
    }
  }

  /// `(1, 2)`: parentheses in the place of brackets. They are mended together where they are a tuple; around
  /// one number without a comma they mean nothing, and `(1/3)` is no list.
  private mutating func readParentheses() {
    let start = position
    let inside = text[start + 1..<min(text.end, start + 200)].prefix(while: DamagedText.standsInNumbers)
    let close = start + 1 + inside.count
    guard text.byte(close) == UInt8(ascii: ")") else {
      if let end = text.tupleEnd(start) {
        report(.unexpectedCharacter, start..<end, suggestion: "[...]")
      } else {
        report(.unexpectedCharacter, start..<start + 1)
      }
      return enter(closer: UInt8(ascii: ")"))
    }
    let words = text.string(start + 1..<close)
    if let number = OddNumber.alone(in: words) {
      position = close + 1
      report(.unexpectedCharacter, start..<position, suggestion: number)
      return addSuggested(number, range: start..<position, orElse: words)
    }
    if inside.contains(UInt8(ascii: ",")) || inside.allSatisfy(\.isJSONWhitespace) {
      report(.unexpectedCharacter, start..<close + 1, suggestion: "[\(words)]")
    } else {
      report(.unexpectedCharacter, start..<start + 1)
    }
    enter(closer: UInt8(ascii: ")"))
  }

  private mutating func readQuotedValue(_ quote: QuotationMark) {
    let start = position
    let string = readOddString(quote)
    add(JSONNode(.string(string), range: start..<position))
  }

  private mutating func takeLiteral(_ content: JSONNode.Content, _ count: Int) {
    let start = position
    position += count
    add(JSONNode(content, range: start..<position))
  }

  private mutating func readWideWord() {
    if text.isTypographicQuote(position) { return readQuotedValue(.typographic) }
    guard let scalar = text.unit(position).scalar else { return readInvalidWord() }
    switch scalar {
    case "\u{2212}", "\u{2013}", "\u{221E}": readOddNumber()
    default: if scalar.properties.isAlphabetic { readWord() } else { readGarbage() }
    }
  }

  /// A word that is not UTF-8: one fault at the first ill-formed bytes, nothing more of the word.
  private mutating func readInvalidWord() {
    let start = position
    let offset = reportInvalidUTF8(at: start)
    position = text.phraseEnd(offset)
    if position == offset, DamagedText.startsPlainValue(text.byte(text.afterSpace(offset))) { return }
    addSuggested(nil, range: start..<position, orElse: "")
  }

  /// Reads a word without quotation marks, or several.
  private mutating func readWord() {
    if containers.isAtRoot, skipPreamble() { return }
    let start = position
    let stop = text.wordEnd(start)
    if text.byte(stop) == UInt8(ascii: "("), readCall(start, stop) { return }
    var last = stop
    var offset = stop
    while text.byte(offset) == UInt8(ascii: " ") || text.byte(offset) == UInt8(ascii: "\t") { offset += 1 }
    if !text.closesPhrase(offset), !text.isCommentStart(offset) { last = text.phraseEnd(offset) }
    let words = text.string(start..<last)
    // The opening mark alone may be missing.
    if text.byte(last) == UInt8(ascii: "\""), text.closesPhrase(text.afterSpace(last + 1)) {
      position = last + 1
      report(.bareWord, start..<position, suggestion: FaultText.quoted(words))
      add(JSONNode(.string(words), range: start..<position))
      return
    }
    position = last
    let meaning = last == stop ? ForeignWord(words) : ForeignWord(phrase: words)
    report(meaning.kind, start..<last, suggestion: meaning.suggestion)
    addSuggested(meaning.suggestion, range: start..<last, orElse: words)
    if containers.isAtRoot, meaning.kind == .bareWord { stopReading() }
  }

  /// `np.float64(1.5)`, `Timestamp('2012-01-01')`: what a program writes that prints its objects.
  private mutating func readCall(_ start: Int, _ open: Int) -> Bool {
    var offset = open
    var depth = 0
    let limit = min(text.end, open + 500)
    while offset < limit, text[offset] != UInt8(ascii: "\n") {
      if text[offset] == UInt8(ascii: "(") { depth += 1 }
      if text[offset] == UInt8(ascii: ")") { depth -= 1 }
      offset += 1
      if depth == 0 { break }
    }
    guard depth == 0, offset > open + 1 else { return false }
    var inner = text.string(open + 1..<offset - 1)
    var suggestion: String?
    if let mark = inner.first, inner.count > 1, inner.last == mark, mark == "'" || mark == "\"" {
      inner = String(inner.dropFirst().dropLast())
      if !inner.contains(mark), !inner.contains("\\") { suggestion = FaultText.quoted(inner) }
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
    let limit = min(text.end, position + 200)
    let start = position
    guard
      let open = text[start..<limit].firstIndex(where: {
        $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\n")
          || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",")
      }), text[open] == UInt8(ascii: "{") || text[open] == UInt8(ascii: "[")
    else { return false }
    position = open
    report(.unexpectedCharacter, start..<open, suggestion: "")
    return true
  }

  /// Characters that mean nothing in JSON.
  private mutating func readGarbage() {
    let start = position
    var offset = start + text.unit(start).length
    while offset < text.end, !DamagedText.endsPhrase(text[offset]), !text[offset].isJSONWhitespace,
      text[offset] != UInt8(ascii: "\"")
    {
      offset += 1
    }
    position = offset
    let goesOn = DamagedText.startsPlainValue(text.byte(text.afterSpace(offset)))
    report(.unexpectedCharacter, start..<offset, suggestion: goesOn ? "" : nil)
    // Where a value follows, it is the value.
    if goesOn { return }
    addSuggested(nil, range: start..<offset, orElse: "")
    if containers.isAtRoot { stopReading() }
  }
}
