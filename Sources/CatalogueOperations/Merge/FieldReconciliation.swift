import TFCat
import TFCatConvert
import TFCatJSON
import VOVocabulary

/// The fields of several catalogues as those of one.
struct FieldReconciliation {
  /// Those of the first catalogue, then those that others add.
  private(set) var fields = Fields()
  private(set) var notes: [String] = []
  /// For each catalogue: how values of a property become values in the unit of the merged field.
  private(set) var scalings: [[String: UnitScaling]] = []
  private var origins: [String: String] = [:]

  /// - Throws: `OperationError` for fields of one name that are not the same thing, all of them at once.
  init(_ inputs: [CatalogueInput]) throws(OperationError) {
    var refusals: [String] = []
    for input in inputs {
      var scalings: [String: UnitScaling] = [:]
      for (name, field) in input.head.fields ?? Fields() {
        guard let known = fields[name] else {
          fields[name] = field
          origins[name] = input.path
          continue
        }
        if known == field { continue }
        do {
          let (merged, scaling) = try reconcile(name, known, field, input.path)
          fields[name] = merged
          scalings[name] = scaling
        } catch {
          refusals.append(error.reason)
        }
      }
      self.scalings.append(scalings)
    }
    guard refusals.isEmpty else {
      throw OperationError(
        refusals.joined(separator: "\n")
          + "\n`tfcat set --rename OLD=NEW` or `--field NAME.unit=UNIT` makes fields fit before they are merged"
      )
    }
  }

  private mutating func reconcile(
    _ name: String, _ known: Field, _ other: Field, _ path: String
  ) throws(OperationError) -> (Field, UnitScaling?) {
    let origin = origins[name] ?? ""
    func refusal(_ reason: String) -> OperationError {
      OperationError("the field \"\(name)\" of \(path) is not that of \(origin): \(reason)")
    }
    var merged = known
    var scaling: UnitScaling?
    if known.unit != other.unit {
      switch (known.unit, other.unit) {
      case (let unit?, let otherUnit?):
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
      merged.dataType = .float
      notes.append("\(path): \"\(name)\" is int in one catalogue and float in another, and float together")
    }
    if scaling != nil { merged.dataType = .float }
    if known.ucd != other.ucd {
      notes.append("\(path): \"\(name)\" has the UCD \(known.ucd) of \(origin), and not \(other.ucd)")
    }
    if known.info != other.info {
      notes.append("\(path): \"\(name)\" has the description of \(origin)")
    }
    merged.values = Self.union(known.values, other.values)
    if known.values != nil, merged.values == nil {
      notes.append(
        "\(path): the values that \"\(name)\" may have are no longer listed, as not every catalogue lists them"
      )
    }
    for member in other.foreignMembers where merged.foreignMembers[member.name] == nil {
      merged.foreignMembers[member.name] = member.value
    }
    return (merged, scaling)
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
