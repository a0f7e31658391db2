import EPNCore
import LintKit
import TFCat
import TFCatTables

/// species_inchikey is no InChIKey.
struct InChIKeySyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC839", name: "inchikey-syntax", severity: .error,
    basis: "EPN-TAP 2.0, species_inchikey",
    summary: "species_inchikey is no InChIKey.",
    explanation: """
      The key is what a species is found by in other databases.
      """,
    advice: "Write the 27 characters, as in XLYOFNOQVPJJNP-UHFFFAOYSA-N.",
    valid: [
      .document(Example.granuleTable(adding: "species_inchikey", value: "XLYOFNOQVPJJNP-UHFFFAOYSA-N"))
    ],
    invalid: [.document(Example.granuleTable(adding: "species_inchikey", value: "⟦H2O⟧"))])

  func applies(to column: GranuleColumn) -> Bool { column.name == "species_inchikey" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text else { return }
    for item in text.split(separator: "#") {
      let parts = item.split(separator: "-", omittingEmptySubsequences: false)
      let isKey =
        parts.map(\.utf8.count) == [14, 10, 1]
        && item.utf8.allSatisfy { $0 == 0x2D || ($0 >= 0x41 && $0 <= 0x5A) }
      if !isKey { findings.report("species_inchikey \"\(item)\" is no InChIKey") }
    }
  }
}
