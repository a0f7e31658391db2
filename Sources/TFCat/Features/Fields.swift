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

  /// Fields in their order.
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

  /// The names in their order.
  public var names: [String] { entries.map(\.name) }
}

extension Fields: RandomAccessCollection {
  /// The place of the first element.
  public var startIndex: Int { entries.startIndex }
  /// The place behind the last element.
  public var endIndex: Int { entries.endIndex }
  /// The field at a place, with its name.
  public subscript(index: Int) -> (name: String, field: Field) { entries[index] }
}

extension Fields: Hashable {
  /// Whether both have the same fields, in whatever order.
  public static func == (left: Fields, right: Fields) -> Bool {
    left.count == right.count && left.entries.allSatisfy { right[$0.name] == $0.field }
  }

  /// Feeds what makes two values equal to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(Set(names)) }
}

extension Fields: JSONRepresentable {
  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
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

  /// The JSON form.
  public var json: JSONValue { .object(JSONObject(entries.map { ($0.name, $0.field.json) })) }
}

extension Fields: ExpressibleByDictionaryLiteral {
  /// A literal object, whose members keep their order.
  public init(dictionaryLiteral elements: (String, Field)...) { entries = elements.map { ($0, $1) } }
}
