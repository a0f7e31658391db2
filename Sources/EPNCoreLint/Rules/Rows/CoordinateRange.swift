import LintKit
import TFCat
import TFCatTables

/// A longitude or latitude lies outside of what it can be.
struct CoordinateRange: RowRule {
  static let description = RuleDescription(
    id: "TFC855", name: "coordinate-range", severity: .error,
    basis: "EPN-TAP 2.0, table of coordinates",
    summary: "A longitude or latitude lies outside of what it can be.",
    explanation: """
      Body longitudes are east and from 0 to 360 degrees; -10 is 350.
      """,
    advice: "Write longitudes from 0 to 360 and latitudes from -90 to 90 degrees.",
    valid: [.granule("c1min", "350", also: ["c1max": "10", "spatial_frame_type": "body"])],
    invalid: [.granule("c1min", "⟦-10⟧", also: ["c1max": "10", "spatial_frame_type": "body"])])

  func columns(of table: CheckedTable) -> [String] {
    ["spatial_frame_type", "c1min", "c1max", "c2min", "c2max"]
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard case .string(let word) = row[0], word == "celestial" || word == "body" else { return }
    for index in 1..<5 {
      guard let number = row[index].double else { continue }
      let range = index < 3 ? 0.0...360.0 : -90.0...90.0
      guard !range.contains(number) else { continue }
      let name = columns(of: table)[index]
      findings.report(
        "\(name) is \(row[index].text ?? "") deg; a \(index < 3 ? "longitude goes from 0 to 360" : "latitude goes from -90 to 90") deg",
        at: [.name(name)])
    }
  }
}
