/// A JSON value (RFC 8259, section 3) that keeps what a catalogue's author wrote: the order of members and
/// the digits of numbers.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// What kind of value this is, in the words of RFC 8259 and with an article, for messages.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The object, if it is one.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The items, if it is an array.
  public var array: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The text, if it is a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, if it is one.
  public var number: JSONNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The truth value, if it is one.
  public var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The member of that name of an object; `nil` for any other value.
  public subscript(name: String) -> JSONValue? { object?[name] }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A literal text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A literal truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A literal integer.
  public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
  /// A literal number.
  public init(floatLiteral value: Double) { self = JSONNumber(value).map(JSONValue.number) ?? .null }
  /// A literal list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// A literal object, whose members keep their order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
  /// The literal `nil`: null.
  public init(nilLiteral: ()) { self = .null }
}
