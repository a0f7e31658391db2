import Base
import TFCat
import TFCatJSON

/// Fields made of properties that no field describes.
struct UndescribedFields {
  private(set) var fields = Fields()

  mutating func look(at properties: JSONObject?) {
    for member in properties ?? JSONObject() {
      let type: Field.DataType? =
        switch member.value {
        case .bool: .bool
        case .number(let number): number.isInteger ? .int : .float
        case .null: nil
        default: .str
        }
      guard let type else { continue }
      if let known = fields[member.name]?.dataType {
        guard known != type else { continue }
        let joined: Field.DataType = [known, type].allSatisfy { $0 == .int || $0 == .float } ? .float : .str
        fields[member.name] = Self.field(member.name, joined)
      } else {
        fields[member.name] = Self.field(member.name, type)
      }
    }
  }

  /// Looks at the properties without a declared field.
  ///
  /// - Parameter declared: the names of the fields.
  mutating func look(atOthersOf properties: some Sequence<JSONObject.Member>, _ declared: Set<ExactName>) {
    look(at: JSONObject(members: properties.filter { !declared.contains(ExactName($0.name)) }))
  }

  /// Looks at features that have properties without a declared field, up to the next head.
  ///
  /// - Returns: the head; `nil` at the end.
  mutating func lookForOthers(in texts: inout JSONTexts, than declared: Fields?) -> JSONValue? {
    let known = Set((declared?.names ?? []).map(ExactName.init))
    var reader = FeatureReader()
    var places = FieldPlaces(declared?.names ?? [])
    while let text = texts.nextText() {
      if var cursor = JSONCursor(UnsafeRawBufferPointer(text.buffer)), reader.scan(&cursor),
        places.find(in: reader.tape)
      {
        continue
      }
      guard case .value(let json) = texts.outcome(of: text) else { continue }
      if FeatureLinesSource.isHead(json) { return json }
      if let properties = json["properties"]?.object { look(atOthersOf: properties, known) }
    }
    return nil
  }

  /// That fields were made which the catalogue does not declare.
  var note: String {
    let names = fields.names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    return "the catalogue declares no field \(names)\(fields.count > 12 ? " ..." : ""):"
      + " such were made of the properties, with UCDs that say little"
  }

  private static func field(_ name: String, _ type: Field.DataType) -> Field {
    Field(
      info: "The property \"\(name)\" of the source",
      ucd: type == .str ? "meta.note" : type == .bool ? "meta.code" : "meta.number",
      dataType: type)
  }
}
