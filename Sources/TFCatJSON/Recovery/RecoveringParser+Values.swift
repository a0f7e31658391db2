extension RecoveringParser {
  /// Reads a number that starts with a digit or a minus sign.
  @inline(__always)
  mutating func readNumber() {
    guard let number = PlainNumber(in: text, at: position) else { return readOddNumber() }
    position = number.range.upperBound
    let literal = text.string(number.range)
    if let fault = number.rangeFault(literal) { report(fault, number.range) }
    add(JSONNode(.number(JSONNumber(checkedLiteral: literal)), range: number.range))
  }

  /// Reads what looks like a number and is none.
  mutating func readOddNumber() {
    let start = position
    let stop = text.oddNumberEnd(start)
    let token = text.string(start..<stop)
    if token == "-" || token == "+" {
      // The sign stands apart from its number.
      let next = text.afterSpace(stop)
      let last = text.oddNumberEnd(next)
      let minus = token == "-" ? "-" : ""
      if next > stop, let number = JSONNumber(literal: minus + text.string(next..<last)) {
        position = last
        report(.incompleteNumber, start..<last, suggestion: number.literal)
        add(JSONNode(.number(number), range: start..<last))
        return
      }
    }
    position = stop
    let meaning = OddNumber(token)
    report(meaning.kind, start..<stop, suggestion: meaning.suggestion)
    addSuggested(meaning.suggestion, range: start..<stop, orElse: token)
  }

  /// Takes what was suggested as the value, so that what surrounds a fault is checked as it will be.
  mutating func addSuggested(_ suggestion: String?, range: Range<Int>, orElse text: String) {
    let content: JSONNode.Content
    switch suggestion {
    case "true": content = .bool(true)
    case "false": content = .bool(false)
    case nil, "null": content = .null
    case let literal?: content = JSONNumber(literal: literal).map { .number($0) } ?? .string(text)
    }
    add(JSONNode(content, range: range))
  }

  mutating func readStringValue() {
    let start = position
    let text = readString()
    add(JSONNode(.string(text), range: start..<position))
  }

  /// Reads the string in double quotes that starts here.
  @inline(__always)
  mutating func readString() -> String {
    let start = position + 1
    var offset = start
    while offset < text.end {
      let byte = text[offset]
      if byte == UInt8(ascii: "\"") {
        guard !DamagedText.isWordByte(text.byte(offset + 1)) else { break }
        position = offset + 1
        return text.string(start..<offset)
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { break }
      offset += 1
    }
    return readOddString(.double)
  }

  /// Reads a string that the fast way does not: with escapes, characters beyond ASCII, or faults.
  @inline(never)
  mutating func readOddString(_ quote: QuotationMark, isName: Bool = false) -> String {
    let text = text
    let start = position
    let extent = StringEnd(
      text: text, quote: quote, isName: isName || expectation == .name, open: containers
    ).extent(at: start)
    let content = start + quote.openingLength(in: text, at: start)..<extent.content
    let string = StringDecoder(text: text, quote: quote).decode(content) { kind, range, shown, suggestion in
      report(kind, range, text: shown, suggestion: suggestion)
    }
    position = extent.next
    let whole = start..<extent.next
    switch extent.ending {
    case .closed: if quote != .double { reportQuotes(quote, whole, string) }
    case .innerQuotes(let inner):
      if quote == .double {
        report(.unescapedQuote, inner, suggestion: FaultText.escapingQuotes(text.string(inner)))
      } else {
        reportQuotes(quote, whole, string)
      }
    case .unclosed:
      let suggestion = quote == .double && whole.count < 200 ? text.string(whole) + "\"" : nil
      report(.unclosedString, whole, suggestion: suggestion)
    case .endOfText: readEnd(inside: "a string")
    }
    return string
  }

  private mutating func reportQuotes(_ quote: QuotationMark, _ range: Range<Int>, _ string: String) {
    let suggestion = range.count < 1000 ? FaultText.quoted(string) : nil
    if quote != .typographic {
      report(.singleQuotes, range, suggestion: suggestion)
    } else {
      let shown = text.excerpt(range) + " (typographic quotation marks)"
      report(.unexpectedCharacter, range, text: shown, suggestion: suggestion)
    }
  }

  /// Tells of bytes that are not UTF-8, outside of strings, and returns where they end.
  mutating func reportInvalidUTF8(at offset: Int) -> Int {
    let invalid = InvalidUTF8(in: text, at: offset, end: text.end)
    report(.invalidUTF8, invalid.range, text: invalid.description)
    return invalid.range.upperBound
  }
}
