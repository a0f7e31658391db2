import Base
import LintKit
import TFCat
import TFCatJSON

/// The members that TFCat gives a meaning, by the object they stand in.
enum KnownMembers {
  static let collection = CatalogueHead.memberNames
  static let feature = ["type", "id", "geometry", "properties", "crs", "bbox"]
  static let geometry = ["type", "coordinates", "geometries", "crs", "bbox", "properties"]
  static let crs = ["type", "properties"]
  static let crsProperties = ["name", "time_coords_id", "time_coords", "spectral_coords", "ref_position_id"]
  static let timeCoords = ["name", "unit", "time_origin", "time_scale"]
  static let spectralCoords = ["type", "unit", "scale"]
  static let field = ["info", "datatype", "ucd", "unit", "values"]

  /// What other formats call them, in lower case.
  static let otherNames = [
    "coords": "coordinates", "geom": "geometry", "shape": "geometry", "property": "properties",
    "props": "properties", "attributes": "properties", "events": "features",
  ]

  static let all = Set(
    collection + feature + geometry + crs + crsProperties + timeCoords + spectralCoords + field)
}

extension JSONObject {
  /// The member whose name most likely is a misspelt `name`; `nil` when `name` itself is there.
  func misspelling(of name: String) -> String? {
    guard self[name] == nil else { return nil }
    return members.first { member in
      !KnownMembers.all.contains(member.name)
        && (NearestWord.suggestion(for: member.name, in: CollectionOfOne(name)) != nil
          || KnownMembers.otherNames[member.name.lowercased()] == name)
    }?.name
  }
}

extension Emitter {
  /// Reports that a member is missing: at the one that seems to be misspelt, where there is one.
  ///
  /// - Parameters:
  ///   - owner: what must have it: `the catalogue`.
  ///   - hint: what to write, said when no member looks like it.
  func reportMissing(_ name: String, in object: JSONObject, owner: String, hint: String? = nil) {
    if let misspelt = object.misspelling(of: name) {
      report(
        "\(owner) has no \"\(name)\"; is \"\(misspelt)\" meant to be it?", at: [.name(misspelt)], part: .name,
        repair: misspelt.lowercased() == name ? .rename(.safe, to: name) : nil)
    } else {
      report("\(owner) has no \"\(name)\"" + (hint.map { "; \($0)" } ?? ""))
    }
  }
}
