/// A coding key of any name, for objects whose members are data.
package struct MemberName: CodingKey {
  package var stringValue: String
  package var intValue: Int? { nil }
  package init(stringValue: String) { self.stringValue = stringValue }
  package init?(intValue: Int) { nil }
}

extension JSONValue: Codable {
  /// Any decoder will do. A decoder that hides the spelling of numbers yields their shortest text, and one
  /// that hides the order of members yields the order it tells.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: MemberName.self) {
      var object = JSONObject()
      for key in container.allKeys {
        // Decoders may refuse to decode a null as anything but an optional, so it is asked for first.
        let isNull = try container.decodeNil(forKey: key)
        let value = isNull ? JSONValue.null : try container.decode(JSONValue.self, forKey: key)
        object.members.append(.init(name: key.stringValue, value: value))
      }
      self = .object(object)
    } else if var container = try? decoder.unkeyedContainer() {
      var items: [JSONValue] = []
      while !container.isAtEnd {
        items.append(try container.decodeNil() ? .null : container.decode(JSONValue.self))
      }
      self = .array(items)
    } else {
      self = try Self.scalar(in: decoder.singleValueContainer())
    }
  }

  private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
    if container.decodeNil() { return .null }
    if let flag = try? container.decode(Bool.self) { return .bool(flag) }
    if let integer = try? container.decode(Int64.self) { return .number(JSONNumber(integer)) }
    if let integer = try? container.decode(UInt64.self) { return .number(JSONNumber(integer)) }
    if let double = try? container.decode(Double.self), let number = JSONNumber(double) {
      return .number(number)
    }
    return .string(try container.decode(String.self))
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let object):
      var container = encoder.container(keyedBy: MemberName.self)
      for member in object {
        try container.encode(member.value, forKey: MemberName(stringValue: member.name))
      }
    case .array(let items):
      var container = encoder.unkeyedContainer()
      for item in items { try container.encode(item) }
    default:
      var container = encoder.singleValueContainer()
      switch self {
      case .bool(let flag): try container.encode(flag)
      case .string(let text): try container.encode(text)
      case .number(let number):
        if let integer = number.integerValue {
          try container.encode(integer)
        } else {
          try container.encode(number.doubleValue)
        }
      default: try container.encodeNil()
      }
    }
  }
}
