import EPNCore
import LintKit
import TFCat
import TFCatTables

/// s_region has vertices that say nothing, or longitudes of another range.
struct RegionDoubtful: CellRule {
  static let description = RuleDescription(
    id: "TFC840", name: "region-doubtful", severity: .warning,
    basis: "DALI 1.1, section 3.3.7: vertices without a closing one; longitudes from 0 to 360",
    summary: "s_region repeats vertices, or has longitudes outside 0 to 360.",
    explanation: """
      Servers take repeated vertices and longitudes of other ranges and mend them, clients need not.
      """,
    advice: "Write each vertex once, without the first one again at the end, and longitudes from 0 to 360.",
    valid: [
      .granule("s_region", "Polygon UNKNOWNFrame 10 0 20 0 20 10 10 10", also: ["spatial_frame_type": "body"])
    ],
    invalid: [
      .granule(
        "s_region", "⟦Polygon UNKNOWNFrame 10 10 20 10 20 20 10 10⟧", also: ["spatial_frame_type": "body"]),
      .granule(
        "s_region", "⟦Polygon UNKNOWNFrame 10 10 20 10 20 10 20 20⟧", also: ["spatial_frame_type": "body"]),
      .granule("s_region", "⟦Polygon UNKNOWNFrame -10 0 10 0 10 10⟧", also: ["spatial_frame_type": "body"]),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.name == "s_region" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    for fault in table.region(value)?.faults ?? [] where fault.kind == .doubtful {
      findings.report("s_region \(fault.message)")
    }
  }
}
