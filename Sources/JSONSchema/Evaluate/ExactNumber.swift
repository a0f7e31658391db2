internal import TFCatJSON

/// The value of a JSON number to the last digit, in the one form that each value has: digits without zeros at
/// either end, and the power of ten of the last of them. Doubles would take 9007199254740993 for
/// 9007199254740992, and 0.07 for no multiple of 0.01.
struct ExactNumber: Hashable, Sendable {
  private(set) var isNegative = false
  /// From the most significant on, each 0 to 9; none for zero.
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0

  /// Exponents beyond this are taken for this: no difference remains that matters.
  private static let greatestExponent = 1 << 40

  /// - Parameter literal: follows the grammar of RFC 8259, section 6.
  init(_ literal: some Sequence<UInt8>) {
    var fraction = 0
    var isFraction = false
    var written = 0
    var exponentSign = 0
    for byte in literal {
      switch byte {
      case UInt8(ascii: "-"): if exponentSign == 0 { isNegative = true } else { exponentSign = -1 }
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): exponentSign = 1
      default:
        let digit = byte &- 0x30
        if exponentSign != 0 {
          written = min(written * 10 + Int(digit), Self.greatestExponent)
        } else {
          if isFraction { fraction += 1 }
          if digit != 0 || !digits.isEmpty { digits.append(digit) }
        }
      }
    }
    exponent = written * (exponentSign < 0 ? -1 : 1) - fraction
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  init(_ number: JSONNumber) { self.init(number.literal.utf8) }

  var isZero: Bool { digits.isEmpty }
  /// `1.0` and `15e1` are integers as well.
  var isInteger: Bool { exponent >= 0 }

  /// The value as a count, such as `minItems` has; very large ones are as good as `Int.max`.
  var count: Int? {
    guard isInteger, !isNegative else { return nil }
    guard digits.count + exponent <= 18 else { return .max }
    let value = digits.reduce(0) { $0 * 10 + Int($1) }
    return (0..<exponent).reduce(value) { value, _ in value * 10 }
  }

  /// Whether this is an integer times `divisor`, which is not zero.
  func isMultiple(of divisor: ExactNumber) -> Bool {
    if isZero { return true }
    // The last digit of this is not zero. Were the divisor's last place higher, it would have to be.
    guard !divisor.isZero, exponent >= divisor.exponent else { return false }
    // Only as many zeros matter as the divisor may have factors of two or five.
    let zeros = min(exponent - divisor.exponent, 4 * divisor.digits.count)
    if divisor.digits.count <= 18 {
      let modulus = divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
      var remainder: UInt64 = 0
      for digit in digits { remainder = (remainder * 10 + UInt64(digit)) % modulus }
      for _ in 0..<zeros { remainder = remainder * 10 % modulus }
      return remainder == 0
    }
    var remainder = LongRemainder(modulus: divisor.digits)
    for digit in digits { remainder.append(digit) }
    for _ in 0..<zeros { remainder.append(0) }
    return remainder.isZero
  }

  /// The bytes by which equal values, and only those, are told.
  func appendCanonical(to bytes: inout [UInt8]) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    for digit in digits { bytes.append(0x30 + digit) }
    bytes.append(UInt8(ascii: "e"))
    bytes.append(contentsOf: String(exponent).utf8)
  }
}

extension ExactNumber: Comparable {
  static func < (one: ExactNumber, other: ExactNumber) -> Bool {
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? other.isLess(thanMagnitudeOf: one) : one.isLess(thanMagnitudeOf: other)
  }

  private func isLess(thanMagnitudeOf other: ExactNumber) -> Bool {
    if isZero || other.isZero { return isZero && !other.isZero }
    let place = digits.count + exponent
    let otherPlace = other.digits.count + other.exponent
    return place == otherPlace ? digits.lexicographicallyPrecedes(other.digits) : place < otherPlace
  }
}

/// Division by hand: the remainder of a number whose digits come one after the other.
private struct LongRemainder {
  private let modulus: [UInt8]
  private var digits: [UInt8]

  init(modulus: [UInt8]) {
    self.modulus = [0] + modulus
    digits = Array(repeating: 0, count: modulus.count + 1)
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  mutating func append(_ digit: UInt8) {
    digits.removeFirst()
    digits.append(digit)
    while !digits.lexicographicallyPrecedes(modulus) { subtract() }
  }

  private mutating func subtract() {
    var borrow: UInt8 = 0
    for index in digits.indices.reversed() {
      let less = modulus[index] + borrow
      borrow = digits[index] < less ? 1 : 0
      digits[index] = digits[index] + borrow * 10 - less
    }
  }
}
