import Base
import TFCatSQLite
import TFCatTestSupport
import Testing

@Suite struct SQLiteDatabaseTests {
  @Test func valuesComeBackAsTheyWere() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .own)
    try database.execute("CREATE TABLE t (i, v)")
    let values: [SQLiteValue] = [
      .null, .integer(.min), .integer(.max), .real(0.1), .real(-.infinity), .text(""), .text("é\u{0}x"),
      .blob([]),
      .blob([0, 255]),
    ]
    for (index, value) in values.enumerated() {
      try database.run("INSERT INTO t VALUES (?, ?)", index, value)
    }
    #expect(try database.rows("SELECT v FROM t ORDER BY i").map { $0[0] } == values)
    #expect(try database.value("SELECT v FROM t WHERE i = ?", 3) == .real(0.1))
    #expect(try database.firstRow("SELECT i, v FROM t WHERE i > 100") == nil)
    #expect(try database.value("SELECT CAST(x'ff' AS TEXT)") == .blob([255]))
    #expect(try database.value("SELECT ?", nil as String?) == .null)
  }

  @Test func aFailureHasSQLitesWordsAndCode() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .own)
    try database.execute("CREATE TABLE t (i PRIMARY KEY)")
    try database.run("INSERT INTO t VALUES (1)")
    let twin = #expect(throws: SQLiteError.self) { try database.run("INSERT INTO t VALUES (1)") }
    #expect(twin?.message == "UNIQUE constraint failed: t.i" && twin?.code == 1555)
    let slip = #expect(throws: SQLiteError.self) { try database.execute("SELEC 1") }
    #expect(slip?.description == "near \"SELEC\": syntax error (SQLite code 1)")
    #expect(throws: SQLiteError.self) { try database.run("INSERT INTO t VALUES (?)") }
    #expect(throws: SQLiteError.self) { try database.statement(" ") }
    let folder = try ScratchFolder()
    let absent = #expect(throws: SQLiteError.self) {
      try SQLiteDatabase(path: folder.path("none.sqlite"), access: .untrusted)
    }
    #expect(absent?.message == "unable to open database file: No such file or directory")
  }

  @Test func aTransactionHappensAsAWholeOrNotAtAll() throws {
    struct Stop: Error {}
    let database = try SQLiteDatabase(path: ":memory:", access: .own)
    try database.execute("CREATE TABLE t (i)")
    try database.transaction { (try database.run("INSERT INTO t VALUES (1)"), true) }
    try database.transaction { (try database.run("INSERT INTO t VALUES (2)"), false) }
    #expect(throws: Stop.self) {
      try database.transaction { () throws -> (Void, Bool) in
        try database.run("INSERT INTO t VALUES (3)")
        throw Stop()
      }
    }
    #expect(try database.rows("SELECT i FROM t") == [[.integer(1)]])
  }

  @Test func aLinkInThePlaceOfADatabaseIsRefused() throws {
    let file = try DatabaseFile("CREATE TABLE t (i)")
    let link = file.folder.path("link.sqlite")
    try file.folder.link("link.sqlite", to: file.path)
    let error = #expect(throws: SQLiteError.self) { try SQLiteDatabase(path: link, access: .own) }
    // SQLITE_CANTOPEN_SYMLINK
    #expect(error?.code == 1550)
    // A link among the folders is the user's own.
    try file.folder.link("folder", to: file.folder.path)
    let inner = file.folder.path("folder/a.sqlite")
    #expect(try SQLiteDatabase(path: inner, access: .own).value("SELECT count(*) FROM t") == .integer(0))
    // Who names a link to a table means the table.
    _ = try SQLiteDatabase(path: link, access: .untrusted)
  }

  @Test func whatALockKeepsIsToldAsThat() throws {
    let file = try DatabaseFile("CREATE TABLE t (i); INSERT INTO t VALUES (1)")
    let other = try SQLiteDatabase(path: file.path, access: .own)
    try other.execute("BEGIN EXCLUSIVE")
    let database = try SQLiteDatabase(path: file.path, access: .untrusted, patience: 10)
    let error = #expect(throws: SQLiteError.self) { try database.value("SELECT i FROM t") }
    #expect(error?.kind == .busy && error?.message == "database is locked")
    try other.execute("ROLLBACK")
    #expect(try database.value("SELECT i FROM t") == .integer(1))
  }

  @Test func nothingIsWrittenToWhatIsOnlyRead() throws {
    let file = try DatabaseFile("CREATE TABLE t (i)")
    let database = try SQLiteDatabase(path: file.path, access: .untrusted)
    let error = #expect(throws: SQLiteError.self) { try database.execute("INSERT INTO t VALUES (1)") }
    #expect(error?.message.hasPrefix("attempt to write a readonly database") == true)
  }

  @Test func aFileThatIsNoneAndADamagedOneAreToldApart() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.sqlite", String(repeating: "no database ", count: 500))
    let none = #expect(throws: SQLiteError.self) {
      try SQLiteDatabase(path: path, access: .untrusted).value("SELECT count(*) FROM sqlite_master")
    }
    #expect(none?.kind == .notADatabase)
    let file = try DatabaseFile("CREATE TABLE t (i); \(numbers(5000)) INSERT INTO t SELECT i FROM n")
    try file.folder.overwrite("a.sqlite", from: 4096, count: 8192)
    let damaged = #expect(throws: SQLiteError.self) {
      try SQLiteDatabase(path: file.path, access: .untrusted).rows("SELECT i FROM t")
    }
    #expect(damaged?.kind == .corrupt)
  }
}
