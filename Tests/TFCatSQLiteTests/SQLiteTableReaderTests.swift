import Base
import TFCatSQLite
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct SQLiteTableReaderTests {
  /// More than are read ahead.
  static let count = 3000

  @Test(arguments: [
    "CREATE TABLE t (a INTEGER, b TEXT)",
    "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)",
    "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) WITHOUT ROWID",
    "CREATE TABLE t (a INTEGER, b TEXT); CREATE INDEX x ON t (b DESC, a)",
  ]) func allRowsComeInTheirOrder(_ definition: String) throws {
    let file = try DatabaseFile(
      "\(definition); \(numbers(Self.count)) INSERT INTO t SELECT i, 'r' || i FROM n")
    let rows = try file.rows()
    #expect(rows.count == Self.count)
    #expect(rows.indices.allSatisfy { rows[$0] == [.integer(Int64($0 + 1)), .string("r\($0 + 1)")] })
  }

  /// In a view the row has no number, and a column of that name may hold anything.
  @Test(arguments: ["rowid", "_rowid_", "oid"]) func columnsNamedLikeTheNumberOfTheRow(_ name: String) throws
  {
    for value in ["7", "NULL", "-i", "'x'"] {
      let file = try DatabaseFile(
        """
        CREATE TABLE t ("\(name)", a INTEGER); \(numbers(Self.count)) INSERT INTO t SELECT \(value), i FROM n;
        """)
      let rows = try file.rows()
      #expect(rows.map { $0[1] } == (1...Self.count).map { .integer(Int64($0)) })
    }
  }

  @Test func viewsAreRead() throws {
    let file = try DatabaseFile(
      """
      CREATE TABLE raw (x INTEGER, y REAL); \(numbers(Self.count)) INSERT INTO raw SELECT i, i / 2.0 FROM n;
      CREATE VIEW epn AS SELECT x AS granule_uid, y AS time_min FROM raw WHERE x % 2 = 0;
      """)
    let rows = try file.rows { _, columns in columns.contains("granule_uid") }
    #expect(rows.count == Self.count / 2)
    #expect(rows.first == [.integer(2), .double(1)] && rows.last == [.integer(3000), .double(1500)])
    let reader = try SQLiteTableReader(path: file.path) { name, _ in name == "epn" }
    #expect(reader.head.columns.map(\.dataType) == [.long, .double])
  }

  @Test func cellsOfAnyTypeStandInAnyColumn() throws {
    let file = try DatabaseFile(
      """
      CREATE TABLE t (a TEXT, b REAL, c INTEGER, d AS (c + 1));
      INSERT INTO t VALUES (1, 'x', 2.5), (x'00ff', 9e999, NULL), (CAST(x'e9' AS TEXT), -9e999, '7'),
      (zeroblob(40), 1, 9223372036854775807);
      """)
    let rows = try file.rows()
    #expect(rows[0] == [.string("1"), .string("x"), .double(2.5), .double(3.5)])
    #expect(rows[1] == [.invalid("x'00ff'"), .double(.infinity), .null, .null])
    #expect(rows[2] == [.invalid("x'e9'"), .double(-.infinity), .integer(7), .integer(8)])
    let zeros = String(repeating: "0", count: 64)
    #expect(rows[3][0] == .invalid("x'\(zeros)…' (40 bytes)") && rows[3][2] == .integer(.max))
  }

  /// Another program may write anything into the tables that describe a table.
  @Test(arguments: ["x'ff00'", "1.5", "7", "NULL", "CAST(x'ff' AS TEXT)"])
  func descriptionsThatAreNoTextSayNothing(_ value: String) throws {
    let file = try DatabaseFile(
      """
      CREATE TABLE t (a REAL, b REAL);
      CREATE TABLE t_columns (name, datatype, arraysize, unit, ucd, utype, xtype, description);
      INSERT INTO t_columns VALUES (\(value), 'double', NULL, 'd', NULL, NULL, NULL, NULL),
      ('a', \(value), \(value), \(value), \(value), \(value), \(value), \(value)),
      ('b', 'double', NULL, 'd', 'time.epoch', NULL, NULL, 'When');
      CREATE TABLE t_table (name, value);
      INSERT INTO t_table VALUES (\(value), 'x'), ('utype', \(value)), ('timescale', 'UTC');
      """)
    let reader = try SQLiteTableReader(path: file.path) { name, _ in name == "t" }
    #expect(reader.head.columns[0].unit == nil && reader.head.columns[0].dataType == .double)
    #expect(reader.head.columns[1].unit == "d" && reader.head.columns[1].description == "When")
    #expect(reader.head.utype == nil && reader.head.timeSystems.first?.timeScale == "UTC")
    #expect(reader.notes.all.isEmpty == (value == "NULL"))
  }

  @Test func descriptionsWithoutTheirColumnsSayNothing() throws {
    let file = try DatabaseFile(
      "CREATE TABLE t (a REAL); CREATE TABLE t_columns (name, unit); INSERT INTO t_columns VALUES ('a', 'd'); CREATE TABLE t_table (x)"
    )
    let reader = try SQLiteTableReader(path: file.path)
    #expect(reader.head.columns[0].unit == "d" && reader.head.columns[0].ucd == nil)
  }

  @Test func whatIsNotThereIsTold() throws {
    let empty = try DatabaseFile(
      "CREATE VIRTUAL TABLE v USING fts5(a); DROP TABLE v; PRAGMA user_version = 1")
    #expect(throws: TableError.self) { try empty.rows() }
    let file = try DatabaseFile("CREATE TABLE t (a); CREATE TABLE u (b)")
    let error = #expect(throws: TableError.self) { try file.rows { _, _ in false } }
    #expect(error?.reason == "its tables are t, u, and none of them is the one that is wanted")
    let gone = try DatabaseFile("CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; DROP TABLE t")
    let failure = #expect(throws: TableError.self) { try gone.rows() }
    #expect(failure?.reason.contains("no such table: main.t") == true)
  }

  @Test func aDamagedTableGivesTheRowsBeforeTheDamage() throws {
    let file = try DatabaseFile("CREATE TABLE t (a); \(numbers(5000)) INSERT INTO t SELECT i FROM n")
    try file.folder.overwrite("a.sqlite", from: 6 * 4096, count: 4096)
    var reader = try SQLiteTableReader(path: file.path)
    var count = 0
    let error = #expect(throws: TableError.self) { while try reader.next() != nil { count += 1 } }
    #expect(count > 500 && error?.row == count + 1)
    #expect(error?.reason == "database disk image is malformed (SQLite code 11)")
    // It stays so.
    #expect(throws: TableError.self) { try reader.next() }
  }

  /// Rows of one moment: nobody writes between them.
  @Test func whoWritesWaits() throws {
    let file = try DatabaseFile("CREATE TABLE t (a); \(numbers(5000)) INSERT INTO t SELECT i FROM n")
    var reader = try SQLiteTableReader(path: file.path)
    #expect(try reader.next() != nil)
    let other = try SQLiteDatabase(path: file.path, access: .own, patience: 10)
    let error = #expect(throws: SQLiteError.self) { try other.execute("DELETE FROM t") }
    #expect(error?.kind == .busy)
    while try reader.next() != nil {}
    try other.execute("DELETE FROM t")
  }

  // MARK: - Hostile databases

  /// Each of these would run for hours, or fill memory or disk.
  @Test(arguments: [
    "SELECT count(*) AS a FROM n x, n y, n z, n u",
    "SELECT i AS a FROM n ORDER BY random()",
    "SELECT i AS a FROM n",
    "SELECT hex(zeroblob(400000)) AS a FROM n",
    "SELECT hex(zeroblob(400000)) AS a FROM n ORDER BY a",
    "SELECT zeroblob(2000000) AS a",
    "SELECT group_concat(hex(zeroblob(1000))) AS a FROM n",
    "SELECT printf('%.*c', 900000, 'x') AS a, printf('%.*c', 900000, 'x') AS b",
  ]) func aViewEndsWithAMessage(_ query: String) throws {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    let file = try DatabaseFile("CREATE VIEW v AS \(endless) \(query)")
    let error = #expect(throws: TableError.self) {
      var reader = try SQLiteTableReader(path: file.path, seconds: 0.3)
      while try reader.next() != nil {}
    }
    #expect(
      ["processor time", "MB of memory", "bytes of text", "too big", "rows"].contains {
        error?.reason.contains($0) == true
      }, "\(error?.reason ?? "")")
  }

  @Test func aViewHasNoMoreRowsThanItsFileCouldHave() throws {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    let file = try DatabaseFile("CREATE VIEW v AS \(endless) SELECT i AS a FROM n")
    var count = 0
    let error = #expect(throws: TableError.self) {
      var reader = try SQLiteTableReader(path: file.path, seconds: 1000)
      while try reader.next() != nil { count += 1 }
    }
    #expect(error?.reason.contains("more than 200000 rows") == true && count >= 200_000)
  }

  @Test func aViewThatDescribesATableEndsToo() throws {
    let file = try DatabaseFile(
      """
      CREATE TABLE t (a); CREATE VIEW t_table AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT 'info:' || i AS name, 'x' AS value FROM n;
      """)
    let error = #expect(throws: TableError.self) { try SQLiteTableReader(path: file.path, seconds: 0.3) }
    #expect(error?.reason.contains("processor time") == true)
  }
}
