import LintKit
import TFCat
import TFCatJSON

/// The units that a node of the tree gives: those of a field, or of the axes of a CRS.
struct UnitText {
  var text: String
  /// What it is the unit of, for messages.
  var owner: String
  var pointer: JSONPointer

  static let roles: Set<NodeRole> = [.field, .crs]

  static func all(of node: Node) -> [UnitText] {
    if node.role == .field {
      guard let text = node.object?["unit"]?.string else { return [] }
      return [UnitText(text: text, owner: (node.name ?? "").shown, pointer: ["unit"])]
    }
    guard let layout = CRSLayout(node) else { return [] }
    var units: [UnitText] = []
    if let text = layout.timeCoordinates?["unit"]?.string {
      units.append(
        UnitText(text: text, owner: "the time axis", pointer: ["properties", "time_coords", "unit"]))
    }
    if let text = layout.spectralCoordinates?["unit"]?.string {
      units.append(
        UnitText(text: text, owner: "the spectral axis", pointer: ["properties", "spectral_coords", "unit"]))
    }
    return units
  }
}
