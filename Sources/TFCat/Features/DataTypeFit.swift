internal import Base
package import TFCatJSON

/// How a property's value fits the datatype that its field declares, by the rules of the reference validator,
/// which looks at the value's text.
package enum DataTypeFit: Hashable, Sendable {
  case fits
  /// The text is that of such a value, the JSON value of another kind: `"3"` for an int, `3` for a str. The
  /// reference validator lets it pass.
  case fitsAsText
  case differs
  /// A null, or a number beyond all bounds, about which other rules speak; or no datatype is known.
  case unknown

  package init(of value: JSONValue, in type: Field.DataType) {
    switch (type, value) {
    case (_, .null): self = .unknown
    case (_, .array), (_, .object): self = .differs
    case (.int, .number(let number)):
      if number.isInteger {
        self = .fits
      } else {
        self = number.doubleValue.isFinite ? .differs : .unknown
      }
    case (.float, .number), (.bool, .bool), (.str, .string): self = .fits
    case (.str, .number): self = .fitsAsText
    case (.int, .string(let text)): self = Self.isInteger(text.utf8) ? .fitsAsText : .differs
    case (.float, .string(let text)): self = Self.isFloat(text.utf8) ? .fitsAsText : .differs
    case (.bool, .string(let text)): self = text == "true" || text == "false" ? .fitsAsText : .differs
    case (.int, .bool), (.float, .bool), (.str, .bool), (.bool, .number): self = .differs
    }
  }

  /// `[+-]?[0-9]+`
  private static func isInteger(_ text: String.UTF8View) -> Bool {
    let digits =
      text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  /// `-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?`
  private static func isFloat(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    func takeDigits() -> Bool {
      let end = rest.firstIndex { !$0.isDigit } ?? rest.endIndex
      defer { rest = rest[end...] }
      return end > rest.startIndex
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    guard takeDigits() else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits() else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard takeDigits() else { return false }
    }
    return rest.isEmpty
  }
}
