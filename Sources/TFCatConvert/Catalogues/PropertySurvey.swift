import Base
internal import TFCat
internal import TFCatJSON

/// Which values the properties of all features have: what fields must be declared, and of which type.
struct PropertySurvey: Sendable {
  private struct Kinds: OptionSet {
    let rawValue: UInt8
    static let integer = Kinds(rawValue: 1)
    static let number = Kinds(rawValue: 2)
    static let bool = Kinds(rawValue: 4)
    static let text = Kinds(rawValue: 8)
    /// Text that is a number.
    static let quotedNumber = Kinds(rawValue: 16)
    /// An array or an object.
    static let other = Kinds(rawValue: 32)
  }

  private var names: [String] = []
  private var kinds: [Kinds] = []
  private var places: [String: Int] = [:]
  /// The different values of properties whose fields list what is allowed: one more than a list is likely to
  /// have.
  private var seen: [String: Set<JSONValue>] = [:]
  private static let maximumSeen = 256

  /// - Parameter listed: the fields that list their values.
  init(listed: some Sequence<String> = []) {
    for name in listed { seen[name] = [] }
  }

  mutating func add(_ feature: Feature) {
    for (index, member) in (feature.properties?.members ?? []).enumerated() {
      let kind = Self.kind(of: member.value)
      guard !kind.isEmpty else { continue }
      // The members of most features come in the same order.
      let place =
        index < names.count && names[index] == member.name
        ? index : places[member.name] ?? append(member.name)
      kinds[place].formUnion(kind)
      if !seen.isEmpty, let values = seen[member.name], values.count <= Self.maximumSeen {
        seen[member.name]?.insert(member.value)
      }
    }
  }

  private mutating func append(_ name: String) -> Int {
    names.append(name)
    kinds.append([])
    places[name] = names.count - 1
    return names.count - 1
  }

  private static func kind(of value: JSONValue) -> Kinds {
    switch value {
    case .null: []
    case .bool: .bool
    case .number(let number): number.isInteger ? .integer : .number
    case .string(let text): JSONNumber(literal: text) == nil ? .text : .quotedNumber
    case .array, .object: .other
    }
  }

  /// The declared fields, with types that the values have, and fields for what was not declared.
  func fields(declared: Fields, notes: inout [String]) -> Fields {
    var fields = declared
    // By hashing: a file may have any number of names.
    let indices = Dictionary(
      declared.names.enumerated().map { (ExactName($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for (name, kinds) in zip(names, kinds) {
      guard let index = indices[ExactName(name)] else {
        let field = Field(
          info: "Property \(name) of the source", ucd: Self.ucd(name, kinds), dataType: Self.dataType(kinds))
        fields.entries.append((name, field))
        continue
      }
      var field = declared[index].field
      if let type = field.dataType, !Self.fits(kinds, type) {
        field.dataType = Self.dataType(kinds)
        notes.append(
          "the field \"\(name)\" is \(field.dataType?.rawValue ?? "str") and not \(type.rawValue): its values are"
        )
      }
      if field.dataType == .str, field.unit != nil {
        notes.append(
          "the field \"\(name)\" is text: its unit and its UCD, which are those of a quantity, were left out")
        field.unit = nil
        field.ucd = "meta.note"
      }
      if let values = field.values, !Self.allows(values, seen[name] ?? []) {
        field.values = nil
        notes.append("the field \"\(name)\" has values that it does not list; the list was left out")
      }
      if field.dataType == nil { field.dataType = Self.dataType(kinds) }
      // A note is a text.
      if field.ucd == "meta.note", field.dataType == .int || field.dataType == .float {
        field.ucd = "meta.number"
      }
      fields.entries[index].field = field
    }
    for (index, entry) in declared.enumerated()
    where places[entry.name] == nil && entry.field.dataType == nil {
      fields.entries[index].field.dataType = .str
    }
    return fields
  }

  private static func fits(_ kinds: Kinds, _ type: Field.DataType) -> Bool {
    switch type {
    case .int: kinds.isSubset(of: [.integer, .quotedNumber])
    case .float: kinds.isSubset(of: [.integer, .number, .quotedNumber])
    case .bool: kinds == .bool
    case .str: true
    }
  }

  private static func dataType(_ kinds: Kinds) -> Field.DataType {
    if kinds == .integer { return .int }
    if kinds.isSubset(of: [.integer, .number]) { return .float }
    return kinds == .bool ? .bool : .str
  }

  private static func ucd(_ name: String, _ kinds: Kinds) -> String {
    if name == "feature_type" || name.hasSuffix("type") { return "meta.code.class" }
    return dataType(kinds) == .int || dataType(kinds) == .float ? "meta.number" : "meta.note"
  }

  private static func allows(_ values: Field.AllowedValues, _ seen: Set<JSONValue>) -> Bool {
    switch values {
    case .list(let items): seen.isSubset(of: Set(items))
    case .described(let object):
      seen.allSatisfy { value in object.names.contains(value.string ?? "\(value)") }
    }
  }

  /// Whether a value is such as its field declares it.
  static func isSound(_ value: JSONValue, as type: Field.DataType?) -> Bool {
    switch (value, type) {
    case (.string(let text), .str), (.string(let text), nil): !text.utf8.contains(0)
    case (.bool, .bool): true
    case (.number(let number), .int): number.isInteger && number.doubleValue.isFinite
    case (.number(let number), .float): number.doubleValue.isFinite
    default: false
    }
  }

  /// A value as its field declares it; `nil` for nothing to say.
  static func value(_ value: JSONValue, as type: Field.DataType?) -> JSONValue? {
    switch (value, type) {
    case (.null, _): return nil
    case (.string(let text), .str), (.string(let text), nil): return .string(text.replacing("\0", with: ""))
    case (.number, .float), (.bool, .bool): return value
    case (.number(let number), .int) where number.isInteger: return value
    case (.string(let text), .int), (.string(let text), .float):
      return JSONNumber(literal: text).map(JSONValue.number) ?? value
    case (_, .str), (_, nil): return .string("\(value)")
    default: return value
    }
  }
}
