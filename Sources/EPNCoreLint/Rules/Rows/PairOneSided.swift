import EPNCore
import LintKit
import TFCat
import TFCatTables

/// Of a minimum and a maximum one is missing.
struct PairOneSided: RowRule {
  static let description = RuleDescription(
    id: "TFC851", name: "pair-one-sided", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: both values of a pair",
    summary: "Of a minimum and a maximum one is missing.",
    explanation: """
      A query for ranges that meet leaves the row out.
      """,
    advice: "Where one value is known it stands in both columns.",
    valid: [.granule()],
    invalid: [.granule("time_max", "⟦⟧")])

  func columns(of table: CheckedTable) -> [String] {
    PairOneSided.pairs(of: table)
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    var index = 0
    while index < row.count {
      if row[index].isNull != row[index + 1].isNull {
        let names = columns(of: table)
        let (missing, given) = row[index].isNull ? (index, index + 1) : (index + 1, index)
        findings.report(
          "\(names[missing]) has no value although \(names[given]) has one", at: [.name(names[missing])])
      }
      index += 2
    }
  }

  /// The names of minima, each followed by that of its maximum.
  static func pairs(of table: CheckedTable) -> [String] {
    table.columns.flatMap { column -> [String] in
      guard !column.isFree, column.name.hasSuffix("min"), let partner = column.partner,
        table.index(partner) != nil
      else { return [] }
      return [column.name, partner]
    }
  }
}
