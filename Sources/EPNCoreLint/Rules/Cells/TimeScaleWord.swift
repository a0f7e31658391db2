import EPNCore
import LintKit
import TFCat
import TFCatTables

/// time_scale is no word of the vocabulary.
struct TimeScaleWord: CellRule {
  static let description = RuleDescription(
    id: "TFC837", name: "time-scale-word", severity: .warning,
    basis: "EPN-TAP 2.0, time_scale; IVOA vocabulary timescale",
    summary: "time_scale is no word of the vocabulary.",
    explanation: """
      A scale that a client does not know is ignored, and times are off by a minute or more.
      """,
    advice: "Use a word of http://www.ivoa.net/rdf/timescale: UTC, TAI, TT, TDB ...",
    valid: [.document(Example.granuleTable(adding: "time_scale", value: "UTC"))],
    invalid: [.document(Example.granuleTable(adding: "time_scale", value: "⟦utc⟧"))])

  func applies(to column: GranuleColumn) -> Bool { column.name == "time_scale" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    let words = [
      "UTC", "TAI", "TT", "TDB", "TCB", "TCG", "UT", "UT1", "GPS", "ET", "UNKNOWN", "LOCAL", "GMT", "TDT",
      "IAT",
    ]
    if let text = value.text, !words.contains(text) {
      findings.report("time_scale \"\(text)\" is no word of the vocabulary")
    }
  }
}
