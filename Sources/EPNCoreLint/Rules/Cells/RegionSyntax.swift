import EPNCore
import LintKit
import TFCat
import TFCatTables

/// s_region is no region, or one that servers refuse.
struct RegionSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC834", name: "region-syntax", severity: .error,
    basis:
      "EPN-TAP 2.0, s_region; TAP 1.0, section 6 (STC-S); DALI 1.1, section 3.3; what pgSphere and DaCHS refuse",
    summary: "s_region is no region, or one that servers refuse.",
    explanation: """
      DaCHS reads the text, and pgSphere keeps the polygon on the sphere, with great circles as edges. A row that one of \
      them refuses ends the import: other words than those of STC-S; frames such as HGC or BODY; more than 1024 vertices; \
      an outline that crosses or touches itself; an edge of 180 degrees; vertices 90 degrees or more from the middle, so \
      that nobody knows which side is inside. DaCHS keeps polygons in this column: a circle, a position or a union is a \
      region by the standard, and refused. A polygon whose vertices lie on one great circle has no inside.
      """,
    advice:
      "Write a region such as Polygon UNKNOWNFrame 10 0 20 0 20 10, with longitudes and latitudes in degrees.",
    valid: [
      .granule("s_region", "Polygon ICRS 10 0 20 0 20 10 10 10", also: ["spatial_frame_type": "body"]),
      .granule(
        "s_region", "Polygon UNKNOWNFrame 0 80 90 80 180 80 270 80", also: ["spatial_frame_type": "body"]),
      .granule(
        "s_region", "Polygon UNKNOWNFrame 350 0 10 0 10 10 350 10", also: ["spatial_frame_type": "body"]),
    ],
    invalid: [
      .granule("s_region", "⟦Circle ICRS 10 10 5⟧", also: ["spatial_frame_type": "celestial"]),
      .granule("s_region", "⟦somewhere⟧", also: ["spatial_frame_type": "celestial"]),
      .granule("s_region", "⟦Polygon HGC 10 0 20 0 20 10⟧", also: ["spatial_frame_type": "body"]),
      .granule(
        "s_region", "⟦Polygon UNKNOWNFrame 10 10 20 20 20 10 10 20⟧", also: ["spatial_frame_type": "body"]),
      .granule("s_region", "⟦Polygon UNKNOWNFrame 0 0 180 0 90 45⟧", also: ["spatial_frame_type": "body"]),
      .granule("s_region", "⟦Polygon UNKNOWNFrame 0 1 0 2 0 3⟧", also: ["spatial_frame_type": "body"]),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.name == "s_region" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    for fault in table.region(value)?.faults ?? [] where fault.kind != .doubtful {
      findings.report("s_region \(fault.message)")
    }
  }
}
