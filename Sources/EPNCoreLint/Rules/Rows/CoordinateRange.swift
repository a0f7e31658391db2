import EPNCore
import LintKit
import TFCat
import TFCatJSON
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

  private static let limits = ["c1min", "c1max", "c2min", "c2max"]

  func columns(of table: CheckedTable) -> [String] { ["spatial_frame_type"] + Self.limits }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard case .string(let word) = row[0], let frame = SpatialFrame(rawValue: word), frame != .none else {
      return
    }
    for (place, name) in Self.limits.enumerated() {
      let value = row[place + 1]
      guard let number = value.double, Self.range(of: name, in: frame)?.contains(number) == false
      else { continue }
      findings.report(
        "\(name) is \(value.text ?? "") deg; a \(place < 2 ? "longitude goes from 0 to 360" : "latitude goes from -90 to 90") deg",
        at: [.name(name)])
    }
  }

  /// What a limit of a longitude or latitude can be; `nil` for other columns and frames.
  static func range(of name: String, in frame: SpatialFrame) -> ClosedRange<Double>? {
    guard frame == .celestial || frame == .body else { return nil }
    return switch name {
    case "c1min", "c1max": 0...360
    case "c2min", "c2max": -90...90
    default: nil
    }
  }
}
