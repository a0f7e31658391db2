import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// How a CRS of before TFCat 1.0 gets the layout of today: the same things under other names.
enum CRSRepair {
  /// What is written in the place of the old parts; `nil` where the layout says too little.
  struct Names {
    var timeSystem: String?
    var spectralType: String?
    var observer: String?
    /// Whether nothing of it is a guess.
    var isCertain = true
  }

  static func layout(_ parts: CRSLayout.OldParts, _ names: Names) -> Repair? {
    if parts.contains(.timeCoordinates), names.timeSystem == nil { return nil }
    if parts.contains(.spectralCoordinates), names.spectralType == nil { return nil }
    if parts.contains(.referencePosition), names.observer == nil { return nil }
    return Repair(names.isCertain ? .safe : .unsafe, "write the layout of TFCat 1.0") { place in
      guard let crs = place.node, let properties = crs["properties"] else { return nil }
      var edits: [Edit] = []
      if parts.contains(.type) {
        if let type = crs["type"] {
          edits.append(Edit(type.range, "\"local\""))
        } else {
          edits.append(.insertion("\"type\": \"local\", ", at: crs.range.lowerBound + 1))
        }
      }
      if parts.contains(.timeCoordinates), let system = names.timeSystem {
        guard let edit = member("time_coords", of: properties, to: "time_coords_id", system) else {
          return nil
        }
        edits.append(edit)
      }
      if parts.contains(.spectralCoordinates), let type = names.spectralType {
        guard let axis = properties["spectral_coords"], let edit = member("name", of: axis, to: "type", type)
        else { return nil }
        edits.append(edit)
      }
      if parts.contains(.referencePosition), let observer = names.observer {
        guard let edit = member("ref_position", of: properties, to: "ref_position_id", observer) else {
          return nil
        }
        edits.append(edit)
      }
      return edits
    }
  }

  /// Another member in the place of one. A null that already has its name would be there twice.
  private static func member(
    _ old: String, of object: JSONNode, to name: String, _ value: String
  ) -> Edit? {
    guard object[name] == nil, let member = object.members?.last(where: { $0.name == old }) else {
      return nil
    }
    let text = "\(JSONValue.string(name)): \(JSONValue.string(value))"
    return Edit(member.nameRange.lowerBound..<member.value.range.upperBound, text)
  }
}
