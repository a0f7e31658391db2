import Base
import TFCatSQLite
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct SQLiteTableWriterTests {
  static let head: TableHead = {
    var head = TableHead(
      name: "my \"table\"",
      columns: [
        TableColumn(name: "uid", dataType: .char, shape: .variable),
        TableColumn(name: "time \"min\"", dataType: .double, shape: .scalar),
        TableColumn(name: "count", dataType: .long, shape: .scalar),
      ])
    head.columns[1].unit = "d"
    head.columns[1].ucd = "time.start"
    head.description = "A table of a test"
    head.timeSystems = [
      TableTimeSystem(id: "x", timeScale: "UTC", referencePosition: "GEOCENTER", timeOrigin: "0")
    ]
    head.infos = [TableInfo(name: "made by", value: "a test")]
    return head
  }()

  @Test func whatIsWrittenIsRead() throws {
    let folder = try ScratchFolder()
    let path = folder.path("a.sqlite")
    var writer = try SQLiteTableWriter(
      path: path, head: Self.head, keys: .init(primary: "uid", indexes: [["count", "uid"]]))
    let rows: [[TableValue]] = [
      ["a", 0.1, 7], ["é\u{0}", .double(.infinity), .integer(.min)], ["", nil, nil], ["short"],
      [.invalid("x"), "text", .array([1, 2])], ["flag", nil, true],
    ]
    for row in rows { try writer.write(row) }
    #expect(writer.count == rows.count)
    try writer.finish()
    var reader = try SQLiteTableReader(path: path)
    #expect(reader.head.name == Self.head.name && reader.head.columns == Self.head.columns)
    #expect(reader.head.description == Self.head.description && reader.head.infos == Self.head.infos)
    #expect(reader.head.timeSystems.first?.timeScale == "UTC")
    let expected: [[TableValue]] = [
      ["a", 0.1, 7], ["é\u{0}", .double(.infinity), .integer(.min)], ["", nil, nil], ["short", nil, nil],
      ["x", "text", "[1, 2]"], ["flag", nil, 1],
    ]
    for row in expected {
      let read = try #require(try reader.next())
      #expect((0..<3).map { read[$0] } == row)
    }
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
    #expect(try Directory(folder.path).names() == ["a.sqlite"])
  }

  /// Cells that are those of the row before are not handed over again.
  @Test func rowsThatRepeatCellsAreWrittenInFull() throws {
    let folder = try ScratchFolder()
    let path = folder.path("a.sqlite")
    let cells: [TableValue] = [
      nil, 0, 1, .double(0), .double(1), true, false, "", "a", "a text of more than fifteen bytes",
      .invalid("a text of more than fifteen bytes"), .array([1]),
    ]
    // The columns are of the type TEXT.
    let expected: [String?] = [
      nil, "0", "1", "0.0", "1.0", "1", "0", "", "a", "a text of more than fifteen bytes",
      "a text of more than fifteen bytes", "[1]",
    ]
    var head = TableHead(name: "t", columns: [])
    for index in 0..<3 { head.columns.append(TableColumn(name: "c\(index)")) }
    var writer = try SQLiteTableWriter(path: path, head: head)
    var chosen: [[Int]] = []
    for _ in 0..<2000 {
      let before = chosen.last ?? [0, 0, 0]
      let row = before.map { Bool.random() ? $0 : Int.random(in: 0..<cells.count) }
      let count = Int.random(in: 1...3)
      chosen.append(row.enumerated().map { $0 < count ? $1 : 0 })
      try writer.write(row.prefix(count).map { cells[$0] })
    }
    try writer.finish()
    let database = try SQLiteDatabase(path: path, access: .own)
    let rows = try database.rows("SELECT c0, c1, c2 FROM t ORDER BY rowid")
    #expect(rows.count == chosen.count)
    for (row, places) in zip(rows, chosen) {
      #expect(row == places.map { expected[$0].map(SQLiteValue.text) ?? .null })
    }
  }

  @Test func aFailureNamesItsRowAndLeavesNothing() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.sqlite", "as it was")
    do {
      var writer = try SQLiteTableWriter(path: path, head: Self.head, keys: .init(primary: "uid"))
      try writer.write(["a", 1, 1])
      try writer.write(["b", 1, 1])
      let error = #expect(throws: TableError.self) { try writer.write(["a", 1, 1]) }
      #expect(error?.row == 3 && error?.reason.hasPrefix("UNIQUE constraint failed") == true)
      #expect(throws: TableError.self) { try writer.write(["c", 1, 1, 1]) }
    }
    #expect(try folder.text("a.sqlite") == "as it was")
    #expect(try Directory(folder.path).names() == ["a.sqlite"])
  }

  @Test func aDatabaseNeedsAFile() throws {
    for path in ["-", "/dev/stdout", "/dev/null"] {
      let error = #expect(throws: TableError.self) { _ = try SQLiteTableWriter(path: path, head: Self.head) }
      #expect(error?.reason == "a SQLite database needs a file: name one with -o")
    }
    let folder = try ScratchFolder()
    let error = #expect(throws: TableError.self) {
      _ = try SQLiteTableWriter(path: folder.path("none/a.sqlite"), head: Self.head)
    }
    #expect(error?.reason == "No such file or directory")
  }
}
