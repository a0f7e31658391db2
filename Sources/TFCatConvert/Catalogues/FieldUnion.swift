package import TFCat
internal import TFCatJSON
package import VOVocabulary

/// Two fields of one name, from two catalogues, as one: the first, with what the second adds.
package struct FieldUnion {
  package private(set) var field: Field
  /// How values of the second become values in the unit of the first; `nil` where they stay as they are.
  package private(set) var scaling: UnitScaling?
  /// What the user should know, in sentences without a full stop.
  package private(set) var notes: [String] = []

  /// - Parameters:
  ///   - origin: the catalogue of the first, for notes.
  ///   - path: that of the second.
  /// - Throws: `ConversionError` where they are not the same thing.
  package init(
    _ name: String, _ known: Field, of origin: String, _ other: Field, of path: String
  ) throws(ConversionError) {
    field = known
    guard known != other else { return }
    func refusal(_ reason: String) -> ConversionError {
      ConversionError(reason: "the field \"\(name)\" of \(path) is not that of \(origin): \(reason)")
    }
    if known.unit != other.unit {
      switch (known.unit, other.unit) {
      case (let unit?, let otherUnit?):
        for text in [unit, otherUnit] where VOUnit(text) == nil {
          throw refusal("\"\(text)\" is no unit of VOUnits")
        }
        guard let target = VOUnit(unit), let source = VOUnit(otherUnit),
          let found = source.scaling(to: target)
        else { throw refusal("\(otherUnit) cannot be given in \(unit)") }
        if !found.isIdentity {
          guard Self.isNumber(known.dataType), Self.isNumber(other.dataType) else {
            throw refusal("values in \(otherUnit) that are no numbers cannot be given in \(unit)")
          }
          scaling = found
          notes.append("\(path): values of \"\(name)\" are given in \(unit) instead of \(otherUnit)")
        }
      case (let unit, let otherUnit):
        throw refusal("one says the unit \(unit ?? otherUnit ?? ""), and the other none")
      }
    }
    if known.dataType != other.dataType {
      guard Self.isNumber(known.dataType), Self.isNumber(other.dataType) else {
        let types = [other.dataType, known.dataType].map { $0?.rawValue ?? "nothing" }
        throw refusal("its values are \(types[0]), and not \(types[1])")
      }
      field.dataType = .float
      notes.append("\(path): \"\(name)\" is int in one catalogue and float in another, and float together")
    }
    if scaling != nil { field.dataType = .float }
    if known.ucd != other.ucd {
      notes.append("\(path): \"\(name)\" has the UCD \(known.ucd) of \(origin), and not \(other.ucd)")
    }
    if known.info != other.info {
      notes.append("\(path): \"\(name)\" has the description of \(origin)")
    }
    field.values = Self.union(known.values, other.values)
    if known.values != nil, field.values == nil {
      notes.append(
        "\(path): the values that \"\(name)\" may have are no longer listed, as not every catalogue lists them"
      )
    }
    for member in other.foreignMembers where field.foreignMembers[member.name] == nil {
      field.foreignMembers[member.name] = member.value
    }
  }

  private static func isNumber(_ type: Field.DataType?) -> Bool { type == .int || type == .float }

  private static func union(_ one: Field.AllowedValues?, _ other: Field.AllowedValues?) -> Field
    .AllowedValues?
  {
    switch (one, other) {
    case (.list(let left)?, .list(let right)?): return .list(left + right.filter { !left.contains($0) })
    case (.described(let left)?, .described(let right)?):
      return .described(JSONObject(members: left.members + right.members.filter { left[$0.name] == nil }))
    case (.described(let left)?, .list(let right)?):
      let names = right.compactMap(\.string)
      guard names.count == right.count else { return nil }
      return .described(
        JSONObject(
          members: left.members + names.filter { left[$0] == nil }.map { .init(name: $0, value: .string($0)) }
        ))
    case (.list(let left)?, .described(let right)?):
      let names = right.names.map(JSONValue.string)
      return .list(left + names.filter { !left.contains($0) })
    default: return nil
    }
  }
}
