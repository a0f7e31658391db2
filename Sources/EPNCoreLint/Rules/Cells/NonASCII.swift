import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value has characters that are not ASCII.
struct NonASCII: CellRule {
  static let description = RuleDescription(
    id: "TFC826", name: "non-ascii", severity: .warning,
    basis: "EPN-TAP 2.0, granule_uid: ASCII; VOTable 1.4, section 2.1: char is ASCII",
    summary: "A value has characters that are not ASCII.",
    explanation: """
      DaCHS writes ? for them in VOTables; an identifier cannot be asked for then.
      """,
    advice: "Write names in ASCII.",
    valid: [.granule("instrument_host_name", "Nancay")],
    invalid: [.granule("instrument_host_name", "⟦Nançay⟧")])

  func applies(to column: GranuleColumn) -> Bool { column.dataType == .text }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
    let isIdentifier = ["granule_uid", "granule_gid", "obs_id"].contains(column.name)
    findings.report(
      "\(column.name) \"\(text)\" has characters that are not ASCII", severity: isIdentifier ? .error : nil)
  }
}
