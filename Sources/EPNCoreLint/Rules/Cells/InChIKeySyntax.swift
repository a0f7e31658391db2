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
    for item in value.text?.split(separator: "#") ?? [] {
      if let fault = ColumnFault.inChIKey(String(item)) { findings.report("species_inchikey \(fault)") }
    }
  }
}
