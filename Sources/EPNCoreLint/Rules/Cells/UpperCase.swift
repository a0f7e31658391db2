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
    valid: [.granule("target_class", "star")],
    invalid: [
      .granule("target_class", "⟦Star⟧"), .granule("dataproduct_type", "⟦DS⟧"),
      .granule("measurement_type", "⟦PHOT.FLUX.DENSITY⟧"),
    ])

  func applies(to column: GranuleColumn) -> Bool {
    (!column.allowedValues.isEmpty && column.dataType == .text) || column.name == "measurement_type"
      || column.name == "target_region"
  }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text, text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return }
    let lower = text.lowercased()
    // UCDs have words such as phot.fluxDens and em.X-ray.
    if column.name == "measurement_type", text != text.uppercased() { return }
    let isKnown =
      column.allowedValues.isEmpty
      || lower.split(separator: "#").allSatisfy { column.allowedValues.contains(String($0)) }
    if isKnown { findings.report("\(column.name) \"\(text)\" has capital letters; write \"\(lower)\"") }
  }
}
