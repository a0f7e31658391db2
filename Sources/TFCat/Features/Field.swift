public import TFCatJSON

/// The description of one property of the features of a catalogue (TFCat 1.0, `fields`).
public struct Field: Hashable, Sendable {
  /// How a property's values are written.
  public enum DataType: String, CaseIterable, Hashable, Sendable {
    case int
    case float
    case bool
    case str
  }

  /// The values that the property may have.
  public enum AllowedValues: Hashable, Sendable {
    /// As in `["RH", "LH"]`.
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
  /// `nil` where any value will do.
  public var values: AllowedValues?
  /// Members that the standard does not know.
  public var foreignMembers = JSONObject()
  /// The order in which the members were written.
  public var memberOrder = MemberOrder()

  /// A field.
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
  /// A field.
  public init(json: JSONValue) throws(ModelError) {
    var members = try MemberReader(json, what: "a field")
    info = try members.requireString("info")
    ucd = try members.requireString("ucd")
    if let text = try members.takeString("datatype") {
      guard let type = DataType(rawValue: text) else {
        throw ModelError(
          .unknownValue, at: ["datatype"], "\"\(text)\" is no datatype: use int, float, bool or str")
      }
      dataType = type
    }
    unit = try members.takeString("unit")
    switch members.takeValue("values") {
    case nil: values = nil
    case .array(let items)?: values = .list(items)
    case .object(let object)?: values = .described(object)
    case let other?: throw .expected("an array or an object", got: other, at: ["values"])
    }
    foreignMembers = members.foreignMembers
    memberOrder = members.order
  }

  /// The JSON form.
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
