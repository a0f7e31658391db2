import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value has upper case letters where words are in lower case.
struct UpperCase: CellRule {
  static let description = RuleDescription(
    id: "TFC827", name: "upper-case", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: values are in lower case",
    summary: "A value has upper case letters where words are in lower case.",
    explanation: """
      Comparisons in queries tell upper from lower case: `Star` is not `star`.
      """,
    advice: "Write the word in lower case.",
    valid: [
      .granule("target_class", "star"), .granule("measurement_type", "phot.flux.density;em.X-ray"),
    ],
    invalid: [
      .granule("target_class", "⟦Star⟧"), .granule("dataproduct_type", "⟦DS⟧"),
      .granule("measurement_type", "⟦PHOT.FLUX.DENSITY⟧"),
      .granule("measurement_type", "⟦Phot.Flux.Density;em.X-ray⟧"),
      .granule("dataproduct_type", "⟦ci#EV⟧"),
    ])

  func applies(to column: GranuleColumn) -> Bool {
    (!column.allowedValues.isEmpty && column.dataType == .text) || column.name == "measurement_type"
      || column.name == "target_region"
  }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if let text = value.text, let lower = column.lowerCase(of: text) {
      findings.report("\(column.name) \"\(text)\" has capital letters; write \"\(lower)\"")
    }
  }
}
