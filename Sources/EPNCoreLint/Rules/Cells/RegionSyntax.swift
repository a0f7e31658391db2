import EPNCore
import LintKit
import TFCat
import TFCatTables

/// s_region is no region, or its vertices go clockwise.
struct RegionSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC834", name: "region-syntax", severity: .error,
    basis: "EPN-TAP 2.0, s_region; STC-S; DALI 1.1, section 3.3.7",
    summary: "s_region is no region, or its vertices go clockwise.",
    explanation: """
      Servers refuse the row, or take the rest of the sky for the region.
      """,
    advice: "Write a region such as Polygon ICRS 10 0 20 0 20 10, counter-clockwise.",
    valid: [
      .granule("s_region", "Polygon ICRS 10 0 20 0 20 10 10 10", also: ["spatial_frame_type": "celestial"])
    ],
    invalid: [
      .granule("s_region", "⟦Polygon ICRS 10 0 10 10 20 10 20 0⟧", also: ["spatial_frame_type": "celestial"]),
      .granule("s_region", "⟦somewhere⟧", also: ["spatial_frame_type": "celestial"]),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.name == "s_region" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    let place = table.index("s_region")
    let xtype = place.flatMap { table.head.columns[$0].xtype }
    if let fault = Region.fault(value, xtype: xtype) {
      findings.report("s_region \"\(value.text?.prefix(80) ?? "array")\" \(fault)")
    }
  }
}
