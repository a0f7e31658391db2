import EPNCore
import LintKit
import TFCat
import TFCatTables

/// coverage is no MOC.
struct CoverageSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC841", name: "coverage-syntax", severity: .error,
    basis: "EPN-TAP 2.0, coverage: MOC or STMOC as text; MOC 2.0, sections 4.3 and 5.1",
    summary: "coverage is no MOC in ASCII form.",
    explanation: """
      Servers refuse the row. A MOC names cells by order and number; orders of space go from 0 to 29 and have 12 cells \
      for order 0 and four times as many with each next one, orders of time from 0 to 61. In a MOC of space and time each \
      time (t) is followed by its places (s). DaCHS and pgSphere keep MOCs of space alone.
      """,
    advice: "Write a MOC such as 5/12-14 21 7/3 9/ or t40/12 s5/12-14.",
    valid: [
      .document(Example.granuleTable(adding: "coverage", value: "1/1 2 4 2/12-14 21 23 25 8/"))
    ],
    invalid: [
      .document(Example.granuleTable(adding: "coverage", value: "⟦circle 10 10 5⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦30/1⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦0/12⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦3/9-4⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦s29/0-2 t61/1⟧")),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.name == "coverage" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text else { return }
    let moc = MOC(text)
    for fault in moc.faults where fault.kind == .syntax { findings.report("coverage \(fault.message)") }
    if moc.hasTime, moc.faults.isEmpty {
      findings.report("coverage has times, which DaCHS and pgSphere do not keep", severity: .info)
    }
  }
}
