import Base

/// A number as JSON has it.
struct PlainNumber {
  let range: Range<Int>
  let isInteger: Bool
  private let hasExponent: Bool

  /// - Returns: `nil` where the number that starts there is none, or goes on as something else.
  @inline(__always)
  init?(in text: DamagedText, at start: Int) {
    var offset = start
    var isInteger = true
    if text[offset] == UInt8(ascii: "-") { offset += 1 }
    let first = text.byte(offset)
    guard first.isDigit else { return nil }
    offset += 1
    if first != UInt8(ascii: "0") {
      while text.byte(offset).isDigit { offset += 1 }
    }
    if text.byte(offset) == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      guard text.byte(offset).isDigit else { return nil }
      while text.byte(offset).isDigit { offset += 1 }
    }
    var hasExponent = false
    if text.byte(offset) | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      hasExponent = true
      offset += 1
      if text.byte(offset) == UInt8(ascii: "+") || text.byte(offset) == UInt8(ascii: "-") { offset += 1 }
      guard text.byte(offset).isDigit else { return nil }
      while text.byte(offset).isDigit { offset += 1 }
    }
    guard !text.goesOnAsNumber(offset) else { return nil }
    range = start..<offset
    self.isInteger = isInteger
    self.hasExponent = hasExponent
  }

  /// In which way a double does not hold the number; `nil` if it does.
  @inline(__always)
  func rangeFault(_ literal: String) -> JSONFault.Kind? {
    // Shorter ones are in the range of a double, and integers of so few digits below 2^53.
    hasExponent || range.count > (isInteger ? 15 : 300) ? fault(literal) : nil
  }

  private func fault(_ literal: String) -> JSONFault.Kind? {
    guard let exponent = Self.decimalExponent(literal) else { return nil }
    if exponent > 308 || (exponent == 308 && (Double(literal) ?? .infinity).isInfinite) {
      return .numberOverflow
    } else if exponent < -324 || (exponent == -324 && Double(literal) ?? 0 == 0) {
      return .numberUnderflow
    } else if isInteger, exponent >= 15 {
      if let value = Int64(literal), value.magnitude <= 1 << 53 { return nil }
      return .integerPrecision
    }
    return nil
  }

  /// The power of ten of a number's first digit that is not zero; `nil` for zero.
  private static func decimalExponent(_ literal: String) -> Int? {
    var integerDigits = 0
    var fractionZeros = 0
    var isFraction = false
    var isSignificant = false
    var exponent = 0
    var exponentSign = 0
    for byte in literal.utf8 {
      if exponentSign != 0 {
        if byte == UInt8(ascii: "-") {
          exponentSign = -1
        } else if byte.isDigit, exponent < 1_000_000_000_000 {
          exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
        }
      } else if byte | 0x20 == UInt8(ascii: "e") {
        exponentSign = 1
      } else if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if byte.isDigit {
        if byte != UInt8(ascii: "0") { isSignificant = true }
        if isSignificant, !isFraction { integerDigits += 1 }
        if !isSignificant, isFraction { fractionZeros += 1 }
      }
    }
    guard isSignificant else { return nil }
    return (integerDigits > 0 ? integerDigits - 1 : -fractionZeros - 1) + exponentSign * exponent
  }
}
