import Base
import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// The vertices of s_region go the other way round.
struct RegionDirection: RowRule {
  static let description = RuleDescription(
    id: "TFC859", name: "region-direction", severity: .warning,
    basis: "EPN-TAP 2.0, s_region: counter-clockwise as the observer sees it; DALI 1.1, section 3.3.7",
    summary: "The vertices of s_region go clockwise as the observer sees them.",
    explanation: """
      A body is seen from outside, where longitude grows to the right; the sky is seen from inside, where right ascension \
      grows to the left. pgSphere means the smaller side of the outline whatever the direction, but a client may draw the \
      rest of the sphere. For the sky this is a note: the words and the example of DALI contradict each other.
      """,
    advice: "Write the vertices in the opposite order.",
    valid: [
      .granule(
        "s_region", "Polygon UNKNOWNFrame 10 0 20 0 20 10 10 10", also: ["spatial_frame_type": "body"]),
      .granule("s_region", "Polygon ICRS 10 0 10 10 20 10 20 0", also: ["spatial_frame_type": "celestial"]),
    ],
    invalid: [
      .granule(
        "s_region", "⟦Polygon UNKNOWNFrame 10 0 10 10 20 10 20 0⟧", also: ["spatial_frame_type": "body"]),
      .granule("s_region", "⟦Polygon ICRS 10 0 20 0 20 10 10 10⟧", also: ["spatial_frame_type": "celestial"]),
    ])

  func columns(of table: CheckedTable) -> [String] { ["s_region", "spatial_frame_type"] }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard !row[0].isNull, case .string(let frame) = row[1], frame == "body" || frame == "celestial",
      let region = table.region(row[0]), region.faults.allSatisfy({ $0.kind != .refused }),
      let area = region.polygon?.signedArea
    else { return }
    if frame == "body", area < 0 {
      findings.report(
        "the vertices of s_region go clockwise, as the body is seen from outside", at: ["s_region"])
    } else if frame == "celestial", area > 0 {
      findings.report(
        "the vertices of s_region go clockwise, as the sky is seen with east to the left", at: ["s_region"],
        severity: .info)
    }
  }
}
