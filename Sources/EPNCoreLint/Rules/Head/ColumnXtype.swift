import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A column has another xtype than the standard gives it.
struct ColumnXtype: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC807", name: "column-xtype", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1, and DALI 1.1, section 3.3",
    summary: "A column has another xtype than the standard gives it.",
    explanation: """
      The xtype tells a client that a text is a time or a region; without it the text is a text, and \
      TOPCAT plots nothing.
      """,
    advice:
      "Give dates the xtype timestamp, s_region adql:REGION, point, circle or polygon, and coverage moc.",
    valid: [
      .granuleFields(
        "<FIELD name=\"creation_date\" datatype=\"char\" arraysize=\"*\" xtype=\"timestamp\" ucd=\"time.creation\"/>"
      )
    ],
    invalid: [
      .granuleFields(
        "⟦<FIELD name=\"creation_date\" datatype=\"char\" arraysize=\"*\" ucd=\"time.creation\"/>⟧")
    ])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.hasXtypes else { return }
    for (column, found) in zip(table.columns, table.head.columns) where !column.isFree {
      guard let wanted = column.xtype else { continue }
      let xtype = found.xtype ?? ""
      let allowed =
        switch column.name {
        case "s_region": ["adql:region", "point", "circle", "polygon", "region"]
        case "coverage": ["moc", "smoc"]
        default: [wanted.lowercased()]
        }
      guard !allowed.contains(xtype.lowercased()) else { continue }
      findings.report(
        (xtype.isEmpty
          ? "\(column.name) is given without an xtype" : "the xtype of \(column.name) is given as \(xtype)")
          + "; EPNcore wants \(wanted)",
        at: [.name(found.name)])
    }
  }
}
