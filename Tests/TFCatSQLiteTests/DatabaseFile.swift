import TFCatSQLite
import TFCatTables
import TFCatTestSupport

/// A database that a test makes by SQL, in a folder of its own.
struct DatabaseFile {
  let folder: ScratchFolder
  let path: String

  init(_ script: String) throws {
    folder = try ScratchFolder()
    path = folder.path("a.sqlite")
    let database = try SQLiteDatabase(path: path, access: .own)
    try database.execute(script)
    try database.close()
  }

  /// All rows of the first table that is chosen.
  func rows(_ choose: (String, [String]) -> Bool = { _, _ in true }) throws(TableError) -> [[TableValue]] {
    var reader = try SQLiteTableReader(path: path, choose: choose)
    var rows: [[TableValue]] = []
    while let row = try reader.next() {
      rows.append((0..<reader.columnCount).map { row[$0] })
    }
    return rows
  }
}

/// SQL for a table of numbers from 1.
func numbers(_ count: Int) -> String {
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))"
}
