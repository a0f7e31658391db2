import EPNCore
import LintKit
import TFCat
import TFCatTables

/// The table does not say by its utype that it is EPNcore.
struct TableUtype: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC811", name: "table-utype", severity: .warning,
    basis: "EPN-TAP 2.0, section 3: utype of the table",
    summary: "The table does not say by its utype that it is EPNcore.",
    explanation: """
      Clients find services by the utype of their tables in the registry. DaCHS writes it by the mixin \
      epntap2.
      """,
    advice: "Give the table the utype ivo://ivoa.net/std/epntap#table-2.0.",
    valid: [.granuleFields("")],
    invalid: [
      .granuleFields("", utype: "ivo://vopdc.obspm/std/epncore#schema-2.0"), .granuleFields("", utype: ""),
    ])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.isDescribed, !table.isQueryResult else { return }
    guard let utype = table.head.utype, !utype.isEmpty else {
      if table.isVOTable {
        findings.report(
          "the table has no utype; EPN-TAP wants \(GranuleTable.utype)", at: TableElement.table.pointer)
      }
      return
    }
    if utype.lowercased() == GranuleTable.transitionalUtype {
      findings.report(
        "the utype \(utype) is that of services before EPN-TAP 2.0", at: TableElement.table.pointer)
    } else if !utype.lowercased().hasPrefix("ivo://ivoa.net/std/epntap#table-2.") {
      findings.report(
        "the utype of the table is given as \(utype); EPN-TAP wants \(GranuleTable.utype)",
        at: TableElement.table.pointer)
    }
  }
}
