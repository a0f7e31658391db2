import LintKit
import TFCat

/// Where `cdf_tt2000` counts from is told in two ways.
struct TT2000OriginAmbiguity: StructureRule {
  static let description = RuleDescription(
    id: "TFC608", name: "tt2000-origin", severity: .info,
    basis:
      "TFCat's table gives 2000-01-01T00:00:00 TT; NASA's CDF counts from J2000.0, 2000-01-01T12:00:00 TT",
    summary: "The origin of cdf_tt2000 is ambiguous by twelve hours.",
    explanation: """
      Values taken from a CDF file count from noon, the format's own table says midnight, and its Python library reads \
      midnight. Readers may differ by twelve hours.
      """,
    advice:
      "Say in the catalogue's properties which origin is meant, or give time_coords with unit, origin and scale.",
    valid: [.timeAxis(#""time_coords_id": "unix""#)],
    invalid: [
      .features(
        "",
        crs:
          #"{"type": "local", "properties": {"time_coords_id": ⟦"cdf_tt2000"⟧, "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#
      )
    ], isMendedByConversion: false)

  let roles: Set<NodeRole> = [.crsProperties]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard node.value["time_coords_id"] == "cdf_tt2000" else { return }
    findings.report(
      "cdf_tt2000 counts from noon in CDF files and from midnight in TFCat's own table",
      at: ["time_coords_id"])
  }
}
