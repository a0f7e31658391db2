internal import TFCatTables

/// The tables and views of a database, with their columns.
struct SQLiteSchema {
  struct Table {
    var name: String
    var isView: Bool
    var columns: [TableColumn]
  }

  /// In the order in which they were made. Virtual tables are not among them: what they give is not stored as
  /// rows.
  let tables: [Table]

  init(_ database: SQLiteDatabase) throws(SQLiteError) {
    var tables: [Table] = []
    let found = try database.rows(
      """
      SELECT name, type FROM main.sqlite_master WHERE type IN ('table', 'view') AND substr(name, 1, 7) <> 'sqlite_'
      AND coalesce(sql, '') NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid
      """)
    for row in found {
      guard let name = row[0].text else { continue }
      tables.append(
        Table(name: name, isView: row[1].text == "view", columns: try Self.columns(of: name, in: database)))
    }
    self.tables = tables
  }

  private static func columns(of table: String, in database: SQLiteDatabase) throws(SQLiteError)
    -> [TableColumn]
  {
    // Generated columns are read too; 1 hides a column of a virtual table.
    let rows = try database.rows("SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1", table)
    return rows.compactMap { row in
      guard let name = row[0].text else { return nil }
      let type = dataType(ofDeclared: row[1].text ?? "")
      return TableColumn(name: name, dataType: type, shape: type == .char ? .variable : .scalar)
    }
  }

  /// By the rules of SQLite for the affinity of a declared type.
  private static func dataType(ofDeclared type: String) -> TableDataType? {
    let type = type.uppercased()
    if type.contains("INT") { return .long }
    if ["CHAR", "CLOB", "TEXT"].contains(where: type.contains) { return .char }
    return ["REAL", "FLOA", "DOUB"].contains(where: type.contains) ? .double : nil
  }
}
