import Base

extension JSONNumber: Hashable {
  /// Whether two numbers have the same value, to the last digit and however they are spelled: `1`, `1.0` and
  /// `10e-1` are equal, `9007199254740993` and `9007199254740992` are not, though a double cannot tell them
  /// apart.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    left.literal == right.literal || Decimal(left.literal.utf8) == Decimal(right.literal.utf8)
  }

  /// Feeds what makes two values equal to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(Decimal(literal.utf8)) }

  /// A number's value in a form that each value has only once: its digits without zeros at either end, and
  /// the power of ten of the last of them.
  private struct Decimal: Hashable {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0

    init(_ text: String.UTF8View) {
      var fractionDigits = 0
      var isFraction = false
      var explicit = 0
      var rest = text[...]
      while let byte = rest.popFirst() {
        switch byte {
        case .minus: isNegative = true
        case UInt8(ascii: "."): isFraction = true
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
          // An exponent that is no Int is equal to another of its sign alone; nothing else can be said of it.
          explicit = Int(String(rest) ?? "") ?? (rest.first == .minus ? .min / 2 : .max / 2)
          rest = rest[rest.endIndex...]
        default:
          if isFraction { fractionDigits += 1 }
          if byte != 0x30 || !digits.isEmpty { digits.append(byte) }
        }
      }
      exponent = explicit - fractionDigits
      while digits.last == 0x30 {
        digits.removeLast()
        exponent += 1
      }
      if digits.isEmpty {
        exponent = 0
        isNegative = false
      }
    }
  }
}
