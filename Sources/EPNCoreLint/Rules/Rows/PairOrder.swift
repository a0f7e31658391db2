import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A minimum is greater than its maximum.
struct PairOrder: RowRule {
  static let description = RuleDescription(
    id: "TFC852", name: "pair-order", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: the minimum is not above the maximum",
    summary: "A minimum is greater than its maximum.",
    explanation: """
      No query finds the row. Wavelengths that became frequencies often leave the limits exchanged.
      """,
    advice: "Exchange the two, or correct the one that is wrong.",
    valid: [.granule()],
    invalid: [
      .granule("spectral_range_min", "⟦9e9⟧"), .granule("time_min", "⟦2455928.5⟧"),
    ])

  func columns(of table: CheckedTable) -> [String] {
    ["spatial_frame_type"] + PairOneSided.pairs(of: table).filter { !GranuleColumn.isCircular($0) }
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    var index = 1
    while index + 1 < row.count {
      let (least, greatest) = (row[index], row[index + 1])
      if !least.isNull, !greatest.isNull, Self.isGreater(least, greatest) {
        report(row, index, table, findings)
      }
      index += 2
    }
  }

  private static func isGreater(_ left: TableValue, _ right: TableValue) -> Bool {
    if let left = left.double, let right = right.double {
      return left > right && left.isFinite && right.isFinite
    }
    // Timestamps of one form sort as texts.
    if case .string(let left) = left, case .string(let right) = right {
      return left > right && left.utf8.count == right.utf8.count
    }
    return false
  }

  private func report(
    _ row: CheckedRow, _ index: Int, _ table: CheckedTable, _ findings: Emitter
  ) {
    let names = columns(of: table)
    let frame = row[0].text.flatMap { SpatialFrame(rawValue: $0) } ?? .none
    // A value that its column cannot have is reported by itself.
    for place in [index, index + 1] {
      guard let number = row[place].double else { continue }
      if GranuleColumn.named(names[place])?.fault(of: number) != nil
        || CoordinateRange.range(of: names[place], in: frame)?.contains(number) == false
      {
        return
      }
    }
    if let column = GranuleColumn.named(names[index]), let coordinate = column.coordinate,
      !column.isResolution,
      frame.isLongitude(coordinate)
    {
      return
    }
    findings.report(
      "\(names[index]) \(row[index].text ?? "") is greater than \(names[index + 1]) \(row[index + 1].text ?? "")",
      at: [.name(names[index])])
  }
}
