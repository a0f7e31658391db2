import Base

extension RecoveringParser {
  /// Reads what looks like a number and is none.
  mutating func readOddNumber() {
    let start = position
    let stop = oddNumberEnd(start)
    let token = string(start..<stop)
    if token == "-" || token == "+" {
      // The sign stands apart from its number.
      let next = afterSpace(stop)
      let last = oddNumberEnd(next)
      let minus = token == "-" ? "-" : ""
      if next > stop, let number = JSONNumber(literal: minus + string(next..<last)) {
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

  private func oddNumberEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "%"):
        offset += 1
      case UInt8(ascii: "#") where byte(offset - 1) == UInt8(ascii: "."): offset += 1
      case UInt8(ascii: ":") where Self.isDigit(byte(offset + 1)): offset += 1
      case UInt8(ascii: " ") where offset == start + 10 && isTimeOfDay(offset + 1): offset += 1
      case UInt8(ascii: "(") where offset - start <= 4 && byte(offset - 1) | 0x20 == UInt8(ascii: "n"):
        let close = bytes[offset..<min(end, offset + 8)].firstIndex(of: UInt8(ascii: ")"))
        return close.map { $0 + 1 } ?? offset
      case 0x80...0xFF:
        let unit = UTF8Unit(bytes, at: offset)
        guard let scalar = unit.scalar, Self.nameOfSpace(scalar) == nil,
          !Self.isTypographicQuote(bytes, offset)
        else { return offset }
        offset += unit.length
      default: return min(end, max(offset, start + 1))
      }
    }
    return offset
  }

  /// Whether there stands `12:34`, as after a date and a space.
  private func isTimeOfDay(_ offset: Int) -> Bool {
    Self.isDigit(byte(offset)) && Self.isDigit(byte(offset + 1)) && byte(offset + 2) == UInt8(ascii: ":")
  }
}

/// What the author of something that looks like a number most likely meant.
struct OddNumber {
  var kind: JSONFault.Kind
  var suggestion: String?

  init(_ token: String) {
    var rest = token[...]
    var sign = ""
    if let first = rest.first, "+-−–".contains(first) {
      sign = first == "+" ? "+" : "-"
      rest.removeFirst()
    }
    let minus = sign == "-" ? "-" : ""
    let lower = rest.lowercased()
    let lenient = LenientNumber(lower.filter { $0 != "_" }, exponents: "ed")
    if Self.nonFinite.contains(lower) || lower.hasPrefix("1.#") || lower.hasPrefix("nan(") {
      self.init(.nonFiniteNumber, "null")
    } else if let word = Self.fortranLiterals[lower] {
      self.init(.foreignLiteral, word)
    } else if lower.hasPrefix("0x") || lower.hasPrefix("0b") || lower.hasPrefix("0o") {
      let radix = lower.hasPrefix("0x") ? 16 : lower.hasPrefix("0b") ? 2 : 8
      let digits = lower.dropFirst(2).filter { $0 != "_" }
      self.init(.hexadecimal, UInt64(digits, radix: radix).map { minus + String($0) })
    } else if let lenient, lenient.isEmpty || !lenient.hasExponentDigits {
      self.init(.incompleteNumber, nil)
    } else if let lenient {
      let suggestion = minus + lenient.repaired
      let isForeign = lower.contains("_") || lower.contains("d") || !token.utf8.allSatisfy { $0 < 0x80 }
      if isForeign {
        self.init(.unexpectedCharacter, suggestion)
      } else if sign == "+" {
        self.init(.plusSign, suggestion)
      } else {
        self.init(lenient.hasLeadingZero ? .leadingZero : .incompleteNumber, suggestion)
      }
    } else if rest.first?.isNumber == true || rest.first?.isLetter == true {
      self.init(.bareWord, RecoveringParser.quoted(token))
    } else {
      self.init(.unexpectedCharacter, nil)
    }
  }

  private init(_ kind: JSONFault.Kind, _ suggestion: String?) {
    self.kind = kind
    self.suggestion = suggestion
  }

  static let nonFinite: Set<String> = [
    "nan", "nanf", "qnan", "snan", "inf", "inff", "infinity", "infinite", "∞",
  ]

  private static let fortranLiterals = [".true.": "true", ".false.": "false", ".t.": "true", ".f.": "false"]
}

/// A number in which digits may be missing or too many.
private struct LenientNumber {
  private var integer = ""
  private var fraction: String?
  private var exponent: String?

  init?(_ text: String, exponents: String) {
    var rest = text[...]
    func digits() -> String {
      let run = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(run.count)
      return String(run)
    }
    integer = digits()
    if rest.first == "." {
      rest.removeFirst()
      fraction = digits()
    }
    if let letter = rest.first, exponents.contains(letter) {
      rest.removeFirst()
      var sign = ""
      if let first = rest.first, "+-".contains(first) {
        sign = String(first)
        rest.removeFirst()
      }
      exponent = sign + digits()
    }
    if !rest.isEmpty { return nil }
  }

  /// Whether there are no digits before the exponent.
  var isEmpty: Bool { integer.isEmpty && (fraction ?? "").isEmpty }
  var hasExponentDigits: Bool { exponent?.contains(where: \.isNumber) ?? true }
  var hasLeadingZero: Bool { integer.count > 1 && integer.hasPrefix("0") }

  /// The number as JSON has it.
  var repaired: String {
    let whole = integer.drop { $0 == "0" }
    var text = whole.isEmpty ? "0" : String(whole)
    if let fraction { text += "." + (fraction.isEmpty ? "0" : fraction) }
    if let exponent { text += "e" + exponent }
    return text
  }
}
