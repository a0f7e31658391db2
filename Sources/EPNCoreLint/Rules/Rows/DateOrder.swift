import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A granule was changed before it was made.
struct DateOrder: RowRule {
  static let description = RuleDescription(
    id: "TFC856", name: "date-order", severity: .warning,
    basis: "EPN-TAP 2.0, modification_date: last modification",
    summary: "modification_date is before creation_date.",
    explanation: """
      Mirrors fetch what changed since their last visit by modification_date.
      """,
    advice: "Check which of the two dates is wrong.",
    valid: [.granule()],
    invalid: [.granule("modification_date", "⟦2020-01-01⟧")])

  func columns(of table: CheckedTable) -> [String] {
    ["creation_date", "modification_date"]
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard case .string(let creation) = row[0], case .string(let modification) = row[1],
      // Equal dates, the usual case, may be written to different precision.
      creation != modification, Timestamp.isValid(creation), Timestamp.isValid(modification),
      modification.prefix(10) < creation.prefix(10)
    else { return }
    findings.report(
      "modification_date \(modification) is before creation_date \(creation)", at: ["modification_date"])
  }
}
