import LintKit
import TFCat
import TFCatTables

/// A row has coordinates, and the frame none.
struct FrameNone: RowRule {
  static let description = RuleDescription(
    id: "TFC854", name: "frame-none", severity: .error,
    basis: "EPN-TAP 2.0, spatial_frame_type: none means no coordinates",
    summary: "A row has coordinates, and the frame none.",
    explanation: """
      Nobody knows what the numbers are: degrees, km or something else.
      """,
    advice: "Name the frame, or leave c1 to c3 and s_region empty.",
    valid: [.granule("c1min", "10", also: ["c1max": "20", "spatial_frame_type": "celestial"])],
    invalid: [.granule("c1min", "⟦10⟧", also: ["c1max": "20"])])

  func columns(of table: CheckedTable) -> [String] {
    ["spatial_frame_type", "c1min", "c1max", "c2min", "c2max", "c3min", "c3max", "s_region"]
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard case .string("none") = row[0] else { return }
    for index in 1..<8 where !row[index].isNull {
      let name = columns(of: table)[index]
      findings.report(
        "\(name) has a value although spatial_frame_type is none, which means no coordinates",
        at: [.name(name)])
      return
    }
  }
}
