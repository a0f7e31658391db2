internal import TFCat
public import TFCatJSON

/// The value of a field of an event.
public enum EventValue {
  /// The row does not say: the property is left out of the feature.
  case none
  /// A whole number.
  case integer(Int)
  /// NaN and the infinities are as good as `none`: JSON has no such numbers.
  case number(Double)
  /// True or false.
  case bool(Bool)
  /// Unix time in whole seconds, which becomes ISO 8601 in UTC.
  case time(Int)
  /// One of a source's own words, in printable ASCII without quotes.
  case word(StaticString)
  /// Bytes of the input as they stand there; empty is as good as `none`.
  case text(ByteText)
  /// Empty is as good as `none`.
  case string(String)
}

extension EventValue {
  /// The value as a property of a feature; `nil` for `none` and what is as good as that.
  public var json: JSONValue? {
    switch self {
    case .none: nil
    case .integer(let value): .number(JSONNumber(value))
    case .number(let value): JSONNumber(value).map(JSONValue.number)
    case .bool(let flag): .bool(flag)
    case .time(let seconds): .string(UTCText.string(unix: seconds))
    case .word(let word): .string(word.description)
    case .text(let text): text.isEmpty ? nil : .string(String(text))
    case .string(let text): text.isEmpty ? nil : .string(text)
    }
  }

  /// The value of a column that may be empty.
  public static func optional(_ value: Int?) -> EventValue { value.map(EventValue.integer) ?? .none }
  /// For columns that may be empty: `none` for `nil`.
  public static func optional(_ value: Double?) -> EventValue { value.map(EventValue.number) ?? .none }
  /// For columns that may be empty: `none` for `nil`.
  public static func optional(_ value: String?) -> EventValue { value.map(EventValue.string) ?? .none }
}
