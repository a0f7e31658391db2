import Base
package import TFCat
package import TFCatConvert
package import TFCatJSON
import VOVocabulary

/// Changes what a catalogue says of itself and of its fields; properties that are renamed or dropped change
/// in all features.
package struct CatalogueEdit {
  /// A change of one member of a field's description.
  package struct FieldChange: Hashable, Sendable {
    package var field: String
    package var member: String
    /// `nil` removes the member.
    package var value: String?

    /// The members that the standard knows.
    static let members = ["info", "ucd", "unit", "datatype", "values"]

    /// Reads `NAME.MEMBER=VALUE`; without a value the member is removed.
    ///
    /// - Throws: `OperationError` for another form.
    package init(parsing text: String) throws(OperationError) {
      guard let equals = text.firstIndex(of: "="), let dot = text[..<equals].lastIndex(of: "."),
        dot > text.startIndex, text.index(after: dot) < equals
      else {
        throw OperationError("\"\(text)\" is no change of a field: write it as in peak_flux.unit=Jy")
      }
      field = String(text[..<dot])
      member = String(text[text.index(after: dot)..<equals])
      let rest = String(text[text.index(after: equals)...])
      value = rest.isEmpty ? nil : rest
    }
  }

  /// Members of the catalogue's `properties` to set, in their order.
  package var properties = JSONObject()
  /// Members of the catalogue's `properties` to remove.
  package var removedProperties: [String] = []
  /// Fields that get other names.
  package var renames: [(old: String, new: String)] = []
  /// Changes of fields, by their new names.
  package var fieldChanges: [FieldChange] = []
  /// Fields that go, by their new names.
  package var drops: [String] = []
  /// The only fields that stay, by their new names; `nil` for all.
  package var keeps: [String]?

  package init() {}

  /// How many features have changed, by what was done to a property.
  package struct Report: Hashable, Sendable {
    package var features = 0
    package var renamed: [String: Int] = [:]
    package var dropped: [String: Int] = [:]
    /// Properties that do not fit what their fields have become.
    package var misfits = FieldMisfits()
  }

  /// The head as it becomes.
  ///
  /// - Throws: `OperationError` for what is not there and what cannot be.
  package func head(of input: CatalogueInput) throws -> CatalogueHead {
    var head = input.head
    var properties = head.properties ?? JSONObject()
    for member in self.properties { properties[member.name] = member.value }
    for name in removedProperties {
      guard properties[name] != nil else {
        let names = properties.names
        throw OperationError(
          "--unset: the catalogue has no property \"\(name)\"\(NearestWord.hint(for: name, among: names))"
            + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"))
      }
      properties[name] = nil
    }
    if !(head.properties == nil && properties.isEmpty) { head.properties = properties }
    try FeatureScope.check(renames.map(\.old), in: input, of: "--rename", takesFacts: false)
    var fields = head.fields ?? Fields()
    for (old, new) in renames {
      guard !new.isEmpty, fields[new] == nil else {
        throw OperationError("--rename: there is a field \"\(new)\" already: drop or rename it first")
      }
      if let index = fields.entries.firstIndex(where: { $0.name == old }) { fields.entries[index].name = new }
    }
    try change(&fields)
    let unknown = (drops + (keeps ?? [])).filter { fields[$0] == nil }
    if !unknown.isEmpty {
      let olds = unknown.map { name in renames.first { $0.new == name }?.old ?? name }
      try FeatureScope.check(olds, in: input, of: keeps == nil ? "--drop" : "--keep", takesFacts: false)
    }
    fields.entries.removeAll { isDropped($0.name) }
    if !(head.fields == nil && fields.isEmpty) { head.fields = fields }
    return head
  }

  /// Whether a property goes, by its new name.
  private func isDropped(_ name: String) -> Bool {
    drops.contains(name) || keeps.map { !$0.contains(name) } ?? false
  }

  private func change(_ fields: inout Fields) throws {
    var names: [String] = []
    for change in fieldChanges where !names.contains(change.field) { names.append(change.field) }
    for name in names {
      var json = fields[name]?.json.object ?? JSONObject()
      for change in fieldChanges where change.field == name {
        json[change.member] = try change.value.map { try Self.value($0, of: change) }
      }
      do throws(ModelError) {
        fields[name] = try Field(json: .object(json))
      } catch {
        let hint = fields[name] == nil ? NearestWord.hint(for: name, among: fields.names) : ""
        let advice =
          fields[name] == nil
          ? ": there is no such field\(hint), and a new one needs info and ucd" : ""
        throw OperationError("--field: \"\(name)\": \(error.reason)\(advice)")
      }
    }
  }

  private static func value(_ text: String, of change: FieldChange) throws(OperationError) -> JSONValue {
    switch change.member {
    case "values":
      guard let parsed = json(text), parsed.array != nil || parsed.object != nil else {
        throw OperationError(
          "--field: the values of \"\(change.field)\" are a JSON array or object, as in [1, 2, 3]")
      }
      return parsed
    case "unit":
      do {
        _ = try VOUnit(parsing: text)
      } catch {
        throw OperationError("--field: \"\(text)\" is no unit for \"\(change.field)\": \(error)")
      }
      return .string(text)
    case "info", "ucd", "datatype": return .string(text)
    default:
      // A catalogue may have members of its own, but not under a name that a slip makes of a known one.
      let hint = NearestWord.hint(for: change.member, among: FieldChange.members)
      guard hint.isEmpty else {
        throw OperationError("--field: a field has no member \"\(change.member)\"\(hint)")
      }
      return .string(text)
    }
  }

  /// What a reader should know about the units and UCDs that fields get.
  package var notes: [String] {
    fieldChanges.flatMap { change -> [String] in
      guard let text = change.value else { return [] }
      let findings: [String] =
        switch change.member {
        case "unit": VOUnit.check(text).map(\.message)
        case "ucd": UCD.check(text).map(\.message)
        default: []
        }
      return findings.map { "\(change.field).\(change.member)=\(text): \($0)" }
    }
  }

  /// Reads a JSON text.
  package static func json(_ text: String) -> JSONValue? {
    var text = text
    return text.withUTF8 { JanssonParser.parse(UnsafeRawBufferPointer($0)) }
  }

  /// Changes the properties of a feature.
  ///
  /// - Returns: whether anything is another than in the file.
  package func change(_ feature: inout Feature, _ report: inout Report) throws(OperationError) -> Bool {
    guard var properties = feature.properties, !renames.isEmpty || !drops.isEmpty || keeps != nil else {
      return false
    }
    var isChanged = false
    for index in properties.members.indices {
      let name = properties.members[index].name
      guard let (_, new) = renames.first(where: { $0.old == name }) else { continue }
      guard properties[new] == nil else {
        throw OperationError(
          "--rename: feature \(feature.id?.description ?? "without id") has a property \"\(new)\" already")
      }
      properties.members[index].name = new
      report.renamed[new, default: 0] += 1
      isChanged = true
    }
    for member in properties where isDropped(member.name) {
      report.dropped[member.name, default: 0] += 1
      isChanged = true
    }
    if isChanged {
      properties.members.removeAll { isDropped($0.name) }
      feature.properties = properties
      report.features += 1
    }
    return isChanged
  }

  /// Writes all features; the output is not finished.
  package func run(_ input: CatalogueInput, into output: FeatureOutput) throws -> Report {
    var report = Report()
    let changed = fieldChanges.filter { ["datatype", "values"].contains($0.member) }.map(\.field)
    report.misfits = FieldMisfits(of: Set(changed), in: try head(of: input).fields)
    var stream = input.features()
    while let item = try stream.next() {
      var feature = item.feature
      let isChanged = try change(&feature, &report)
      report.misfits.count(feature)
      try output.write(feature, text: isChanged ? nil : input.text(of: item))
    }
    return report
  }
}
