import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct TableWriterTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  static let head: TableHead = {
    var head = TableHead(
      name: "events",
      columns: [
        .text("id", ucd: "meta.id"),
        TableColumn(
          name: "time_min", dataType: .double, unit: "d", ucd: "time.start",
          description: "Start, <UTC> & more",
          reference: "utc"),
        TableColumn(
          name: "n", dataType: .int, null: "-1",
          values: TableColumnValues(minimum: "0", options: [.init(value: "1")])),
        TableColumn(name: "ok", dataType: .boolean),
        TableColumn(name: "bits", dataType: .bit, shape: .init(dimensions: [9])),
        TableColumn(name: "box", dataType: .float, shape: .variable, unit: "MHz"),
        .text("note", dataType: .unicodeChar),
        TableColumn(name: "words", dataType: .char, shape: .init(dimensions: [3], isVariable: true)),
        TableColumn(name: "z", dataType: .doubleComplex), TableColumn(name: "short", dataType: .short),
        TableColumn(name: "byte", dataType: .unsignedByte), TableColumn(name: "long", dataType: .long),
        TableColumn(
          name: "url", dataType: .char, shape: .variable, ucd: "meta.ref.url",
          links: [.init(href: "http://x.org/?a&b")]),
      ])
    head.description = "All \"events\""
    head.utype = "x:y"
    head.parameters = [
      TableParameter(TableColumn(name: "title", dataType: .unicodeChar, shape: .variable), text: "Été <1>")
    ]
    head.infos = [TableInfo(name: "QUERY_STATUS", value: "OK", content: "fine")]
    head.timeSystems = [
      TableTimeSystem(id: "utc", timeScale: "UTC", referencePosition: "GEOCENTER", timeOrigin: "JD-origin")
    ]
    head.coordinateSystems = [TableCoordinateSystem(id: "sys", system: "ICRS")]
    var group = TableGroup(name: "g", utype: "u")
    group.parameters = [TableParameter(TableColumn(name: "p", dataType: .int), text: "5")]
    head.groups = [group]
    return head
  }()

  static let bits: TableValue = [true, false, false, false, false, false, false, false, true]
  static let rows: [[TableValue]] = [
    [
      "a", 2455359.5069444445, 3, true, bits, [1.0, 2.0, 3.0, .double(.nan)], "é <&> \"\t\n ", ["abc", "d"],
      [1.0, -2.0], -5, 255,
      9_007_199_254_740_993, "http://x.org",
    ],
    // votlint wants all items of arrays of a fixed size.
    [nil, nil, nil, nil, bits, nil, nil, nil, [1.0, 1.0], nil, nil, nil, nil],
    ["b", -0.1, 0, false, bits, [], "𝄞", ["x"], [0.0, 0.5], 0, 0, -1, " "],
  ]

  private func write(
    _ serialization: VOTableWriter.Serialization, without name: String? = nil
  ) throws -> String {
    let path = folder.path("\(serialization).vot")
    var head = Self.head
    let keep = head.columns.indices.filter { head.columns[$0].name != name }
    head.columns = keep.map { head.columns[$0] }
    var writer = try VOTableWriter(path: path, head: head, serialization: serialization)
    for row in Self.rows { try writer.write(keep.map { row[$0] }) }
    try writer.finish(trailingInfos: [TableInfo(name: "QUERY_STATUS", value: "OVERFLOW")])
    return path
  }

  @Test(arguments: VOTableWriter.Serialization.allCases) func whatIsWrittenReadsBackEqual(
    _ serialization: VOTableWriter.Serialization
  ) throws {
    var reader = try VOTableReader(path: write(serialization))
    #expect(reader.version == "1.4")
    var head = reader.head
    head.resource = Self.head.resource
    #expect(head == Self.head)
    var found: [[TableValue]] = []
    while let row = try reader.next() { found.append(row.cells) }
    // An array without items is nothing in VOTable.
    var expected = Self.rows
    expected[2][5] = nil
    #expect(found.map { $0.map(\.description) } == expected.map { $0.map(\.description) })
    #expect(reader.head.queryStatus == .overflow(""))
    #expect(reader.notes.all.isEmpty)
  }

  @Test(.needsSTILTS, arguments: VOTableWriter.Serialization.allCases) func votlintHasNothingToSay(
    _ serialization: VOTableWriter.Serialization
  ) throws {
    let stilts = try #require(OtherProgram.stilts)
    let outcome = try stilts.run(["votlint", write(serialization)])
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome)")
  }

  @Test(.needsAstropy, arguments: VOTableWriter.Serialization.allCases) func astropyReadsTheSame(
    _ serialization: VOTableWriter.Serialization
  ) throws {
    let python = try #require(OtherProgram.astropy)
    let outcome = try python.python(
      """
      import sys, warnings
      warnings.simplefilter("error")
      from astropy.io.votable import parse
      t = parse(sys.argv[1]).get_first_table().to_table()
      print(t["time_min"].unit, t["box"].unit, t["time_min"].meta["ucd"], t["time_min"].description)
      print(t["time_min"][0] == 2455359.5069444445, t["n"][0], t["ok"][0], t["note"][0].strip() == 'é <&> "', t["long"][0], t["byte"][0])
      print(t["n"].mask.tolist(), complex(t["z"][0]), [float(x) for x in t["box"][0][:3]])
      """, [write(serialization, without: "words")])  // Lists of texts are beyond astropy.
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output == """
        d MHz time.start Start, <UTC> & more
        True 3 True True 9007199254740993 255
        [False, True, False] (1-2j) [1.0, 2.0, 3.0]

        """)
  }

  @Test(arguments: VOTableWriter.Serialization.allCases) func nothingIsNothingInEveryColumn(
    _ serialization: VOTableWriter.Serialization
  ) throws {
    let path = folder.path("x.vot")
    var writer = try VOTableWriter(path: path, head: Self.head, serialization: serialization)
    try writer.write([])
    try writer.write(["a"])
    try writer.finish()
    let nothing = [TableValue](repeating: .null, count: Self.head.columns.count)
    #expect(try cells(VOTableReader(path: path)) == [nothing, ["a"] + nothing.dropFirst()])
  }

  @Test func whatAColumnCannotHoldIsRefused() throws {
    let path = folder.path("x.vot")
    for serialization in VOTableWriter.Serialization.allCases {
      var writer = try VOTableWriter(
        path: path, head: TableHead(columns: [TableColumn(name: "s", dataType: .short), .text("t")]),
        serialization: serialization)
      var errors: [String] = []
      let bad: [[TableValue]] = [[70000], ["x"], [1.5], [true], [1, [1]], [1, "a", 2]]
      for row in bad {
        do { try writer.write(row) } catch { errors.append(error.reason) }
      }
      #expect(
        errors == [
          "70000 is no short", "\"x\" is no short", "1.5 is no short", "true is no short",
          "an array of 1 is no char[*]",
          "3 cells for the 2 columns of the table",
        ])
      try writer.write([1, "a"])
      try writer.finish()
      #expect(try cells(VOTableReader(path: path)) == [[1, "a"]])
    }
  }

  @Test func charactersThatXMLDoesNotHaveAreRefusedAsText() throws {
    let head = TableHead(columns: [.text("t")])
    var writer = try VOTableWriter(path: folder.path("x.vot"), head: head)
    var error: TableError?
    do { try writer.write(["a\u{1}b"]) } catch let caught { error = caught }
    #expect(error?.reason == "the character \\u{01}, which XML does not have: write the table as BINARY2")
    var binary = try VOTableWriter(path: folder.path("y.vot"), head: head, serialization: .binary2)
    try binary.write(["a\u{1}b"])
    try binary.finish()
    #expect(try cells(VOTableReader(path: folder.path("y.vot"))) == [["a\u{1}b"]])
  }

  /// VOTable 1.4, section 2.1.
  @Test func charIsASCIIInABinaryStream() throws {
    let head = TableHead(columns: [TableColumn(name: "t", dataType: .char, shape: .variable)])
    var writer = try VOTableWriter(path: folder.path("x.vot"), head: head, serialization: .binary2)
    try writer.write(["a"])
    var error: TableError?
    do { try writer.write(["café"]) } catch let caught { error = caught }
    #expect(
      error?.reason == "the character \\u{00E9}, which char does not have: declare the column as unicodeChar")
    #expect(error?.column == "t" && error?.row == 2)
  }

  @Test func csvReadsBackEqual() throws {
    let head = TableHead(columns: ["a", "b", "c"].map { TableColumn(name: $0) })
    let rows: [[TableValue]] = [
      ["x,\"y\"\nz", nil, ""], [" blank ", "#no comment", "NULL"], ["é", "1.5", "tab\t"], [nil, nil, nil],
    ]
    for separator: Character in [",", ";", "\t", "|"] {
      let path = folder.path("x.csv")
      var writer = try DelimitedTableWriter(path: path, head: head, separator: separator)
      for row in rows { try writer.write(row) }
      try writer.finish()
      let dialect = DelimitedDialect(layout: .separated(separator))
      #expect(try cells(DelimitedTableReader(path: path, dialect: dialect)) == rows)
    }
  }

  /// YAML has no raw controls, and takes some separators for line ends.
  @Test func ecsvHeadersHaveAnyText() throws {
    let text = "a\u{7F}\u{85}\u{9B}\u{2028}\u{FEFF}b\n\u{1}"
    var column = TableColumn(name: "a\u{9B}", dataType: .double)
    column.description = text
    var head = TableHead(columns: [column])
    head.description = text
    let writer = try ECSVWriter(path: folder.path("x.ecsv"), head: head)
    try writer.finish()
    let reader = try ECSVReader(path: folder.path("x.ecsv"))
    #expect(reader.head.columns[0].name == "a\u{9B}" && reader.head.columns[0].description == text)
    #expect(reader.head.description == text)
  }

  @Test func ecsvHasArraysInArrays() throws {
    let column = TableColumn(name: "p", dataType: .double, shape: ArrayShape(dimensions: [2, 2]))
    var writer = try ECSVWriter(path: folder.path("x.ecsv"), head: TableHead(columns: [column]))
    try writer.write([[1, 2, 3, 4]])
    try writer.finish()
    let reader = try ECSVReader(path: folder.path("x.ecsv"))
    #expect(reader.head.columns[0].shape == column.shape)
    #expect(try cells(reader) == [[[[1, 2], [3, 4]]]])
  }

  private func writeECSV() throws -> (path: String, head: TableHead, rows: [[TableValue]]) {
    let keep = [0, 1, 2, 3, 5, 6, 9, 11]
    var head = Self.head
    head.columns = keep.map { head.columns[$0] }
    let rows = Self.rows.map { row in keep.map { row[$0] } }
    let path = folder.path("x.ecsv")
    var writer = try ECSVWriter(path: path, head: head)
    for row in rows { try writer.write(row) }
    try writer.finish()
    return (path, head, rows)
  }

  @Test func ecsvReadsBackEqual() throws {
    let written = try writeECSV()
    let reader = try ECSVReader(path: written.path)
    #expect(reader.head.columns.map(\.unit) == written.head.columns.map(\.unit))
    #expect(reader.head.columns.map(\.ucd) == written.head.columns.map(\.ucd))
    #expect(reader.head.info("title")?.value == "Été <1>")
    var expected = written.rows
    expected[0][4] = [1, 2, 3, nil]
    expected[1][4] = []
    expected[2][4] = []
    #expect(try cells(reader) == expected)
  }

  @Test(.needsAstropy) func astropyReadsECSV() throws {
    let python = try #require(OtherProgram.astropy)
    let outcome = try python.python(
      """
      import sys
      from astropy.table import Table
      t = Table.read(sys.argv[1], format="ascii.ecsv")
      print(t["time_min"].unit, t["time_min"].meta["ucd"], t["time_min"].description, t.meta["title"])
      print(t["time_min"][0] == 2455359.5069444445, t["n"].tolist(), t["ok"].tolist(), t["note"][0].strip() == 'é <&> "', t["long"].tolist())
      print([float(x) for x in t["box"][0][:3]], len(t["box"][0]), len(t["box"][1]), t["box"].unit)
      """, [writeECSV().path])
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output == """
        d time.start Start, <UTC> & more Été <1>
        True [3, None, 0] [True, None, False] True [9007199254740993, None, -1]
        [1.0, 2.0, 3.0] 4 0 MHz

        """)
  }

  /// Cells that are as in the row before are copied: a table has the rows that its rows have alone.
  @Test func rowsThatRepeatCellsAreWrittenAsByThemselves() throws {
    var random = SeededNumbers(1)
    let values: [[TableValue]] = [
      ["a", "a text of more than fifteen bytes", "a,\"b\" & <c>", "", .null, "NULL"],
      [0.0, -0.0, 1.5, .double(2453984.1234567), .null, .double(.infinity)],
      [.integer(7), .integer(-7), .null],
      [.array([1.5, -0.0]), .array([]), .null],
    ]
    let head = TableHead(
      columns: (0..<12).map { place in
        switch place % 4 {
        case 0: .text("c\(place)")
        case 1: TableColumn(name: "c\(place)", dataType: .double)
        case 2: TableColumn(name: "c\(place)", dataType: .int)
        default: TableColumn(name: "c\(place)", dataType: .double, shape: .variable)
        }
      })
    var row = [TableValue](repeating: .null, count: 12)
    let rows = (0..<300).map { _ -> [TableValue] in
      for place in row.indices where Int.random(in: 0..<3, using: &random) == 0 {
        row[place] = values[place % 4].randomElement(using: &random) ?? .null
      }
      return Array(row.prefix(Int.random(in: 9...12, using: &random)))
    }
    func csv(_ rows: [[TableValue]]) throws -> [Substring] {
      let path = folder.path("rows.csv")
      var writer = try DelimitedTableWriter(path: path, head: head)
      for row in rows { try writer.write(row) }
      try writer.finish()
      return try folder.text("rows.csv").split(separator: "\n").dropFirst().map { $0 }
    }
    func votable(_ rows: [[TableValue]], misfits: Bool = false) throws -> [Substring] {
      let path = folder.path("rows.vot")
      var writer = try VOTableWriter(path: path, head: head)
      for row in rows {
        if misfits {
          // Nothing of such a row is written, and the next one is as if it had not been.
          let misfit: [TableValue] = Array(row.prefix(5)) + ["no number"]
          #expect(tableError { try writer.write(misfit) } != nil)
        }
        try writer.write(row)
      }
      try writer.finish()
      return try folder.text("rows.vot").split(separator: "\n").filter { $0.hasPrefix("<TR>") }
    }
    let texts = try rows.map { try csv([$0]) }
    #expect(try csv(rows) == texts.flatMap(\.self))
    let elements = try rows.map { try votable([$0]) }
    #expect(try votable(rows) == elements.flatMap(\.self))
    #expect(try votable(rows, misfits: true) == elements.flatMap(\.self))
  }
}
