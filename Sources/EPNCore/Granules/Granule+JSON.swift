public import TFCat
public import TFCatJSON
internal import TFCatTables

extension Granule: JSONRepresentable {
  /// An object of the values by column, without those that are NULL. Columns that the standard does not know
  /// are declared in the member `free_columns`: `[{"name": ..., "type": "double", "unit": "Jy", "ucd":
  /// "phot.flux.density"}]`.
  public var json: JSONValue {
    var object = JSONObject()
    for (column, value) in zip(schema.columns, values) where !value.isNull {
      object.members.append(.init(name: column.name, value: value.granuleJSON))
    }
    let free = schema.columns.filter(\.isFree)
    if !free.isEmpty { object.members.append(.init(name: "free_columns", value: .array(free.map(\.json)))) }
    return .object(object)
  }

  /// Reads a granule as `json` writes it.
  ///
  /// - Throws: `ModelError` with the place, for a member that is no column and is not declared in
  ///   `free_columns`, and for a value that is not of the type of its column.
  public init(json: JSONValue) throws(ModelError) {
    guard let object = json.object else { throw ModelError(.wrongKind, at: [], "a granule is an object") }
    var columns: [GranuleColumn] = []
    for (index, item) in (object["free_columns"]?.array ?? []).enumerated() {
      guard let name = item["name"]?.string, let type = item["type"]?.string,
        let dataType = GranuleColumn.DataType(rawValue: type)
      else {
        throw ModelError(
          .wrongKind, at: ["free_columns", .index(index)], "a column has a name and a type such as double")
      }
      columns.append(
        GranuleColumn(
          free: name, dataType: dataType, unit: item["unit"]?.string, ucd: item["ucd"]?.string,
          about: item["description"]?.string ?? ""))
    }
    for name in object.names {
      if let column = GranuleColumn.named(name) { columns.append(column) }
    }
    self.init(schema: GranuleSchema(additional: columns))
    for member in object where member.name != "free_columns" {
      guard let index = schema.index(member.name) else {
        throw ModelError(
          .unknownValue, at: [.name(member.name)],
          "\"\(member.name)\" is no column of EPNcore, and not declared")
      }
      let value = TableValue(granuleJSON: member.value)
      switch (value, schema.columns[index].dataType) {
      case (.null, _), (.string, .text), (.string, .timestamp), (.integer, .integer), (.array, _):
        self[index] = value
      case (.integer, .float), (.integer, .double), (.double, .float), (.double, .double):
        self[index] = value.double.map(TableValue.double) ?? .null
      default:
        throw ModelError(
          .wrongKind, at: [.name(member.name)],
          "\(member.value) is no \(schema.columns[index].dataType.rawValue)")
      }
    }
  }
}

extension GranuleColumn {
  var json: JSONValue {
    var object: JSONObject = ["name": .string(name), "type": .string(dataType.rawValue)]
    if let unit { object["unit"] = .string(unit) }
    if let ucd { object["ucd"] = .string(ucd) }
    if !about.isEmpty { object["description"] = .string(about) }
    return .object(object)
  }
}

extension TableValue {
  fileprivate var granuleJSON: JSONValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .integer(let number): .number(JSONNumber(number))
    case .double(let number): JSONNumber(number).map(JSONValue.number) ?? .null
    case .string(let text), .invalid(let text): .string(text)
    case .array(let items): .array(items.map(\.granuleJSON))
    }
  }

  fileprivate init(granuleJSON json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .string(let text): self = .string(text)
    case .number(let number):
      self = number.integerValue.map(TableValue.integer) ?? .double(number.doubleValue)
    case .array(let items): self = .array(items.map(TableValue.init(granuleJSON:)))
    case .object: self = .invalid(json.description)
    }
  }
}
