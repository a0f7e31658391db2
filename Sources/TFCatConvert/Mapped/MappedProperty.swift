import Base
internal import TFCat
internal import TFCatJSON
internal import TFCatTables
internal import TFCatYAML
internal import TableMapping
internal import VOVocabulary

/// A property of the features: a value with the description that the catalogue gives of it.
///
///     flux: {value: FLUX, info: Peak flux, ucd: phot.flux.density;stat.max, unit: Jy, type: float}
struct MappedProperty {
  /// How the property is written.
  enum Kind: String, CaseIterable {
    case int
    case float
    case bool
    case str
    /// A time, as ISO 8601 in UTC.
    case time

    var dataType: Field.DataType {
      switch self {
      case .int: .int
      case .float: .float
      case .bool: .bool
      case .str, .time: .str
      }
    }
  }

  let name: String
  var value: MappedValue
  private(set) var field: Field
  private var kind: Kind?
  private let saysInfo: Bool
  private let saysUCD: Bool
  /// The unit that the catalogue has, where the mapping says that the table has another.
  private let target: VOUnit?

  init(_ name: String, _ yaml: YAMLValue, _ reader: MappingReader) throws(YAMLError) {
    self.name = name
    value = try MappedValue(yaml, reader, extra: ["info", "ucd", "type", "values", "source_unit"])
    var yaml = yaml
    if yaml.members == nil { yaml = YAMLValue(.mapping([]), place: yaml.place) }
    kind = try yaml["type"].map { value throws(YAMLError) in try reader.word(value, Kind.self) }
    let info = try reader.optionalText(yaml["info"])
    let ucd = try reader.optionalText(yaml["ucd"])
    if let ucd, let fault = UCD.check(ucd).first(where: { $0.severity == .error }) {
      throw reader.error(
        yaml["ucd"] ?? yaml, "\(fault.message)\(fault.suggestion.map { "; write \"\($0)\"" } ?? "")")
    }
    (saysInfo, saysUCD) = (info != nil, ucd != nil)
    field = Field(
      info: info ?? "", ucd: ucd ?? "", dataType: nil, unit: try reader.optionalText(yaml["unit"]))
    if let source = yaml["source_unit"] {
      guard let unit = value.unit else {
        throw reader.error(source, "\"source_unit\" goes with the \"unit\" to convert to")
      }
      target = unit
      let sourceUnit = try MappedValue.unit(source, reader)
      guard sourceUnit.scaling(to: unit) != nil else {
        throw reader.error(source, "\(sourceUnit) does not convert to \(unit)")
      }
      self.source = sourceUnit
    } else {
      target = nil
      source = nil
    }
    switch yaml["values"]?.json {
    case .array(let items)?: field.values = .list(items)
    case .object(let object)?: field.values = .described(object)
    case nil: break
    default: throw reader.error(yaml["values"] ?? yaml, "\"values\" is a list, or values with what they mean")
    }
  }

  private let source: VOUnit?

  /// A column that is kept as it is; nil where its name says nothing.
  init?(column: TableColumn, _ reader: MappingReader) {
    guard !column.name.isEmpty,
      let value = try? MappedValue(
        YAMLValue(
          .mapping([
            .init(
              name: "column", namePlace: SourcePosition(line: 1, column: 1),
              value: YAMLValue(
                .scalar(column.name, .string(column.name)), place: SourcePosition(line: 1, column: 1)))
          ]), place: SourcePosition(line: 1, column: 1)), reader)
    else { return nil }
    name = column.name
    self.value = value
    field = Field(info: "", ucd: "", dataType: nil)
    (saysInfo, saysUCD, target, source) = (false, false, nil, nil)
  }

  /// Copies what the column says of itself.
  mutating func bind(to scope: MappingScope, _ reader: MappingReader) throws(YAMLError) {
    try value.bind(to: scope)
    let column = value.column
    if kind == nil { kind = Self.kind(of: column) }
    let kind = kind ?? .str
    field.dataType = kind.dataType
    if !saysInfo {
      let described = column?.description.flatMap { $0.isEmpty ? nil : $0 }
      field.info = described ?? (column.map { "Column \($0.name) of the table" } ?? name)
    }
    if !saysUCD {
      let own = column?.ucd.flatMap { UCD.isValid($0) ? $0 : nil }
      field.ucd =
        own
        ?? (kind == .str ? "meta.note" : kind == .time ? "time" : kind == .bool ? "meta.code" : "meta.number")
    }
    if field.unit == nil, kind == .int || kind == .float { field.unit = value.unit?.description }
    if field.unit == "1" { field.unit = nil }
  }

  private static func kind(of column: TableColumn?) -> Kind? {
    guard let column, let type = column.dataType, column.shape.isScalar else { return nil }
    if type.isInteger { return .int }
    if type.isReal { return .float }
    return type == .boolean || type == .bit ? .bool : nil
  }

  /// The property of a row.
  ///
  /// - Parameter repair: asks whether a repair is allowed, and records it.
  func eventValue(
    in scope: MappingScope, repair: (MappedRepair) -> Bool
  ) throws(MappingFault) -> EventValue {
    do throws(MappingFault) {
      return try read(in: scope, repair: repair)
    } catch {
      throw MappingFault("\(name): \(error.reason)")
    }
  }

  private func read(
    in scope: MappingScope, repair: (MappedRepair) -> Bool
  ) throws(MappingFault) -> EventValue {
    if kind == .time {
      var repairs = TimeRepairs.none
      guard let instant = try value.instant(in: scope, repairs: &repairs) else { return .none }
      try repairs.demand(repair)
      guard let text = try? instant.converted(to: .utc).iso8601() else {
        throw MappingFault("a time that has no UTC")
      }
      return .string(text)
    }
    let cell = try value.value(in: scope)
    if cell.isNull { return .none }
    switch kind {
    case .int:
      guard let integer = scope.numberFormat.integer(cell) else {
        throw MappingFault("\(cell) is no whole number")
      }
      return .integer(Int(integer))
    case .float:
      // A cell may carry a unit of its own, and a column say it row by row.
      guard let (number, own) = try value.quantity(in: scope) else { return .none }
      let isOwn = value.unitColumn != nil || own != value.unit
      guard let from = isOwn ? own : source,
        let to = target ?? value.unit ?? field.unit.flatMap({ VOUnit($0) }), from != to
      else { return .number(number) }
      guard let scaling = from.scaling(to: to) else {
        throw MappingFault("\(from) does not convert to \(to)")
      }
      return .number(scaling.convert(number))
    case .bool:
      guard let flag = Self.flag(cell) else { throw MappingFault("\(cell) is neither true nor false") }
      return .bool(flag)
    default:
      // A list has no text of its own.
      return .string(cell.text ?? cell.json.description)
    }
  }

  private static func flag(_ cell: TableValue) -> Bool? {
    if case .bool(let flag) = cell { return flag }
    switch cell.text?.lowercased() {
    case "true", "t", "yes", "y", "1": return true
    case "false", "f", "no", "n", "0": return false
    default: return nil
    }
  }
}
