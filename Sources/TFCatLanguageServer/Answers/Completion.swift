import TFCat
import TFCatJSON
import VOVocabulary

/// What may be written at a place: words of the vocabularies, and the names of the declared fields.
struct Completion {
  let document: TextDocument
  let facts: DocumentFacts

  private struct Item {
    var label: String
    var detail: String
  }

  /// As items of the protocol.
  func items(at offset: Int) -> JSONValue {
    let context = CursorContext(document.bytes, at: offset)
    var start = context.content.lowerBound
    var items: [Item] = []
    switch context.part {
    case .string:
      if context.names.first == "ucd" {
        let written = document.bytes[start..<max(start, offset)]
        let semicolon = written.lastIndex(of: UInt8(ascii: ";"))
        if let semicolon { start = semicolon + 1 }
        items = Self.words(isFirst: semicolon == nil)
      } else {
        items = Self.values(context.names)
      }
    case .name: items = names(context)
    case .other: return []
    }
    guard !items.isEmpty else { return [] }
    // The client leaves out what does not begin as what is written; thousands of words are too many for it.
    let prefix = String(decoding: document.bytes[start..<max(start, offset)], as: UTF8.self).lowercased()
    let end = max(offset, wordEnd(context, from: offset))
    let range = document.range(start..<end)
    let fitting = items.filter { $0.label.lowercased().hasPrefix(prefix) }
    return .array(
      (fitting.isEmpty ? items : fitting).prefix(1000).map { item in
        [
          "label": .string(item.label), "kind": 12, "detail": .string(item.detail),
          "filterText": .string(item.label), "textEdit": ["range": range, "newText": .string(item.label)],
        ]
      })
  }

  /// The end of the word that is written over: of a UCD up to the next semicolon.
  private func wordEnd(_ context: CursorContext, from offset: Int) -> Int {
    guard offset < context.content.upperBound else { return offset }
    return document.bytes[offset..<context.content.upperBound].firstIndex(of: UInt8(ascii: ";"))
      ?? context.content.upperBound
  }

  private static func words(isFirst: Bool) -> [Item] {
    UCDWord.all.filter { isFirst ? $0.syntaxCode.mayBeFirst : $0.syntaxCode.mayFollow }.map { word in
      let quantities = word.expectedQuantities.map(\.rawValue).sorted().joined(separator: ", ")
      return Item(label: word.name, detail: quantities.isEmpty ? "UCD1+" : quantities)
    }
  }

  /// The words of a member by its name and the names around it.
  private static func values(_ names: [String]) -> [Item] {
    let around = names.dropFirst().first
    switch names.first {
    case "unit":
      return VOUnit.commonTexts.map { text in
        Item(label: text, detail: VOUnit(text).map { "\($0.dimension)" } ?? "VOUnit")
      }
    case "time_coords_id": return TimeSystem.allCases.map { Item(label: $0.rawValue, detail: $0.name) }
    case "time_scale": return TimeScale.allCases.map { Item(label: $0.rawValue, detail: "time scale") }
    case "ref_position_id":
      return ReferencePosition.all.map { Item(label: $0.name, detail: $0.kind.rawValue) }
    case "datatype": return Field.DataType.allCases.map { Item(label: $0.rawValue, detail: "datatype") }
    case "scale" where around == "spectral_coords":
      return ["linear", "log"].map { Item(label: $0, detail: "spectral scale") }
    case "type" where around == "spectral_coords":
      return SpectralCoordinates.Kind.allCases.map { Item(label: $0.rawValue, detail: "spectral axis") }
    case "type" where around == "crs": return [Item(label: "local", detail: "CRS")]
    case "type" where around == "geometry" || around == "geometries":
      return Geometry.Kind.allCases.map { Item(label: $0.rawValue, detail: "geometry") }
    case "type" where around == "features": return [Item(label: "Feature", detail: "TFCat")]
    case "type" where around == nil: return [Item(label: "FeatureCollection", detail: "TFCat")]
    default: return []
    }
  }

  /// The names that members at the place may have.
  private func names(_ context: CursorContext) -> [Item] {
    func items(_ names: [String], _ detail: String) -> [Item] {
      names.map { Item(label: $0, detail: detail) }
    }
    let names = context.names.dropFirst()
    let isInList =
      context.steps.contains(.member("features")) || context.steps.contains(.member("observations"))
    switch names.first {
    case "properties" where isInList:
      return facts.fields.members.map { member in
        Item(label: member.name, detail: member.value["info"]?.string ?? "field")
      }
    case "properties" where names.dropFirst().first == "crs":
      return items(["time_coords_id", "time_coords", "spectral_coords", "ref_position_id", "name"], "CRS")
    case "crs": return items(["type", "properties"], "CRS")
    case "time_coords": return items(["unit", "time_origin", "time_scale", "name"], "time axis")
    case "spectral_coords": return items(["type", "unit", "scale"], "spectral axis")
    case "geometry": return items(["type", "coordinates", "bbox", "crs"], "geometry")
    case "features": return items(["type", "id", "geometry", "properties", "bbox", "crs"], "Feature")
    case nil:
      return items(
        ["type", "properties", "fields", "crs", "bbox", "observations", "features"], "FeatureCollection")
    default:
      return names.dropFirst().first == "fields"
        ? items(["info", "datatype", "ucd", "unit", "values"], "field") : []
    }
  }
}
