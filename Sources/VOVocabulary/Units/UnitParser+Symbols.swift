import Base

// Symbols, quoted or bare, in the letters of the standard or in others.
extension UnitParser {
  /// A run of letters: a symbol, a prefix before a quote, or the name of a function.
  mutating func parseSymbol() throws(VOUnitError) -> UnitNode {
    let start = position
    while peek().startsSymbol, superscriptOrSignLength == 0 { position += 1 }
    guard position > start else { throw unexpected() }
    let range = start..<position
    let written = text(range)
    let isPlain = bytes[range].allSatisfy(\.isLetter)
    if peek() == UInt8(ascii: "'"), isPlain {
      guard let prefix = UnitPrefix.decimalPrefixes.first(where: { $0.symbol == written }) else {
        throw failure(
          .syntax, range, "\(written) is not a decimal prefix; only one may stand before a quoted unit.")
      }
      return try parseQuoted(prefix: prefix, from: start)
    }
    if written == "log", starts(with: "10(") {
      position += 2
      deviate(start..<position, "The common logarithm is written log(...).", with: "log")
    }
    if peek() == UInt8(ascii: "(") {
      if let power = try parsePowerInParentheses() {
        return .term(UnitNode.Term(symbol: UnitSymbol(bare: written), power: power, range: range))
      }
      guard isPlain else { throw failure(.syntax, range, "\(written) is not the name of a function.") }
      return try parseFunction(written, quoted: false, from: start)
    }
    guard isPlain else { return .term(try foreignTerm(written, range)) }
    return .term(UnitNode.Term(symbol: UnitSymbol(bare: written), power: try parsePower(), range: range))
  }

  mutating func parseQuoted(prefix: UnitPrefix?, from start: Int) throws(VOUnitError) -> UnitNode {
    let quote = position
    position += 1
    let nameStart = position
    while position < end, bytes[position] != UInt8(ascii: "'") { position += 1 }
    guard position < end else { throw failure(.syntax, quote..<quote + 1, "This quote is never closed.") }
    let name = text(nameStart..<position)
    let isPlain = nameStart < position && bytes[nameStart..<position].allSatisfy(\.isLetter)
    position += 1
    guard isPlain else {
      throw failure(
        .syntax, start..<position, "Between quotes stands a name of the letters a-z and A-Z only.")
    }
    if prefix == nil, peek() == UInt8(ascii: "(") {
      return try parseFunction(name, quoted: true, from: start)
    }
    let range = start..<position
    let symbol = UnitSymbol(quoted: name, prefix: prefix)
    return .term(UnitNode.Term(symbol: symbol, power: try parsePower(), range: range))
  }

  /// `m(2)`, as FITS allows it: a power, not a function.
  private mutating func parsePowerInParentheses() throws(VOUnitError) -> Rational? {
    var ahead = self
    ahead.position += 1
    guard ahead.peek().isDigit || ahead.peek().isSign else { return nil }
    while ahead.peek().isDigit || ahead.peek().isSign || ahead.peek() == UInt8(ascii: ".")
      || ahead.peek() == UInt8(ascii: "/")
    {
      ahead.position += 1
    }
    guard ahead.peek() == UInt8(ascii: ")") else { return nil }
    let start = position
    let power = try parseEnclosedExponent(opening: start)
    deviate(
      start..<position, "A power is written with two asterisks.", with: power == .one ? "" : power.powerText)
    return power
  }

  /// A symbol with characters that the grammar has not: `µs`, `Å`, `R_E`.
  private mutating func foreignTerm(_ written: String, _ range: Range<Int>) throws(VOUnitError)
    -> UnitNode.Term
  {
    let spelled = UnitSpelling.asciiForm(of: written)
    let symbol = UnitSymbol(bare: spelled)
    let isKnown = symbol.status == .known
    let reason = "symbols are made of the letters a-z and A-Z only"
    deviate(range, "\(written) is no symbol: \(reason).", with: isKnown ? spelled : nil)
    let power = try parsePower()
    return UnitNode.Term(symbol: symbol, power: power, range: range, foreign: isKnown ? nil : spelled)
  }

  /// Whether typographic digits or signs start here, which end a symbol.
  private var superscriptOrSignLength: Int {
    switch peek() {
    case 0xC2: return [0xB2, 0xB3, 0xB9, 0xB7, 0xA0].contains(peek(1)) ? 2 : 0
    case 0xC3: return peek(1) == 0x97 ? 2 : 0
    case 0xE2:
      if peek(1) == 0x81 { return 3 }
      if peek(1) == 0x80 { return [0xB2, 0xB3].contains(peek(2)) ? 0 : 3 }
      if peek(1) == 0x88 { return [0x92, 0x97, 0x99].contains(peek(2)) ? 3 : 0 }
      return peek(1) == 0x8B && peek(2) == 0x85 ? 3 : 0
    default: return 0
    }
  }
}
