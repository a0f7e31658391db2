public import EPNCore
import TFCatSQLite
public import TFCatTables

extension TableOpener {
  /// Opens the table of a SQLite database that is chosen.
  public static let sqlite = TableOpener { file, path, choice throws(TableError) in
    guard SQLiteTableReader.isDatabase(file) else { return nil }
    guard path != "-" else {
      throw TableError(path: path, reason: "a SQLite database is read from a file, not from standard input")
    }
    return try SQLiteTableReader(path: path, choosing: choice)
  }
}

extension GranuleTableFormat {
  /// A SQLite database with one table, `epn_core`. It cannot be written to standard output.
  public static let sqlite = GranuleTableFormat(name: "sqlite", endings: [".sqlite", ".sqlite3", ".db"]) {
    path, table throws(TableError) in
    var head = table.head
    head.name = "epn_core"
    return try SQLiteTableWriter(
      path: path, head: head, keys: .init(primary: "granule_uid", indexes: GranuleTable.indexes))
  }
}
