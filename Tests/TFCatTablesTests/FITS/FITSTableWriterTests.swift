import Base
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct FITSTableWriterTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Writes a table and reads it again.
  private func roundTrip(_ head: TableHead, _ cells: [[TableValue]]) throws -> (TableHead, [[TableValue]]) {
    let path = folder.path("t.fits")
    var writer = try FITSTableWriter(path: path, head: head)
    for row in cells { try writer.write(row) }
    try writer.finish()
    let file = try MappedFile(path: path)
    #expect(file.count % 2880 == 0)
    let reader = try FITSTableReader(file, path: path)
    return (reader.head, try rows(reader))
  }

  private func column(_ name: String, _ type: TableDataType, _ shape: ArrayShape = .scalar) -> TableColumn {
    TableColumn(name: name, dataType: type, shape: shape)
  }

  @Test func cellsComeBackAsTheyWere() throws {
    let head = TableHead(
      name: "bursts",
      columns: [
        column("flag", .boolean), column("bit", .bit, ArrayShape(dimensions: [9])),
        column("byte", .unsignedByte),
        column("short", .short), column("int", .int), column("long", .long), column("text", .char, .variable),
        column("wide", .unicodeChar, .variable), column("float", .float), column("double", .double),
        column("complex", .floatComplex), column("pair", .double, ArrayShape(dimensions: [2])),
        column("grid", .short, ArrayShape(dimensions: [2, 2])), column("list", .long, .variable),
        column("names", .char, ArrayShape(dimensions: [3], isVariable: true)),
      ])
    let row: [TableValue] = [
      true, [true, false, false, false, false, false, false, true, true], 0, -32768, 5, .integer(.max), "III",
      "Nançay", 0.1, 0.1, [1.0, 2.0], [1.5, -2.5], [1, 2, 3, 4], [1, .integer(.min)], ["ab", "cde"],
    ]
    let nothing = [TableValue](repeating: .null, count: row.count)
    let (read, rows) = try roundTrip(head, [row, nothing, Array(row.prefix(3))])
    #expect(read.name == "bursts")
    #expect(rows[0] == row)
    for (index, value) in rows[1].enumerated() where ![1, 10, 11, 12].contains(index) {
      // A fixed array has its items, whether they are something or not.
      #expect(value.isNull || index == 14, "\(head.columns[index].name)")
    }
    #expect(Array(rows[2].prefix(3)) == Array(row.prefix(3)) && rows[2][4].isNull)
  }

  @Test func whatAColumnSaysIsKept() throws {
    var column = TableColumn(
      name: "flux", dataType: .double, unit: "W/m**2", ucd: "phot.flux.density;em.radio", utype: "a:b",
      description: String(repeating: "a description that is longer than a card can be. ", count: 4) + "π")
    column.xtype = "interval"
    let (head, _) = try roundTrip(TableHead(name: nil, columns: [column]), [[1.0]])
    let read = head.columns[0]
    #expect(read.unit == column.unit && read.ucd == column.ucd && read.utype == column.utype)
    #expect(read.xtype == "interval")
    #expect(read.description == column.description?.replacing("π", with: "\\u03C0"))
  }

  /// The integer that stands for nothing is none that the column has.
  @Test func aMissingIntegerIsTakenForNoOther() throws {
    for type in [TableDataType.unsignedByte, .short, .int, .long] {
      let range = try #require(type.integerRange)
      let cells: [[TableValue]] = [
        [.integer(range.lowerBound)], [.null], [.integer(range.upperBound)], [0],
        [.integer(range.lowerBound + 1)],
      ]
      #expect(try roundTrip(TableHead(columns: [column("n", type)]), cells).1 == cells)
    }
  }

  @Test func longTextsOfAFewRowsGoToTheHeap() throws {
    let long = String(repeating: "polygon ", count: 5000) + "."
    let cells: [[TableValue]] = (0..<200).map { [.integer(Int64($0)), $0 == 77 ? .string(long) : "short"] }
    let head = TableHead(columns: [column("n", .int), column("outline", .char, .variable)])
    let (read, rows) = try roundTrip(head, cells)
    #expect(rows == cells)
    #expect(read.columns[1].shape.isVariable)
  }

  @Test func aValueThatDoesNotFitIsAnErrorWithItsPlace() throws {
    let path = folder.path("t.fits")
    let head = TableHead(columns: [column("a", .double), column("b", .short)])
    let error = #expect(throws: TableError.self) {
      var writer = try FITSTableWriter(path: path, head: head)
      try writer.write([1.0, 2])
      try writer.write([1.0, 40_000])
      try writer.finish()
    }
    #expect(error?.row == 2 && error?.column == "b" && error?.reason == "\"40000\" is no short")
    #expect(throws: MappedFile.Failure.self) { try MappedFile(path: path) }
  }

  @Test func aTableWithoutRowsIsOne() throws {
    let (head, rows) = try roundTrip(TableHead(columns: [column("a", .char, .variable)]), [])
    #expect(head.columns.map(\.name) == ["a"] && rows.isEmpty)
  }

  /// What astropy and STILTS read is what was written.
  @Test(.needsAstropy) func astropyReadsTheTable() throws {
    let python = try #require(OtherProgram.astropy)
    let path = try written()
    let outcome = try python.python(
      """
      import sys
      from astropy.io import fits
      from astropy.table import Table
      fits.open(sys.argv[1]).verify("exception")
      t = Table.read(sys.argv[1])
      print(t["n"].tolist(), t["x"].unit, t["x"].tolist(), t["name"].tolist(), t["ok"].tolist())
      print(t.meta["TUCD2"], t.meta["TCOMM2"], t["list"][0].tolist(), t["list"][1].tolist())
      """, [path])
    // It may warn that it takes missing truth values for False.
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == """
        [9007199254740993, None] MHz [0.1, None] ['III', ''] [True, False]
        em.freq middle [1, 2, 3] [4]

        """)
  }

  @Test(.needsSTILTS) func stiltsReadsTheTable() throws {
    let stilts = try #require(OtherProgram.stilts)
    let outcome = try stilts.run(["tpipe", "in=\(try written())", "ofmt=csv"])
    #expect(outcome.output == "n,x,name,ok,list\n9007199254740993,0.1,III,true,\"(1, 2, 3)\"\n,,,,(4)\n")
  }

  private func written() throws -> String {
    let path = folder.path("t.fits")
    let head = TableHead(
      name: "t",
      columns: [
        column("n", .long),
        TableColumn(name: "x", dataType: .double, unit: "MHz", ucd: "em.freq", description: "middle"),
        column("name", .char, .variable), column("ok", .boolean), column("list", .int, .variable),
      ])
    var writer = try FITSTableWriter(path: path, head: head)
    try writer.write([9_007_199_254_740_993, 0.1, "III", true, [1, 2, 3]])
    try writer.write([.null, .null, .null, .null, [4]])
    try writer.finish()
    return path
  }
}
