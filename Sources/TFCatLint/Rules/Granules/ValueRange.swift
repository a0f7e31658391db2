public import EPNCore
internal import TFCat
public import TFCatTables

/// A value lies outside what its column can be.
public struct ValueRange: GranuleValueRule {
  public static let description = RuleDescription(
    id: "TFC835", name: "value-range", severity: .error,
    basis: "EPN-TAP 2.0, sections 2 to 4: ranges of angles, times and sizes",
    summary: "A value lies outside what its column can be.",
    explanation: """
      An angle of incidence of 200 degrees or a local time of 25 h comes of another unit or of a column \
      mixed up.
      """,
    advice: "Check unit and origin of the value.",
    valid: [.granule("incidence_min", "45", also: ["incidence_max": "45"])],
    invalid: [
      .granule("incidence_min", "⟦145⟧", also: ["incidence_max": "⟦145⟧"]),
      .granule("time_exp_min", "⟦-1⟧", also: ["time_exp_max": "1"]),
    ])

  public init() {}

  public func applies(to column: GranuleColumn) -> Bool { ValueRange.range(column) != nil }

  public func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: inout Findings
  ) {
    guard let number = value.double, let range = Self.range(column), !range.contains(number), number.isFinite
    else { return }
    let upper =
      range.upperBound.isFinite
      ? "between \(TableValue.double(range.lowerBound).text ?? "") and \(TableValue.double(range.upperBound).text ?? "")"
      : "negative or below what is possible"
    findings.report(
      "\(column.name) \(value.text ?? "") is \(range.upperBound.isFinite ? "not " : "")\(upper)\(column.unit.map { " \($0)" } ?? "")"
    )
  }

  /// The values that a column can have; `nil` where any will do.
  static func range(_ column: GranuleColumn) -> ClosedRange<Double>? {
    let name = column.name
    guard !column.isFree, column.dataType.isNumber else { return nil }
    if name.hasPrefix("incidence_") || name.hasPrefix("emergence_") { return 0...180.0 / 2 }
    if name.hasPrefix("phase_") { return -180...180 }
    if name.hasPrefix("local_time_") { return 0...24 }
    if name == "ra" || name.contains("longitude") {
      return name == "ra" || name.hasPrefix("solar") ? 0...360 : -180...360
    }
    if name == "dec" || name.contains("latitude") || name == "observer_lat" { return -90...90 }
    let isSize = [
      "time_sampling", "time_exp", "spectral_", "access_estsize", "target_distance", "earth_distance",
      "sun_distance",
    ]
    return isSize.contains { name.hasPrefix($0) } || name.contains("_resol_") ? 0...Double.infinity : nil
  }
}
