import Base

extension RecoveringParser {
  /// Reads a number that starts with a digit or a minus sign.
  @inline(__always)
  mutating func readNumber() {
    let start = position
    var offset = start
    var isInteger = true
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let first = byte(offset)
    guard Self.isDigit(first) else { return readOddNumber() }
    offset += 1
    if first != UInt8(ascii: "0") {
      while Self.isDigit(byte(offset)) { offset += 1 }
    }
    if byte(offset) == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      guard Self.isDigit(byte(offset)) else { return readOddNumber() }
      while Self.isDigit(byte(offset)) { offset += 1 }
    }
    var hasExponent = false
    if byte(offset) | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      hasExponent = true
      offset += 1
      if byte(offset) == UInt8(ascii: "+") || byte(offset) == UInt8(ascii: "-") { offset += 1 }
      guard Self.isDigit(byte(offset)) else { return readOddNumber() }
      while Self.isDigit(byte(offset)) { offset += 1 }
    }
    guard !goesOnAsNumber(offset) else { return readOddNumber() }
    position = offset
    let literal = string(start..<offset)
    // Shorter ones are in the range of a double, and integers of so few digits below 2^53.
    if hasExponent || offset - start > (isInteger ? 15 : 300) {
      checkRange(start..<offset, literal, isInteger: isInteger)
    }
    add(JSONNode(.number(JSONNumber(checkedLiteral: literal)), range: start..<offset))
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether what follows a number belongs to it, which makes it something else: a date, a time, a unit ...
  @inline(__always)
  private func goesOnAsNumber(_ offset: Int) -> Bool {
    switch byte(offset) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "%"):
      true
    case UInt8(ascii: ":"): Self.isDigit(byte(offset + 1))
    case 0x80...0xFF: UTF8Unit(bytes, at: offset).scalar.map { Self.nameOfSpace($0) == nil } ?? false
    default: false
    }
  }

  /// Tells of a number that a double does not hold.
  private mutating func checkRange(_ range: Range<Int>, _ literal: String, isInteger: Bool) {
    guard let exponent = Self.decimalExponent(UnsafeRawBufferPointer(rebasing: bytes[range])) else { return }
    if exponent > 308 || (exponent == 308 && (Double(literal) ?? .infinity).isInfinite) {
      report(.numberOverflow, range)
    } else if exponent < -324 || (exponent == -324 && Double(literal) ?? 0 == 0) {
      report(.numberUnderflow, range)
    } else if isInteger, exponent >= 15 {
      if let value = Int64(literal), value.magnitude <= 1 << 53 { return }
      report(.integerPrecision, range)
    }
  }

  /// The power of ten of a number's first digit that is not zero; `nil` for zero.
  private static func decimalExponent(_ literal: UnsafeRawBufferPointer) -> Int? {
    var integerDigits = 0
    var fractionZeros = 0
    var isFraction = false
    var isSignificant = false
    var exponent = 0
    var exponentSign = 0
    for byte in literal {
      if exponentSign != 0 {
        if byte == UInt8(ascii: "-") {
          exponentSign = -1
        } else if isDigit(byte), exponent < 1_000_000_000_000 {
          exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
        }
      } else if byte | 0x20 == UInt8(ascii: "e") {
        exponentSign = 1
      } else if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if isDigit(byte) {
        if byte != UInt8(ascii: "0") { isSignificant = true }
        if isSignificant, !isFraction { integerDigits += 1 }
        if !isSignificant, isFraction { fractionZeros += 1 }
      }
    }
    guard isSignificant else { return nil }
    return (integerDigits > 0 ? integerDigits - 1 : -fractionZeros - 1) + exponentSign * exponent
  }
}
