import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// s_region goes beyond the limits that c1 and c2 give.
struct RegionBounds: RowRule {
  static let description = RuleDescription(
    id: "TFC860", name: "region-bounds", severity: .warning,
    basis: "EPN-TAP 2.0, table of coordinates: c1min to c2max are the limits of what s_region outlines",
    summary: "s_region goes beyond the limits of c1 and c2.",
    explanation: """
      Clients search by c1 and c2 where they know no regions: a row whose region goes beyond them is found by one query and \
      not by the other. Limits in radians, limits of another frame, and longitudes of the Stonyhurst system beside a region \
      of the Carrington system look like this. Where c1min is greater than c1max, the limits go through the meridian 0.
      """,
    advice: "Work out the limits from the region: least and greatest longitude and latitude of its outline.",
    valid: [
      .granule(
        "s_region", "Polygon UNKNOWNFrame 350 0 10 0 10 10 350 10",
        also: ["c1min": "350", "c1max": "10", "c2min": "0", "c2max": "10.1", "spatial_frame_type": "body"])
    ],
    invalid: [
      .granule(
        "s_region", "⟦Polygon UNKNOWNFrame 10 0 20 0 20 10 10 10⟧",
        also: ["c1min": "10", "c1max": "18", "c2min": "0", "c2max": "10.1", "spatial_frame_type": "body"]),
      .granule(
        "s_region", "⟦Polygon UNKNOWNFrame 10 0 20 0 20 10 10 10⟧",
        also: ["c1min": "10", "c1max": "20", "c2min": "0", "c2max": "0.1745", "spatial_frame_type": "body"]),
    ])

  /// In degrees: limits are often rounded, or single precision.
  private static let tolerance = 0.01

  func columns(of table: CheckedTable) -> [String] {
    ["s_region", "spatial_frame_type", "c1min", "c1max", "c2min", "c2max"]
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard !row[0].isNull, case .string(let frame) = row[1], frame == "body" || frame == "celestial",
      let west = row[2].double, let east = row[3].double, let south = row[4].double,
      let north = row[5].double, let region = table.region(row[0]), region.polygon != nil,
      region.faults.allSatisfy({ $0.kind == .doubtful })
    else { return }
    for index in stride(from: 0, to: region.numbers.count - 1, by: 2) {
      let (longitude, latitude) = (region.numbers[index], region.numbers[index + 1])
      let vertex = index / 2 + 1
      if latitude < south - Self.tolerance || latitude > north + Self.tolerance {
        findings.report(
          "vertex \(vertex) of s_region has the latitude \(latitude), and c2 goes from \(south) to \(north)",
          at: ["s_region"])
        return
      }
      // At a pole every longitude is the same.
      if abs(latitude) < 89.9, Self.isOutside(longitude, west, east) {
        findings.report(
          "vertex \(vertex) of s_region has the longitude \(longitude), and c1 goes from \(west) to \(east)",
          at: ["s_region"])
        return
      }
    }
  }

  private static func isOutside(_ longitude: Double, _ west: Double, _ east: Double) -> Bool {
    if east - west >= 360 { return false }
    var width = (east - west).truncatingRemainder(dividingBy: 360)
    if width < 0 { width += 360 }
    var place = (longitude - west + tolerance).truncatingRemainder(dividingBy: 360)
    if place < 0 { place += 360 }
    return place > width + 2 * tolerance
  }
}
