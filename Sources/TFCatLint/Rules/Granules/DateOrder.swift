internal import EPNCore
internal import TFCat
internal import TFCatTables

/// A granule was changed before it was made.
public struct DateOrder: GranuleRule {
  public static let description = RuleDescription(
    id: "TFC856", name: "date-order", severity: .warning,
    basis: "EPN-TAP 2.0, modification_date: last modification",
    summary: "modification_date is before creation_date.",
    explanation: """
      Mirrors fetch what changed since their last visit by modification_date.
      """,
    advice: "Check which of the two dates is wrong.",
    valid: [.granule()],
    invalid: [.granule("modification_date", "⟦2020-01-01⟧")])

  public init() {}

  public func columns(of table: CheckedTable) -> [String] {
    ["creation_date", "modification_date"]
  }

  public func check(_ granule: CheckedGranule, in table: CheckedTable, _ findings: inout Findings) {
    guard case .string(let creation) = granule[0], case .string(let modification) = granule[1],
      // Equal dates, the usual case, may be written to different precision.
      creation != modification, Timestamp.isValid(creation), Timestamp.isValid(modification),
      modification.prefix(10) < creation.prefix(10)
    else { return }
    findings.report(
      "modification_date \(modification) is before creation_date \(creation)", at: ["modification_date"])
  }
}
