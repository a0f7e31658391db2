import Base

// Scale factors and exponents.
extension UnitParser {
  /// `10**n`, `10`, `1` or a VOUFLOAT; also `10^4`, `10+4`, `1.5x10^3` of other syntaxes.
  mutating func parseScale() throws(VOUnitError) -> ScaleFactor {
    let start = position
    let digits = readDigits()
    if text(digits) == "10" {
      if let power = try parsePowerOfTen() { return .powerOfTen(power) }
    }
    var fraction = position..<position
    if peek() == UInt8(ascii: "."), peek(1).isDigit {
      position += 1
      fraction = readDigits()
    }
    if digits.isEmpty {
      deviate(start..<position, "A decimal number starts with a digit.", with: "0" + text(start..<position))
    } else if bytes[digits.lowerBound] == UInt8(ascii: "0"), digits.count > 1 {
      let bare = text(start..<position).drop { $0 == "0" }
      let fixed = bare.first?.isNumber == true ? String(bare) : "0" + bare
      deviate(start..<position, "A scale factor has no leading zeros.", with: fixed)
    } else if digits.count == 1, bytes[digits.lowerBound] == UInt8(ascii: "0"), fraction.isEmpty {
      throw failure(.syntax, start..<position, "A scale factor cannot be zero.")
    }
    var exponent = 0
    let exponentSign = peek() | 0x20
    if exponentSign == UInt8(ascii: "e"), peek(1).isDigit || (peek(1).isSign && peek(2).isDigit) {
      position += 1
      exponent = try readInteger()
    }
    var scale = try significand(digits, fraction, exponent, from: start)
    if let tens = try parseTimesPowerOfTen(from: start) {
      guard let product = scale.multiplied(by: .powerOfTen(tens)) else { throw tooLarge(start) }
      scale = product
    }
    return scale
  }

  /// At most 18 significant digits count: more than a `Double` can hold.
  private func significand(
    _ whole: Range<Int>, _ fraction: Range<Int>, _ exponent: Int, from start: Int
  ) throws(VOUnitError) -> ScaleFactor {
    var value = 0
    var count = 0
    var dropped = 0
    for index in [Array(whole), Array(fraction)].joined() {
      if count < 18 {
        value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
        if value > 0 { count += 1 }
      } else {
        dropped += 1
      }
    }
    let (sum, overflow) = exponent.addingReportingOverflow(dropped - fraction.count)
    guard !overflow else { throw tooLarge(start) }
    guard let scale = ScaleFactor(significand: value, exponent: Rational(sum)) else {
      throw failure(.syntax, start..<position, "A scale factor cannot be zero.")
    }
    return scale
  }

  /// Behind the digits `10`: `**4`, and with a deviation `^4`, `^{4}`, `+4`.
  private mutating func parsePowerOfTen() throws(VOUnitError) -> Rational? {
    if starts(with: "**") {
      position += 2
      return try parseExponent(opening: position - 2)
    }
    let sign = position
    let power: Rational
    if peek() == UInt8(ascii: "^") {
      position += 1
      power = try parseExponent(opening: sign, quietly: true)
    } else if peek().isSign, peek(1).isDigit {
      power = Rational(try readInteger())
    } else {
      return nil
    }
    deviate(
      sign..<position, "A power of ten is written 10**n.", with: power == .one ? "**1" : power.powerText)
    return power
  }

  /// The `x10^4` behind a decimal number.
  private mutating func parseTimesPowerOfTen(from start: Int) throws(VOUnitError) -> Rational? {
    let behind = position
    skipBlanks()
    if peek() == UInt8(ascii: "x") || peek() == UInt8(ascii: "X") || peek() == UInt8(ascii: "*") {
      position += 1
    } else if starts(with: "×") {
      position += 2
    } else {
      position = behind
      return nil
    }
    skipBlanks()
    let before = deviations.count
    if starts(with: "10") {
      position += 2
      if let power = try parsePowerOfTen() {
        deviations.removeSubrange(before...)
        deviate(start..<position, "A decimal scale factor is written with an exponent: 1.5e4.")
        return power
      }
    }
    position = behind
    return nil
  }

  // MARK: Exponents

  mutating func parsePower() throws(VOUnitError) -> Rational {
    try parsePowerIfPresent() ?? .one
  }

  /// `**2`, `**-1`, `**(1/2)`, `**(0.5)`; with a deviation `^2`, `^{-1}`, `2`, `-1`, `²`.
  mutating func parsePowerIfPresent() throws(VOUnitError) -> Rational? {
    let start = position
    if starts(with: "**") {
      position += 2
      return try parseExponent(opening: start)
    }
    let power: Rational
    if peek() == UInt8(ascii: "^") {
      position += 1
      power = try parseExponent(opening: start, quietly: true)
    } else if peek().isDigit || (peek().isSign && peek(1).isDigit) {
      power = Rational(try readInteger())
    } else if let exponent = try readSuperscript() {
      power = exponent
    } else {
      return nil
    }
    deviate(
      start..<position, "A power is written with two asterisks.", with: power == .one ? "" : power.powerText)
    return power
  }

  /// What follows `**`. `quietly` leaves it to the caller to report the whole of a foreign notation.
  private mutating func parseExponent(opening start: Int, quietly: Bool = false) throws(VOUnitError)
    -> Rational
  {
    let before = deviations.count
    defer { if quietly { deviations.removeSubrange(before...) } }
    skipSpaces()
    let open = peek()
    let isEnclosed = open == UInt8(ascii: "(") || open == UInt8(ascii: "{")
    if isEnclosed {
      position += 1
      skipSpaces()
    }
    guard peek().isDigit || (peek().isSign && peek(1).isDigit) else {
      let rest = position < end ? start..<position + 1 : start..<position
      throw failure(.syntax, rest, "An exponent is a whole number, or a decimal or a ratio in parentheses.")
    }
    let number = position
    let power = try readExponentNumber()
    guard isEnclosed else {
      if !power.isInteger || text(number..<position).contains(where: { $0 == "." || $0 == "/" }) {
        let message = "A decimal or a ratio as an exponent stands in parentheses."
        deviate(start..<position, message, with: "**(\(text(number..<position)))")
      }
      return power
    }
    skipSpaces()
    guard peek() == (open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")) else {
      throw failure(.syntax, start..<position, "The parenthesis around this exponent is never closed.")
    }
    position += 1
    if open == UInt8(ascii: "{") {
      deviate(
        start..<position, "Braces are no part of an exponent.", with: power == .one ? "" : power.powerText)
    }
    return power
  }

  /// An exponent at an opening parenthesis, in a notation that the caller reports.
  mutating func parseEnclosedExponent(opening start: Int) throws(VOUnitError) -> Rational {
    try parseExponent(opening: start, quietly: true)
  }

  /// `-2`, `0.5`, `1/2`.
  private mutating func readExponentNumber() throws(VOUnitError) -> Rational {
    let start = position
    let isNegative = peek() == UInt8(ascii: "-")
    let whole = try readInteger()
    if peek() == UInt8(ascii: "."), peek(1).isDigit {
      position += 1
      let places = readDigits()
      guard places.count <= 15, let fraction = Int(text(places)) else { throw tooLarge(start) }
      var tens = 1
      for _ in places { tens *= 10 }
      guard let part = Rational(isNegative ? -fraction : fraction, tens),
        let sum = Rational(whole).adding(part)
      else { throw tooLarge(start) }
      return sum
    }
    if peek() == UInt8(ascii: "/"), peek(1).isDigit {
      position += 1
      let divisor = try readInteger()
      guard let ratio = Rational(whole, divisor) else {
        throw failure(.syntax, start..<position, "An exponent cannot be divided by zero.")
      }
      return ratio
    }
    return Rational(whole)
  }

  /// `²`, `⁻¹`, and the minus sign of typesetting in front of digits.
  private mutating func readSuperscript() throws(VOUnitError) -> Rational? {
    let start = position
    var digits = ""
    if starts(with: "⁻") {
      digits = "-"
      position += 3
    } else if starts(with: "−") || starts(with: "–") {
      position += 3
      guard peek().isDigit else {
        position = start
        return nil
      }
      return try Rational(readInteger()).negated
    }
    while let (digit, length) = superscriptDigit() {
      digits.append(digit)
      position += length
    }
    guard let value = Int(digits) else {
      if digits.utf8.count > 18 { throw tooLarge(start) }
      position = start
      return nil
    }
    return Rational(value)
  }

  private func superscriptDigit() -> (Character, Int)? {
    if starts(with: "¹") { return ("1", 2) }
    if starts(with: "²") { return ("2", 2) }
    if starts(with: "³") { return ("3", 2) }
    // U+2070 to U+2079 are E2 81 B0 to E2 81 B9; 1 to 3 have their own older places.
    guard starts(with: "⁰") || (peek() == 0xE2 && peek(1) == 0x81 && (0xB4...0xB9).contains(peek(2))) else {
      return nil
    }
    return (Character(Unicode.Scalar(peek(2) - 0xB0 + UInt8(ascii: "0"))), 3)
  }

  // MARK: Digits

  mutating func readDigits() -> Range<Int> {
    let start = position
    while peek().isDigit { position += 1 }
    return start..<position
  }

  /// Digits with an optional sign.
  private mutating func readInteger() throws(VOUnitError) -> Int {
    let start = position
    if peek().isSign { position += 1 }
    let digits = readDigits()
    let sign = bytes[start] == UInt8(ascii: "-") ? "-" : ""
    guard let value = Int(sign + text(digits)) else { throw tooLarge(start) }
    return value
  }

  private func tooLarge(_ start: Int) -> VOUnitError {
    failure(.outOfRange, start..<position, "This number is too large for a unit.")
  }
}
