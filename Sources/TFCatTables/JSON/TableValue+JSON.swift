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

  /// Milliseconds of POSIX time as ISO 8601. The calendar is the proleptic Gregorian one, in eras of 400
  /// years that begin in March, so that leap days come last.
  static func time(milliseconds: Int64) -> String {
    let day = milliseconds.floorDivided(by: 86_400_000)
    let rest = milliseconds - day * 86_400_000
    let shifted = day + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let date =
      "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * monthIndex + 2) / 5 + 1, 2))"
    let clock =
      "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2)):\(padded(rest / 1000 % 60, 2))"
    return "\(date)T\(clock).\(padded(rest % 1000, 3))Z"
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    (value < 0 ? "-" : "") + String(value.magnitude).zeroPadded(to: width)
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
