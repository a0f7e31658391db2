import EPNCore
import LintKit
import TFCat
import TFCatTables

/// coverage is a MOC that is not in its normal form.
struct CoverageForm: CellRule {
  static let description = RuleDescription(
    id: "TFC842", name: "coverage-form", severity: .error,
    basis: "MOC 2.0, sections 4.3.2 and 7.1: a MOC must be well formed",
    summary: "coverage is a MOC that is not in its normal form.",
    explanation: """
      A coverage has one form: cells in ascending order, none twice, none inside another, and the parent instead of all \
      of its children. Programs compare and join MOCs as they stand, and are wrong where the form is another.
      """,
    advice: "Read and write the MOC with mocpy or pgSphere, which put it into this form.",
    valid: [.document(Example.granuleTable(adding: "coverage", value: "1/1 2/8-10"))],
    invalid: [
      .document(Example.granuleTable(adding: "coverage", value: "⟦3/5 3⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦3/5 5⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦1/1 2/4⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦2/4-7⟧")),
      .document(Example.granuleTable(adding: "coverage", value: "⟦2/5 1/3⟧")),
    ])

  func applies(to column: GranuleColumn) -> Bool { column.name == "coverage" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text else { return }
    for fault in MOC(text).faults where fault.kind == .form { findings.report("coverage \(fault.message)") }
  }
}
