import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// The units that a node of the tree gives: those of a field, or of the axes of a CRS.
struct UnitText {
  var text: String
  /// What it is the unit of, for messages.
  var owner: String
  var pointer: JSONPointer
  /// What the axis measures whose unit it is; `nil` for that of a field.
  var axis: AxisQuantity?

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
        UnitText(
          text: text, owner: "the time axis", pointer: ["properties", "time_coords", "unit"], axis: .time))
    }
    if let axis = layout.spectralCoordinates, let text = axis["unit"]?.string {
      let type = axis["type"]?.string.flatMap(SpectralCoordinateType.init)
      units.append(
        UnitText(
          text: text, owner: "the spectral axis", pointer: ["properties", "spectral_coords", "unit"],
          axis: .spectral(type)))
    }
    return units
  }

  /// Those of the units that are suggested which can stand here: an axis takes none of another quantity.
  func suitable(_ suggestions: [String]) -> [String] {
    guard let axis else { return suggestions }
    return suggestions.filter(axis.isMeasured)
  }

  /// What to write, as the end of a message; `suggestions` are those that suit.
  func advice(_ suggestions: [String]) -> String {
    if let best = suggestions.first { return "; write \(best.shown)" }
    guard let axis, !axis.isMeasured(in: text) else { return "" }
    return "; write \(axis.wanted)"
  }
}
