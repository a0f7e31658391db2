import Base
import LintKit
import TFCat
import TFCatJSON

/// A CRS says what times count, by an id or in full.
struct TimeCoordinatesMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC205", name: "time-coordinates-missing", severity: .error,
    basis: "TFCat 1.0, local CRS: one of time_coords_id and time_coords",
    summary: "The CRS does not say what times count.",
    explanation: """
      1158051858 is a time in 2006 when it counts seconds from 1970, and no time at all when it counts days. \
      Nothing but the CRS tells.
      """,
    advice: "Add \"time_coords_id\" (unix, jd, mjd, mjd_cnes, mjd_nasa or cdf_tt2000) or \"time_coords\".",
    valid: [
      .crs(Example.standardCRS),
      .timeOrigin(#""1970-01-01T00:00:00""#),
    ],
    invalid: [
      .crs(
        #"{"type": "local", "properties": ⟦{\#(Example.spectralAxis), \#(Example.referencePosition)}⟧}"#),
      .crs(
        #"{"type": "local", "properties": ⟦{"time_coord_id": "unix", \#(Example.spectralAxis), "#
          + #"\#(Example.referencePosition)}⟧}"#),
      .timeAxis(#""time_coords_id": ⟦null⟧"#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let layout = CRSLayout(node), let properties = layout.properties,
      properties["time_coords_id"].isMissing, properties["time_coords"] == nil
    else { return }
    if properties["time_coords_id"] != nil {
      findings.report(
        "\"time_coords_id\" is null; write \"unix\" or what else the times count",
        at: ["properties", "time_coords_id"])
    } else if context.isCutShort {
      return
    } else if let alike = properties.misspelling(of: ["time_coords_id", "time_coords"]) {
      findings.report(
        "the CRS has a \"\(alike.written)\" but no \"\(alike.meant)\"; did you mean that?", at: ["properties"]
      )
    } else {
      findings.report(
        "the CRS has neither \"time_coords_id\" nor \"time_coords\"; for Unix times write \"time_coords_id\": \"unix\"",
        at: ["properties"])
    }
  }
}

extension JSONObject {
  /// A member whose name looks like one of `known`, none of which is there.
  func misspelling(of known: [String]) -> (written: String, meant: String)? {
    for member in members.prefix(64) {
      if let meant = NearestWord.suggestion(for: member.name, in: known) { return (member.name, meant) }
    }
    return nil
  }
}
