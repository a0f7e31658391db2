/// The description of one property of the features of a catalogue (TFCat 1.0, `fields`).
public struct Field: Hashable, Sendable {
  public enum DataType: String, CaseIterable, Hashable, Sendable {
    case int
    case float
    case bool
    case str
  }

  /// The values that the property may have.
  public enum AllowedValues: Hashable, Sendable {
    case list([JSONValue])
    /// Each value with what it means, as in the Juno/Waves catalogue.
    case described(JSONObject)
  }

  /// What the property is, for humans.
  public var info: String
  /// An IVOA UCD1+.
  public var ucd: String
  /// `nil` where it is not declared: read as `str` by the reference validator.
  public var dataType: DataType?
  /// A VOUnit.
  public var unit: String?
  public var values: AllowedValues?
  public var foreignMembers = JSONObject()
  public var memberOrder = MemberOrder()

  public init(
    info: String, ucd: String, dataType: DataType?, unit: String? = nil, values: AllowedValues? = nil
  ) {
    self.info = info
    self.ucd = ucd
    self.dataType = dataType
    self.unit = unit
    self.values = values
  }
}

extension Field: JSONRepresentable {
  public init(json: JSONValue) throws(ModelError) {
    var members = try MemberReader(json, what: "a field")
    info = try members.requireString("info")
    ucd = try members.requireString("ucd")
    if let text = try members.takeString("datatype") {
      guard let type = DataType(rawValue: text) else {
        throw ModelError(.unknownValue, at: ["datatype"], "\"\(text)\" is no datatype: use int, float, bool or str")
      }
      dataType = type
    }
    unit = try members.takeString("unit")
    switch members.take("values") {
    case nil, .null?: values = nil
    case .array(let items)?: values = .list(items)
    case .object(let object)?: values = .described(object)
    case let other?: throw .expected("an array or an object", got: other, at: ["values"])
    }
    foreignMembers = members.foreignMembers
    memberOrder = members.order
  }

  public var json: JSONValue {
    var members = MemberWriter()
    members.add("info", .string(info))
    members.add("datatype", dataType.map { .string($0.rawValue) })
    members.add("ucd", .string(ucd))
    members.add("unit", unit.map(JSONValue.string))
    switch values {
    case .list(let items)?: members.add("values", .array(items))
    case .described(let object)?: members.add("values", .object(object))
    case nil: break
    }
    return members.json(foreign: foreignMembers, order: memberOrder)
  }
}

/// The fields of a catalogue by name, in the order of the file.
public struct Fields: Hashable, Sendable {
  public var entries: [(name: String, field: Field)]

  public init(_ entries: [(name: String, field: Field)] = []) { self.entries = entries }

  public subscript(name: String) -> Field? { entries.first { $0.name == name }?.field }

  public static func == (left: Fields, right: Fields) -> Bool {
    left.entries.elementsEqual(right.entries) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    for entry in entries {
      hasher.combine(entry.name)
      hasher.combine(entry.field)
    }
  }
}

extension Fields: JSONRepresentable {
  public init(json: JSONValue) throws(ModelError) {
    guard let object = json.object else { throw .expected("an object of fields by name", got: json, at: []) }
    entries = []
    for member in object {
      do {
        entries.append((member.name, try Field(json: member.value)))
      } catch {
        throw ModelError(error.code, at: JSONPointer([.name(member.name)]).appending(error.pointer), error.reason)
      }
    }
  }

  public var json: JSONValue { .object(JSONObject(entries.map { ($0.name, $0.field.json) })) }
}

extension Fields: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Field)...) { entries = elements.map { ($0, $1) } }
}
