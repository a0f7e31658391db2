import EPNCore
import LintKit
import TFCat
import TFCatTables

/// messenger is no word of the vocabulary.
struct MessengerUnknown: CellRule {
  static let description = RuleDescription(
    id: "TFC836", name: "messenger-unknown", severity: .error,
    basis: "EPN-TAP 2.0, messenger; IVOA vocabulary messenger",
    summary: "messenger is no word of the vocabulary.",
    explanation: """
      Upper and lower case count: Radio is a word, radio is not.
      """,
    advice: "Use a word of http://www.ivoa.net/rdf/messenger such as Radio, EUV or Photon.",
    valid: [.document(Example.granuleTable(adding: "messenger", value: "Radio"))],
    invalid: [.document(Example.granuleTable(adding: "messenger", value: "⟦radio⟧"))])

  func applies(to column: GranuleColumn) -> Bool { column.name == "messenger" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    for item in value.text?.split(separator: "#") ?? [] {
      if let fault = ColumnFault.messenger(String(item)) { findings.report("messenger \(fault)") }
    }
  }
}
