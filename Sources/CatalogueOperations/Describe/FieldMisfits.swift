import Base
import TFCat
import TFCatJSON

/// Counts the properties that do not fit the datatype or the listed values that their fields have got.
package struct FieldMisfits: Hashable, Sendable {
  private struct Checked: Hashable, Sendable {
    var name: String
    var type: Field.DataType?
    var listed: ListedValues?
  }

  /// How many features have a value that does not fit, and the first of the values.
  private struct Count: Hashable, Sendable {
    var features = 0
    var first = ""

    mutating func add(_ value: JSONValue) {
      if features == 0 { first = value.shown }
      features += 1
    }
  }

  private var fields: [Checked] = []
  private var ofType: [String: Count] = [:]
  private var notListed: [String: Count] = [:]

  init() {}

  init(of names: Set<String>, in fields: Fields?) {
    self.fields = (fields ?? Fields()).compactMap { name, field in
      guard names.contains(name) else { return nil }
      return Checked(name: name, type: field.dataType, listed: ListedValues(field.json["values"]))
    }
  }

  mutating func count(_ feature: Feature) {
    for field in fields {
      guard let value = feature.properties?[field.name], value != .null else { continue }
      let fit = field.type.map { DataTypeFit(of: value, in: $0) } ?? .unknown
      if fit == .differs || fit == .fitsAsText { ofType[field.name, default: Count()].add(value) }
      if fit != .differs, field.listed?.allows(value) == false {
        notListed[field.name, default: Count()].add(value)
      }
    }
  }

  /// What to say of them: "flux: 2 features have a value that is no int, such as 1.5".
  package var notes: [String] {
    fields.flatMap { field -> [String] in
      var notes: [String] = []
      if let count = ofType[field.name], let type = field.type {
        notes.append(Self.note(field.name, count, "is no \(type.rawValue)"))
      }
      if let count = notListed[field.name] {
        notes.append(Self.note(field.name, count, "its values do not list"))
      }
      return notes
    }
  }

  private static func note(_ name: String, _ count: Count, _ what: String) -> String {
    let have = count.features == 1 ? "has" : "have"
    return "\(name): \(count.features.of("feature")) \(have) a value that \(what), such as \(count.first)"
  }
}
