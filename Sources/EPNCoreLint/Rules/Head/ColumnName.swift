import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A column has a name that EPNcore does not allow.
struct ColumnName: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC808", name: "column-name", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: names are lower case, with underscores",
    summary: "A column has a name that EPNcore does not allow.",
    explanation: """
      Names are lower case, with letters, digits and underscores, so that each query works in each \
      service; accref belongs to DaCHS.
      """,
    advice: "Write the name in lower case with underscores.",
    valid: [.granule()],
    invalid: [.document(Example.granuleTable(renaming: "phase_max", to: "⟦Phase_Max⟧"))])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    var seen: Set<String> = []
    for column in table.head.columns {
      let name = column.name
      let isPlain = name.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F
      }
      if !isPlain {
        findings.report(
          "the column \"\(name)\" is not named in lower case letters, digits and _", at: [.name(name)])
      } else if name == "accref" {
        findings.report("accref is a name that DaCHS keeps for itself", at: [.name(name)])
      }
      if !seen.insert(name.lowercased()).inserted {
        findings.report("there are two columns \"\(name)\"", at: [.name(name)])
      }
    }
  }
}
