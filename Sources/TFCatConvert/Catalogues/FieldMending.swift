internal import TFCat
internal import TFCatJSON
internal import VOVocabulary

/// Makes declarations of fields sound: each has `info` and `ucd`, and units and UCDs are such as the
/// standards know.
enum FieldMending {
  static func mended(_ fields: JSONValue?, path: String, _ notes: inout [String]) -> JSONValue {
    var object = fields?.object ?? JSONObject()
    for index in object.members.indices {
      let name = object.members[index].name
      var field = object.members[index].value.object ?? JSONObject()
      for (member, change) in changes(of: &field, name: name) {
        notes.append("\(path): field \"\(name)\": \(member) \(change)")
      }
      object.members[index].value = .object(field)
    }
    return .object(object)
  }

  /// The declarations that the features leave, as long as their values are such as these say.
  ///
  /// - Parameter allAreUsed: whether each field is a property of some feature.
  /// - Returns: nil where the features have to be looked at.
  static func fields(_ fields: Fields?, allAreUsed: Bool) -> Fields? {
    var mended = fields ?? Fields()
    for index in mended.entries.indices {
      let field = mended.entries[index].field
      switch field.dataType {
      case .str: guard field.unit == nil else { return nil }
      case .int, .float:
        guard field.ucd == note else { break }
        guard allAreUsed else { return nil }
        mended.entries[index].field.ucd = number
      case .bool: break
      case nil: return nil
      }
    }
    return mended
  }

  /// The UCD of what no other says more about.
  private static let note = "meta.note"
  /// The same for numbers: a note is a text.
  private static let number = "meta.number"

  private static func changes(of field: inout JSONObject, name: String) -> [(String, String)] {
    var changes: [(String, String)] = []
    if field["info"]?.string == nil {
      field["info"] = .string(name)
      changes.append(("\"info\"", "was missing"))
    }
    let ucd = field["ucd"]?.string
    if ucd.map({ UCD.check($0).isEmpty }) != true {
      let better = ucd.flatMap(UCD.corrected).flatMap { UCD.check($0).isEmpty ? $0 : nil } ?? "meta.note"
      field["ucd"] = .string(better)
      changes.append(("\"ucd\"", "\(ucd.map { "\"\($0)\"" } ?? "was missing and") is now \"\(better)\""))
    }
    if let type = field["datatype"], type.string.flatMap(Field.DataType.init(rawValue:)) == nil {
      field["datatype"] = nil
      changes.append(("\"datatype\"", "\(type) is none of int, float, bool and str"))
    }
    if let unit = field["unit"] {
      let text = unit.string ?? ""
      let findings = VOUnit.check(text)
      if text.isEmpty || findings.contains(where: { $0.severity > .note }) {
        let better = findings.lazy.compactMap(\.suggestions.first).first { VOUnit.check($0).isEmpty }
        field["unit"] = better.map(JSONValue.string)
        changes.append(
          ("\"unit\"", "\(unit) is \(better.map { "now \"\($0)\"" } ?? "left out: it is no VOUnit")"))
      }
    }
    if let values = field["values"], values.array == nil, values.object == nil {
      field["values"] = nil
      changes.append(("\"values\"", "\(values) is no list and was left out"))
    }
    return changes
  }
}
