import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A value is missing that each row must have.
struct RequiredValueMissing: RowRule {
  static let description = RuleDescription(
    id: "TFC850", name: "required-value-missing", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: columns that must have a value",
    summary: "A value is missing that each row must have.",
    explanation: """
      Queries that ask for the column leave the row out; DaCHS loads it all the same, and no other checker \
      speaks of it.
      """,
    advice: "Fill in the value; dates that are not known are that of the creation.",
    valid: [.granule()],
    invalid: [.granule("target_class", "⟦⟧"), .granule("release_date", "⟦⟧"), .granule("granule_gid", "⟦⟧")])

  func columns(of table: CheckedTable) -> [String] {
    GranuleColumn.mandatory.filter { $0.isRequired && table.index($0.name) != nil }.map(\.name)
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    for index in 0..<row.count where row[index].isNull {
      let name = columns(of: table)[index]
      findings.report("\(name) has no value", at: [.name(name)])
    }
  }
}
