import Base

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
      self.init(.bareWord, FaultText.quoted(token))
    } else {
      self.init(.unexpectedCharacter, nil)
    }
  }

  private init(_ kind: JSONFault.Kind, _ suggestion: String?) {
    self.kind = kind
    self.suggestion = suggestion
  }

  /// The one number that a text is, blanks around it left out, as JSON has it; `nil` for any other text.
  static func alone(in text: String) -> String? {
    let words = text.utf8.split { $0.isJSONWhitespace }
    guard words.count == 1, let token = String(words[0]) else { return nil }
    if JSONNumber(literal: token) != nil { return token }
    return OddNumber(token).suggestion.flatMap { JSONNumber(literal: $0) == nil ? nil : $0 }
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
