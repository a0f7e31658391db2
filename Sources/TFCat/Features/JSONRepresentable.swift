import Base
public import TFCatJSON

/// An object of the format that can be read from a JSON value and written as one.
///
/// `Codable` is a view on this: any decoder's containers become a `JSONValue` first, so that there is one way
/// to read each object, and one to write it.
public protocol JSONRepresentable: Codable, Hashable, Sendable {
  /// - Throws: `ModelError` for the first thing in which `json` is not such an object.
  init(json: JSONValue) throws(ModelError)
  var json: JSONValue { get }
}

extension JSONRepresentable {
  /// Decodes the JSON form.
  public init(from decoder: any Decoder) throws {
    let json = try JSONValue(from: decoder)
    do {
      try self.init(json: json)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.description, underlyingError: error))
    }
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    if let error = (self as? any NumberHolder)?.nonFiniteNumber {
      throw EncodingError.invalidValue(
        self,
        .init(codingPath: encoder.codingPath, debugDescription: error.description, underlyingError: error))
    }
    try json.encode(to: encoder)
  }
}

/// Takes an object apart: each member is asked for once, and what nobody asked for is foreign (RFC 7946,
/// section 6.1).
struct MemberReader {
  private var rest: JSONObject
  private(set) var order: MemberOrder

  init(_ json: JSONValue, what: String) throws(ModelError) {
    guard let object = json.object else { throw .expected(what, got: json, at: []) }
    rest = object
    order = MemberOrder(object.names)
  }

  var foreignMembers: JSONObject { rest }

  mutating func take(_ name: String) -> JSONValue? {
    guard let value = rest[name] else { return nil }
    rest[name] = nil
    return value
  }

  /// A member that may be missing or null.
  mutating func takeValue(_ name: String) -> JSONValue? {
    let value = take(name)
    guard value == .null else { return value }
    order.nulls.append(name)
    return nil
  }

  mutating func require(_ name: String) throws(ModelError) -> JSONValue {
    guard let value = take(name) else {
      throw ModelError(.missingMember, at: [], "the member \"\(name)\" is missing")
    }
    return value
  }

  mutating func requireString(_ name: String) throws(ModelError) -> String {
    let value = try require(name)
    guard let text = value.string else { throw .expected("a string", got: value, at: [.name(name)]) }
    return text
  }

  /// A member that may be missing or null.
  mutating func takeString(_ name: String) throws(ModelError) -> String? {
    guard let value = takeValue(name) else { return nil }
    guard let text = value.string else { throw .expected("a string", got: value, at: [.name(name)]) }
    return text
  }

  /// The tag that says what an object is.
  mutating func requireType(_ wanted: String) throws(ModelError) {
    let type = try requireString("type")
    guard type == wanted else {
      throw ModelError(.unknownValue, at: ["type"], "expected \"\(wanted)\", found \"\(type)\"")
    }
  }

  mutating func takeObject(_ name: String) throws(ModelError) -> JSONObject? {
    guard let value = takeValue(name) else { return nil }
    guard let object = value.object else { throw .expected("an object", got: value, at: [.name(name)]) }
    return object
  }

  /// A member that is an object of the format itself; errors get the member's name in front.
  mutating func take<T: JSONRepresentable>(_ name: String, as _: T.Type) throws(ModelError) -> T? {
    guard let value = takeValue(name) else { return nil }
    do {
      return try T(json: value)
    } catch {
      throw error.inside(name)
    }
  }

  mutating func require<T: JSONRepresentable>(_ name: String, as _: T.Type) throws(ModelError) -> T {
    let value = try require(name)
    do {
      return try T(json: value)
    } catch {
      throw error.inside(name)
    }
  }
}

/// Puts an object together in the order in which it was once written; members that are new come after.
struct MemberWriter {
  private var object = JSONObject()

  mutating func add(_ name: String, _ value: JSONValue?) {
    if let value { object.members.append(.init(name: name, value: value)) }
  }

  func json(foreign: JSONObject, order: MemberOrder) -> JSONValue {
    var members = object.members
    // A program may have put a member of the format among the foreign ones; it does not make two of them.
    for member in foreign where object[member.name] == nil { members.append(member) }
    guard !order.names.isEmpty, !isOrdered(members, order) else {
      return .object(JSONObject(members: members))
    }
    var ordered: [JSONObject.Member] = []
    for name in order.names {
      if let index = members.firstIndex(where: { $0.name.isSame(as: name) }) {
        ordered.append(members.remove(at: index))
      } else if order.nulls.contains(name) {
        ordered.append(.init(name: name, value: .null))
      }
    }
    return .object(JSONObject(members: ordered + members))
  }

  private func isOrdered(_ members: [JSONObject.Member], _ order: MemberOrder) -> Bool {
    members.count == order.names.count && zip(members, order.names).allSatisfy { $0.name == $1 }
  }
}

extension Array {
  /// Reads the items of a JSON array as objects of the format; errors get the index in front.
  init(json: [JSONValue]) throws(ModelError) where Element: JSONRepresentable {
    self = []
    reserveCapacity(json.count)
    for (index, item) in json.enumerated() {
      do {
        append(try Element(json: item))
      } catch {
        throw error.inside(index)
      }
    }
  }
}
