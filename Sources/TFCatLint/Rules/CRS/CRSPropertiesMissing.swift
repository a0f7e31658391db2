import LintKit
import TFCat
import TFCatJSON

/// The axes stand in the `properties` of the CRS.
struct CRSPropertiesMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC204", name: "crs-properties-missing", severity: .error,
    basis: "TFCat 1.0, crs: an object with type and properties",
    summary: "The CRS has no `properties` object.",
    explanation: "The axes are looked for in \"properties\" and nowhere else.",
    advice: "Put the time axis, spectral_coords and ref_position_id into \"properties\".",
    valid: [.crs(Example.standardCRS)],
    invalid: [
      .crs(#"⟦{"type": "local"}⟧"#),
      .crs(#"{"type": "local", "properties": ⟦"unix"⟧}"#),
      .crs(
        #"⟦{"type": "local", \#(Example.timeAxis), \#(Example.spectralAxis), \#(Example.referencePosition)}⟧"#
      ),
    ])

  let roles: Set<NodeRole> = [.crs]

  private static let axes = ["time_coords_id", "time_coords", "spectral_coords", "ref_position_id"]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let layout = CRSLayout(node), layout.properties == nil else { return }
    let type = layout.object["type"]?.string
    guard type != "name", type != "link" else { return }
    if let value = layout.object["properties"] {
      findings.report("\"properties\" of the CRS is \(value.shown), not an object", at: ["properties"])
    } else if context.isCutShort {
      return
    } else if let stray = Self.axes.first(where: { layout.object[$0] != nil }) {
      findings.report("the CRS has no \"properties\"; put \"\(stray)\" and its other axes inside one")
    } else {
      findings.report("the CRS has no \"properties\", where its axes are described")
    }
  }
}
