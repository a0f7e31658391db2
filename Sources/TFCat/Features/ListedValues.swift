package import TFCatJSON

/// The values that a field lists, to ask whether a property has one of them.
package struct ListedValues: Hashable, Sendable {
  /// As they are listed, or the names when `values` is an object.
  package let values: Set<JSONValue>
  /// Their texts in order, for messages.
  package let words: [String]
  /// Those that are numbers or the texts of numbers, however they are spelled.
  private let numbers: Set<Double>

  /// - Parameter json: the member `values` of a field.
  /// - Returns: `nil` for anything but an array or an object.
  package init?(_ json: JSONValue?) {
    switch json {
    case .array(let items)?: values = Set(items)
    case .object(let object)?: values = Set(object.names.map(JSONValue.string))
    default: return nil
    }
    words = values.compactMap(\.plainText).sorted()
    numbers = Set(words.compactMap { JSONNumber(literal: $0)?.doubleValue })
  }

  /// Whether a value is listed; any is where nothing with a text is. A number may be spelled in several ways,
  /// and as the name of a member it is a text.
  package func allows(_ value: JSONValue) -> Bool {
    guard !words.isEmpty, let text = value.plainText else { return true }
    return values.contains(value) || values.contains(.string(text))
      || JSONNumber(literal: text).map { values.contains(.number($0)) } == true
      || value.number.map { numbers.contains($0.doubleValue) } == true
  }
}
