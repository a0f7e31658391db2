internal import EPNCore
internal import TFCat
internal import TFCatTables

/// service_title is not one name in all rows, not that of the schema, or not in lower case.
public struct ServiceTitleDiffers: GranulesRule {
  public static let description = RuleDescription(
    id: "TFC870", name: "service-title-differs", severity: .error,
    basis: "EPN-TAP 2.0, service_title: the name of the schema, constant",
    summary: "service_title is not one name in all rows, not that of the schema, or not in lower case.",
    explanation: """
      Clients that show rows of many services tell them by this name, and ask the service for more by it.
      """,
    advice: "Write the name of the schema, in lower case, in each row.",
    valid: [.granule()],
    invalid: [.granule("⟦service_title⟧", "My Service")])

  public init() {}

  public func check(
    _ statistics: GranuleStatistics, of table: CheckedTable, _ findings: inout Findings
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
