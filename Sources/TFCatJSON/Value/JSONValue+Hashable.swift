import Base

// What the compiler would write calls itself for every level, and the deepest text that is read would exhaust
// the stack of a small thread: both walks keep a stack of their own.

extension JSONValue: Hashable {
  /// Whether both are the same.
  public static func == (one: JSONValue, other: JSONValue) -> Bool {
    var pending: [(JSONValue, JSONValue)] = []
    guard areAlike(one, other, &pending) else { return false }
    while let (one, other) = pending.popLast() {
      switch (one, other) {
      case (.array(let items), .array(let others)):
        guard items.count == others.count else { return false }
        for (item, other) in zip(items, others) {
          guard areAlike(item, other, &pending) else { return false }
        }
      case (.object(let object), .object(let other)):
        guard object.count == other.count else { return false }
        for (member, other) in zip(object.membersByName, other.membersByName) {
          guard member.name.isSame(as: other.name), areAlike(member.value, other.value, &pending) else {
            return false
          }
        }
      default: return false
      }
    }
    return true
  }

  /// Compares scalars, and puts containers aside.
  private static func areAlike(
    _ one: JSONValue, _ other: JSONValue, _ pending: inout [(JSONValue, JSONValue)]
  ) -> Bool {
    switch (one, other) {
    case (.null, .null): return true
    case (.bool(let flag), .bool(let other)): return flag == other
    case (.number(let number), .number(let other)): return number == other
    case (.string(let text), .string(let other)): return text.isSame(as: other)
    case (.array, .array), (.object, .object):
      pending.append((one, other))
      return true
    default: return false
    }
  }

  /// Feeds what makes two values equal to a hash.
  public func hash(into hasher: inout Hasher) {
    var pending = [self]
    while let value = pending.popLast() {
      switch value {
      case .null: hasher.combine(0)
      case .bool(let flag): hasher.combine(flag)
      case .number(let number): hasher.combine(number)
      case .string(let text): hasher.combine(text)
      case .array(let items):
        hasher.combine(items.count)
        pending.append(contentsOf: items)
      case .object(let object):
        hasher.combine(object.count)
        for member in object.membersByName {
          hasher.combine(member.name)
          pending.append(member.value)
        }
      }
    }
  }
}

extension JSONObject: Hashable {
  /// Whether two objects have the same members, in whatever order: an object is unordered (RFC 8259, section
  /// 4).
  public static func == (one: JSONObject, other: JSONObject) -> Bool {
    JSONValue.object(one) == JSONValue.object(other)
  }

  /// Feeds what makes two values equal to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(JSONValue.object(self)) }

  /// The members in an order that does not depend on how they were written.
  fileprivate var membersByName: [Member] {
    members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
