/// Multiplies numbers by a power of ten as a person does: by moving the decimal point.
///
/// 0.109 is no double, and a thousand times the double next to it is 108.99999999999999. Here the number is
/// taken for the decimal number with the fewest digits that it is the nearest double of; the result is the
/// double nearest to the exact product.
@usableFromInline package struct DecimalScaling: Hashable, Sendable {
  /// The power of ten that numbers are multiplied by.
  @usableFromInline package let exponent: Int

  @inlinable package init(exponent: Int) { self.exponent = exponent }

  /// The number times ten to the power of the exponent.
  package func apply(_ value: Double) -> Double {
    if exponent == 0 || value == 0 || !value.isFinite { return value }
    // Up to 15 digits are one number for each double: the digits as an integer, and how many of them are
    // decimals.
    let magnitude = value.magnitude
    if magnitude < 1e15, exponent >= -22, exponent <= 22, value == value.rounded(.towardZero) {
      return exponent > 0 ? value * Self.powers[exponent] : value / Self.powers[-exponent]
    }
    if magnitude >= 1e-6, magnitude < 1e15 {
      var decimals = Self.decimals(magnitude)
      var digits = (magnitude * Self.powers[decimals]).rounded()
      if digits < 1e15, digits / Self.powers[decimals] == magnitude {
        // Fewer decimals, so that one operation is enough.
        var move = exponent - decimals
        if move >= -22, move <= 22 {
          return move >= 0
            ? signed(digits, Self.powers[move], value, isProduct: true)
            : signed(digits, Self.powers[-move], value, isProduct: false)
        }
        while move < -22, decimals > 0, (digits / 10).rounded() * 10 == digits {
          digits /= 10
          decimals -= 1
          move += 1
        }
        if move >= -22, move < 0 { return signed(digits, Self.powers[-move], value, isProduct: false) }
      }
    }
    return byText(value)
  }

  /// How many decimals make an integer of at most 15 digits.
  @inline(__always)
  private static func decimals(_ magnitude: Double) -> Int {
    if magnitude >= 1e3 { return magnitude >= 1e9 ? (magnitude >= 1e12 ? 0 : 3) : magnitude >= 1e6 ? 6 : 9 }
    return magnitude >= 1e-3 ? (magnitude >= 1 ? 12 : 15) : 18
  }

  @inline(__always)
  private func signed(_ digits: Double, _ power: Double, _ value: Double, isProduct: Bool) -> Double {
    // Both are exact doubles: the operation rounds once.
    let result = isProduct ? digits * power : digits / power
    return value < 0 ? -result : result
  }

  /// Moves the point in the shortest text of the number.
  private func byText(_ value: Double) -> Double {
    let text = "\(value)"
    let mark = text.firstIndex { $0 == "e" }
    let own = mark.map { Int(text[text.index(after: $0)...]) ?? 0 } ?? 0
    return Double("\(text[..<(mark ?? text.endIndex)])e\(own + exponent)") ?? value * .nan
  }

  /// The powers of ten that are doubles.
  private static let powers: [Double] = (0...22).map { count in
    (0..<count).reduce(1.0) { power, _ in power * 10 }
  }
}
