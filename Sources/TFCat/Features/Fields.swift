import Base
public import TFCatJSON

/// The fields of a catalogue by name, in the order of the file (TFCat 1.0, `fields`).
///
///     var fields: Fields = ["type": Field(info: "Type of burst", ucd: "meta.code.class", dataType: .str)]
///     fields["intensity"] = Field(info: "Peak", ucd: "phot.flux.density;stat.max", dataType: .float, unit:
///   "Jy")
///     for (name, field) in fields { print(name, field.ucd) }
public struct Fields: Sendable {
  /// In the order of the file.
  public var entries: [(name: String, field: Field)]

  /// Fields from their names; no two may have the same name.
  public init(_ entries: [(name: String, field: Field)] = []) { self.entries = entries }

  /// The field of that name. Setting keeps the place of a field that is there, appends one that is not, and
  /// removes it for `nil`.
  public subscript(name: String) -> Field? {
    get { entries.first { $0.name.isSame(as: name) }?.field }
    set {
      let index = entries.firstIndex { $0.name.isSame(as: name) }
      switch (index, newValue) {
      case (let index?, let field?): entries[index].field = field
      case (nil, let field?): entries.append((name, field))
      case (let index?, nil): entries.remove(at: index)
      case (nil, nil): break
      }
    }
  }

  /// The names, in the order of the file.
  public var names: [String] { entries.map(\.name) }
}

extension Fields {
  /// What is said of a name that no catalogue declares; `nil` where one does.
  package static func refusal(of name: String, in heads: [CatalogueHead]) -> String? {
    let known = heads.flatMap { $0.fields?.names ?? [] }
    guard !known.contains(name) else { return nil }
    return "there is no field \"\(name)\"\(NearestWord.hint(for: name, among: known))"
      + (known.isEmpty ? "" : " (\(known.prefix(30).joined(separator: ", ")))")
  }
}

extension Fields: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { entries.startIndex }
  /// The number of fields.
  public var endIndex: Int { entries.endIndex }
  /// The field at an index, with its name.
  public subscript(index: Int) -> (name: String, field: Field) { entries[index] }
}

extension Fields: Hashable {
  /// Whether both have the same fields, in whatever order.
  public static func == (left: Fields, right: Fields) -> Bool {
    left.count == right.count && left.entries.allSatisfy { right[$0.name] == $0.field }
  }

  /// Hashes the names, whose order does not matter.
  public func hash(into hasher: inout Hasher) { hasher.combine(Set(names)) }
}

extension Fields: JSONRepresentable {
  /// Reads an object of fields by name.
  ///
  /// - Throws: `ModelError` for the first fault of a field, with its name in the pointer.
  public init(json: JSONValue) throws(ModelError) {
    guard let object = json.object else { throw .expected("an object of fields by name", got: json, at: []) }
    entries = []
    for member in object {
      do {
        entries.append((member.name, try Field(json: member.value)))
      } catch {
        throw error.inside(member.name)
      }
    }
  }

  /// An object of the fields by name, in their order.
  public var json: JSONValue { .object(JSONObject(entries.map { ($0.name, $0.field.json) })) }
}

extension Fields: ExpressibleByDictionaryLiteral {
  /// Fields by name, in the order in which they are written.
  public init(dictionaryLiteral elements: (String, Field)...) { entries = elements.map { ($0, $1) } }
}
