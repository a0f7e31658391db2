import LintKit
import TFCat
import TFCatJSON

/// A feature or a geometry whose axes are not those of the catalogue.
struct CRSDiffers: StructureRule {
  static let description = RuleDescription(
    id: "TFC219", name: "crs-differs", severity: .info,
    basis: "TFCat 1.0, crs: the nearest CRS around a geometry is in force",
    summary: "A feature has other axes than the catalogue.",
    explanation: """
      TFCat allows a CRS in a feature or a geometry, but no published catalogue has one, and programs commonly read \
      the CRS once for the whole file. They take such a feature's values for the catalogue's units.
      """,
    advice: "Convert the feature to the axes of the catalogue, or keep it in a catalogue of its own.",
    valid: [
      .features(
        #"""
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
         "properties": {}, "crs": \#(Example.standardCRS)}
        """#)
    ],
    invalid: [
      .features(
        #"""
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24730]},
         "properties": {}, ⟦"crs"⟧: {"type": "local", "properties": {"time_coords_id": "unix",
         "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "GEOCENTER"}}}
        """#),
      .geometry(
        #"""
        {"type": "Point", "coordinates": [1158051858, 24.73],
         ⟦"crs"⟧: {"type": "local", "properties": {"time_coords_id": "unix",
         "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}}
        """#),
    ])

  let roles: Set<NodeRole> = [.feature, .geometry]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let catalogue = context.crs, let json = node.object?["crs"],
      let crs = (try? CRS(json: json))?.local,
      let difference = Self.difference(crs, from: catalogue)
    else { return }
    findings.report("this CRS has \(difference)", at: ["crs"], part: .name)
  }

  private static func difference(_ crs: LocalCRS, from catalogue: LocalCRS) -> String? {
    let spectral = crs.spectralCoordinates
    let other = catalogue.spectralCoordinates
    if spectral.kind != other.kind || spectral.unit != other.unit {
      return
        "\(spectral.kind.rawValue) in \(spectral.unit), the catalogue \(other.kind.rawValue) in \(other.unit)"
    }
    let time = text(crs.timeCoordinates)
    let otherTime = text(catalogue.timeCoordinates)
    if time != otherTime { return "times in \(time), the catalogue in \(otherTime)" }
    if crs.referencePosition != catalogue.referencePosition {
      let observer = catalogue.referencePosition.shown
      return "the reference position \(crs.referencePosition.shown), the catalogue \(observer)"
    }
    return nil
  }

  private static func text(_ coordinates: TimeCoordinates) -> String {
    switch coordinates {
    case .predefined(let system): "\"\(system.rawValue)\""
    case .explicit(let axis): "\(axis.unit) since \(axis.origin) \(axis.scale.rawValue)"
    }
  }
}
