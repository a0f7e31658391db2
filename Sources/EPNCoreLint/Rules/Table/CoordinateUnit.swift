import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A coordinate has not the unit or the UCD of its frame.
struct CoordinateUnit: TableRule {
  static let description = RuleDescription(
    id: "TFC871", name: "coordinate-unit", severity: .error,
    basis: "EPN-TAP 2.0, table of coordinates: units and UCDs by frame",
    summary: "A coordinate has another unit or UCD than its frame wants.",
    explanation: """
      c1 to c3 mean what the frame says: degrees on the sky, km in space.
      """,
    advice: "Give the columns the units and UCDs of the frame.",
    valid: [.granuleFields("")],
    invalid: [.granuleFields("⟦<FIELD name=\"c1min\" datatype=\"double\" unit=\"rad\"/>⟧")])

  func check(
    _ statistics: TableStatistics, of table: CheckedTable, _ findings: Emitter
  ) {
    guard table.hasUnits, statistics.frames.all.count == 1,
      let frame = statistics.frames.all.first.flatMap({ SpatialFrame(rawValue: $0.text) })
    else { return }
    for (column, found) in zip(table.columns, table.head.columns) {
      guard let coordinate = column.coordinate else { continue }
      let wanted = frame.definition(of: coordinate, isResolution: column.isResolution, name: column.name)
      let unit = found.unit.flatMap { $0.isEmpty ? nil : $0 }
      if unit != wanted.unit {
        findings.report(
          (unit.map { "the unit of \(column.name) is given as \($0)" }
            ?? "\(column.name) is given without a unit")
            + "; in the frame \(frame.rawValue) EPNcore \(wanted.unit.map { "wants \($0)" } ?? "has none for it")",
          at: [.name(found.name)])
      }
      // DaCHS has other UCDs for spherical and cylindrical coordinates.
      let ucd = found.ucd.flatMap { $0.isEmpty ? nil : $0 }
      if ucd?.lowercased() != wanted.ucd?.lowercased(), !(wanted.ucd == nil && ucd == nil) {
        findings.report(
          (ucd.map { "the UCD of \(column.name) is given as \($0)" }
            ?? "\(column.name) is given without a UCD")
            + "; in the frame \(frame.rawValue) EPNcore \(wanted.ucd.map { "wants \($0)" } ?? "has none for it")",
          at: [.name(found.name)], severity: [.spherical, .cylindrical].contains(frame) ? .info : .warning)
      }
    }
  }
}
