internal import Base
public import TFCatTables

/// How the texts of a table write numbers: with a point or a comma, with or without a separator of thousands.
public struct NumberFormat: Sendable, Hashable {
  /// `.` or `,`.
  public var decimal: Character
  /// Between groups of three digits: a blank, `.`, `,` or `'`; nil for none.
  public var thousands: Character?

  /// `1326.3`
  public static let plain = NumberFormat(decimal: ".", thousands: nil)

  /// A way of writing numbers.
  public init(decimal: Character, thousands: Character?) {
    self.decimal = decimal
    self.thousands = thousands
  }

  /// The number that a cell is as a whole; nil for anything else.
  public func number(_ value: TableValue) -> Double? {
    guard self != .plain, case .string(let text) = value else { return value.double }
    return number(text)
  }

  /// The number that a text is as a whole, blanks around it apart; nil for anything else.
  public func number(_ text: String) -> Double? {
    if self == .plain { return TableText.double(text) }
    return plainText(text).flatMap { TableText.double($0) }
  }

  /// The integer that a cell is as a whole, to its last digit.
  public func integer(_ value: TableValue) -> Int64? {
    guard self != .plain, case .string(let text) = value else { return value.integer }
    return plainText(text).flatMap { TableText.integer($0) }
  }

  /// The same number with a point and without separators; nil where the text is no number in this format.
  private func plainText(_ text: String) -> String? {
    var result = ""
    var groups: [Int] = []
    var digits = 0
    var isWhole = true
    var hasExponent = false
    for character in text.trimmedBlanks {
      if character == decimal, isWhole, !hasExponent {
        isWhole = false
        groups.append(digits)
        result.append(".")
      } else if let thousands, character == thousands || (thousands == " " && character == "\u{A0}"), isWhole,
        !hasExponent
      {
        groups.append(digits)
        digits = 0
      } else if character.isASCII, character.isNumber {
        if isWhole, !hasExponent { digits += 1 }
        result.append(character)
      } else if character == "e" || character == "E", !hasExponent {
        if isWhole { groups.append(digits) }
        hasExponent = true
        isWhole = false
        result.append("e")
      } else if character == "-" || character == "+", result.isEmpty || result.last == "e" {
        result.append(character)
      } else {
        // Words for infinities and for nothing are the same in all formats.
        return TableText.double(text).flatMap { $0.isFinite ? nil : text }
      }
    }
    if isWhole { groups.append(digits) }
    // 1,326 has a group of one digit and one of three; 12,5 has not.
    if groups.count > 1, !(1...3).contains(groups[0]) || groups.dropFirst().contains(where: { $0 != 3 }) {
      return nil
    }
    return result
  }
}
