import Base

/// A JSON number (RFC 8259, section 6), kept as it was written.
///
/// `1158051858` stays an integer and `2459946.123456789` keeps all its digits; `1.50` is not made `1.5`.
/// Two numbers are equal when they have the same value, however they are spelled.
public struct JSONNumber: Sendable {
  /// The number's text, which follows the grammar of RFC 8259, section 6.
  public let literal: String

  /// A whole number of any size.
  public init(_ value: some BinaryInteger) { literal = String(value) }

  /// The shortest text that reads back as the same double; `nil` for NaN and the infinities, which JSON does
  /// not have.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    literal = Self.shortest(value)
  }

  /// A number from its text; `nil` where the text is not a JSON number.
  public init?(literal: String) {
    guard Self.isValid(literal.utf8) else { return nil }
    self.literal = literal
  }

  /// For readers that have checked the grammar themselves.
  package init(checkedLiteral: String) { literal = checkedLiteral }

  /// The nearest double; infinite when the number is beyond its range.
  public var doubleValue: Double {
    var literal = literal
    let usual = literal.withUTF8 { text -> Double? in
      guard let start = text.baseAddress else { return nil }
      let end = start + text.count
      return NumberReader.read(start, limit: end).flatMap { $0.end == end ? $0.value : nil }
    }
    return usual ?? Double(literal) ?? .nan
  }

  /// The value as a 64-bit integer, when it is written as an integer (no fraction, no exponent) and fits.
  public var integerValue: Int64? { Int64(literal) }

  /// Whether the number is written as an integer: digits alone, with an optional minus sign.
  public var isInteger: Bool { literal.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D } }

  /// A whole double below 2^53 is written without a fraction, everything else by Swift's shortest
  /// round-trip description, whose exponent form (`1e-07`) is valid JSON.
  package static func shortest(_ value: Double) -> String {
    if value.magnitude < 0x1p53, value == value.rounded(.towardZero) {
      return value == 0 && value.sign == .minus ? "-0.0" : String(Int64(value))
    }
    return value.description
  }

  private static func isValid(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    func digits() -> Int {
      let run = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      rest = rest.dropFirst(run.count)
      return run.count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: "0") {
      rest = rest.dropFirst()
    } else if digits() == 0 {
      return false
    }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if digits() == 0 { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The text as it was written.
  public var description: String { literal }
}
