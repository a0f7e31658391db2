import LintKit
import TFCat
import TFCatJSON

/// The time axis is given by an id or in full, not both.
struct TimeCoordinatesTwice: StructureRule {
  static let description = RuleDescription(
    id: "TFC206", name: "time-coordinates-twice", severity: .error,
    basis: "TFCat 1.0, local CRS: one of time_coords_id and time_coords",
    summary: "The CRS gives its time axis twice.",
    explanation: """
      Some programs take the id, others the description, and the Python library stops with an error. When the two \
      differ, the same catalogue has different times for different readers.
      """,
    advice: "Keep \"time_coords_id\" where it says the same, else \"time_coords\".",
    valid: [.crs(Example.standardCRS)],
    invalid: [
      .crs(
        #"""
        {"type": "local", "properties": {⟦"time_coords_id"⟧: "unix",
          "time_coords": {"unit": "s", "time_origin": "1970-01-01T00:00:00", "time_scale": "UTC"},
          "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}
        """#)
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let properties = CRSLayout(node)?.properties, let id = properties["time_coords_id"], id != .null,
      !properties["time_coords"].isMissing
    else { return }
    findings.report(
      "\"time_coords_id\" (\(id.shown)) and \"time_coords\" are both given; keep one",
      at: ["properties", "time_coords_id"], part: .name)
  }
}
