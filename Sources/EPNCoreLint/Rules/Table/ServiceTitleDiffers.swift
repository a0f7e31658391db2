import EPNCore
import LintKit
import TFCat
import TFCatTables

/// service_title is not one name in all rows, not that of the schema, or not in lower case.
struct ServiceTitleDiffers: TableRule {
  static let description = RuleDescription(
    id: "TFC870", name: "service-title-differs", severity: .error,
    basis: "EPN-TAP 2.0, service_title: the name of the schema, constant",
    summary: "service_title is not one name in all rows, not that of the schema, or not in lower case.",
    explanation: """
      Clients that show rows of many services tell them by this name, and ask the service for more by it.
      """,
    advice: "Write the name of the schema, in lower case, in each row.",
    valid: [.granule()],
    invalid: [.granule("⟦service_title⟧", "My Service")])

  func check(
    _ statistics: TableStatistics, of table: CheckedTable, _ findings: Emitter
  ) {
    let titles = statistics.services.all
    guard let first = titles.first else { return }
    if let second = titles.dropFirst().first {
      findings.report(
        "service_title is \"\(first.text)\" in row \(first.row) and \"\(second.text)\" in row \(second.row)",
        at: ["service_title"])
    }
    let isName = first.text.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F
    }
    if !isName {
      findings.report(
        "service_title \"\(first.text)\" is no name of a schema: lower-case letters, digits and _",
        at: ["service_title"])
    } else if let schema = table.schemaName, schema != first.text {
      findings.report(
        "service_title is \"\(first.text)\" although the schema of the table is \"\(schema)\"",
        at: ["service_title"])
    }
  }
}
