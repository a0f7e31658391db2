internal import TFCat
internal import TFCatTables

/// A row has coordinates, and the frame none.
public struct FrameNone: GranuleRule {
  public static let description = RuleDescription(
    id: "TFC854", name: "frame-none", severity: .error,
    basis: "EPN-TAP 2.0, spatial_frame_type: none means no coordinates",
    summary: "A row has coordinates, and the frame none.",
    explanation: """
      Nobody knows what the numbers are: degrees, km or something else.
      """,
    advice: "Name the frame, or leave c1 to c3 and s_region empty.",
    valid: [.granule("c1min", "10", also: ["c1max": "20", "spatial_frame_type": "celestial"])],
    invalid: [.granule("c1min", "⟦10⟧", also: ["c1max": "20"])])

  public init() {}

  public func columns(of table: CheckedTable) -> [String] {
    ["spatial_frame_type", "c1min", "c1max", "c2min", "c2max", "c3min", "c3max", "s_region"]
  }

  public func check(_ granule: CheckedGranule, in table: CheckedTable, _ findings: inout Findings) {
    guard case .string("none") = granule[0] else { return }
    for index in 1..<8 where !granule[index].isNull {
      let name = columns(of: table)[index]
      findings.report(
        "\(name) has a value although spatial_frame_type is none, which means no coordinates",
        at: [.name(name)])
      return
    }
  }
}
