import EPNCore
import LintKit
import TFCatTables

extension CheckedTable {
  /// Whether the table answers a query, which has the columns that were asked for.
  var isQueryResult: Bool {
    isDescribed && head.utype == nil && (head.info("QUERY_STATUS") != nil || head.info("QUERY") != nil)
  }

  /// The schema in the name of the table: `nda` of `nda.epn_core`.
  var schemaName: String? {
    guard let name = head.name, name.hasSuffix(".epn_core") else { return nil }
    let schema = name.dropLast(".epn_core".count)
    return schema.isEmpty ? nil : String(schema)
  }
}
