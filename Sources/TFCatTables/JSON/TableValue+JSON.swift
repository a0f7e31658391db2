import Base
public import TFCatJSON

extension TableValue {
  /// The value of a member of a row. Objects are their JSON text, MongoDB's extended values what they stand
  /// for.
  public init(json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let number):
      self =
        number.isInteger
        ? number.integerValue.map(TableValue.integer) ?? .double(number.doubleValue)
        : .double(number.doubleValue)
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map(TableValue.init(json:)))
    case .object(let object): self = ExtendedJSON.value(object) ?? .string(json.description)
    }
  }

  /// The value as JSON; what JSON does not have (infinities) as text.
  public var json: JSONValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .integer(let value): .number(JSONNumber(value))
    case .double(let value): JSONNumber(value).map(JSONValue.number) ?? .string(TableText.text(of: value))
    case .string(let text), .invalid(let text): .string(text)
    case .array(let items): .array(items.map(\.json))
    }
  }
}

/// MongoDB's extended JSON, version 2 and the older "strict mode": objects whose one member starts with `$`.
enum ExtendedJSON {
  static func value(_ object: JSONObject) -> TableValue? {
    guard object.count == 1, let member = object.members.first, member.name.hasPrefix("$") else { return nil }
    switch (member.name, member.value) {
    case ("$numberLong", .string(let text)), ("$numberInt", .string(let text)):
      return TableText.integer(text).map(TableValue.integer) ?? .invalid(text)
    case ("$numberDouble", .string(let text)), ("$numberDecimal", .string(let text)):
      guard let value = TableText.double(text) else { return .invalid(text) }
      return value.isNaN ? .null : .double(value)
    case ("$oid", .string(let text)), ("$symbol", .string(let text)): return .string(text)
    case ("$date", .string(let text)): return .string(text)
    case ("$date", .number(let number)): return number.integerValue.map { .string(time(milliseconds: $0)) }
    case ("$date", .object(let inner)):
      guard case .integer(let milliseconds)? = value(inner) else { return nil }
      return .string(time(milliseconds: milliseconds))
    case ("$undefined", _): return .null
    default: return nil
    }
  }

  /// Milliseconds of POSIX time as ISO 8601.
  static func time(milliseconds: Int64) -> String {
    let (day, rest) = Int(milliseconds).dividedRoundingDown(by: 86_400_000)
    let date = CivilDay(number: day).components
    func padded(_ value: Int, _ width: Int) -> String { String(value).zeroPadded(to: width) }
    let year = (date.year < 0 ? "-" : "") + padded(abs(date.year), 4)
    let clock =
      "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2)):\(padded(rest / 1000 % 60, 2))"
    return "\(year)-\(padded(date.month, 2))-\(padded(date.day, 2))T\(clock).\(padded(rest % 1000, 3))Z"
  }
}
