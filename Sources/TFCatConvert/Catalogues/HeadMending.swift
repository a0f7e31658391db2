internal import TFCat
internal import TFCatJSON

/// Brings the head of a catalogue to TFCat 1.0, in whichever format it stands: layouts of the years before,
/// and members that are not of their kind, which are left out.
enum HeadMending {
  /// The head, mended.
  ///
  /// - Parameters:
  ///   - place: what notes call the text in which it stands.
  ///   - notes: gets what was changed, in sentences without a full stop.
  /// - Throws: for what cannot be mended.
  static func head(
    _ json: JSONValue, at place: String, _ notes: inout [String]
  ) throws(ModelError) -> CatalogueHead {
    guard case .object(var object) = json else { return try CatalogueHead(json: json) }
    mend(&object, at: place, &notes)
    return try CatalogueHead(json: .object(object))
  }

  static func mend(_ json: inout JSONObject, at place: String, _ notes: inout [String]) {
    for index in json.members.indices {
      guard let clean = withoutNUL(json.members[index].value) else { continue }
      json.members[index].value = clean
      notes.append("\(place): \"\(json.members[index].name)\" had the character NUL, which was left out")
    }
    if let crs = json["crs"], let modern = LegacyCRS.modernized(crs) {
      json["crs"] = modern
      notes.append("\(place): the CRS was brought to the layout of TFCat 1.0")
    }
    if json["properties"] == nil, json["metadata"]?.object != nil, let metadata = json["metadata"] {
      json.rename("metadata", to: "properties", value: metadata)
      notes.append("\(place): \"metadata\" is called \"properties\" since TFCat 1.0")
    }
    mendProperties(&json, at: place, &notes)
    for name in ["properties", "fields"] {
      guard let value = json[name], value.object == nil else { continue }
      json[name] = nil
      if value != .null { notes.append("\(place): \"\(name)\" is \(value.kind) and was left out") }
    }
    if json["fields"] != nil { json["fields"] = FieldMending.mended(json["fields"], path: place, &notes) }
    if let box = json["bbox"], (try? BoundingBox(json: box)) == nil {
      json["bbox"] = nil
      notes.append("\(place): the bbox of the catalogue is none and was left out")
    }
  }

  private static func mendProperties(_ json: inout JSONObject, at place: String, _ notes: inout [String]) {
    guard var properties = json["properties"]?.object else { return }
    for index in properties.members.indices {
      let name = properties.members[index].name
      // `instrument_name: ` comes from the example of the standard.
      let clean = String(name.reversed().drop { $0 == ":" || $0 == " " }.reversed())
      guard clean != name, !clean.isEmpty, properties[clean] == nil else { continue }
      properties.members[index].name = clean
      notes.append("\(place): the property \"\(name)\" is now \"\(clean)\"")
    }
    json["properties"] = .object(properties)
  }

  /// A value whose texts have no NUL, at which many programs end a text; `nil` where there is none.
  private static func withoutNUL(_ json: JSONValue) -> JSONValue? {
    switch json {
    case .string(let text):
      return text.utf8.contains(0) ? .string(text.replacing("\0", with: "")) : nil
    case .array(var items):
      var isChanged = false
      for index in items.indices {
        guard let clean = withoutNUL(items[index]) else { continue }
        items[index] = clean
        isChanged = true
      }
      return isChanged ? .array(items) : nil
    case .object(var object):
      var isChanged = false
      for index in object.members.indices {
        guard let clean = withoutNUL(object.members[index].value) else { continue }
        object.members[index].value = clean
        isChanged = true
      }
      return isChanged ? .object(object) : nil
    default: return nil
    }
  }
}
