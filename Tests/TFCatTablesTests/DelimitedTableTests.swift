import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct DelimitedTableTests {
  private func reader(_ text: String, _ dialect: DelimitedDialect? = nil) throws -> DelimitedTableReader {
    try DelimitedTableReader(bytes: Array(text.utf8), dialect: dialect)
  }

  @Test func csvIsThatOfRFC4180() throws {
    let reader = try reader(
      "a,b,\"c \"\"x\"\"\"\r\n1,,\"two\r\nlines, and more\"\r\n\"\",NULL, 3 \r\n", .csv)
    #expect(reader.head.columns.map(\.name) == ["a", "b", "c \"x\""])
    let found = try rows(reader)
    #expect(found.map(\.cells) == [["1", nil, "two\r\nlines, and more"], ["", nil, "3"]])
    #expect(found.map(\.line) == [2, 4])
    #expect(reader.text(of: found[1]) == "\"\",NULL, 3 ")
  }

  @Test func rowsOfAnotherLengthSaySo() throws {
    let found = try rows(reader("a,b\n1\n1,2,3\n1,2,\n", .csv))
    #expect(
      found.map(\.fault) == [
        "1 cells where the table has 2 columns", "3 cells where the table has 2 columns", nil,
      ])
    #expect(found.map(\.cells.count) == [1, 3, 2])
  }

  @Test func aStrayQuoteCostsOneRow() throws {
    let found = try rows(reader("a,b\n\"x,1\ny,2\n\"z\",3\nv,\"w\n", .csv))
    #expect(found.map(\.line) == [2, 3, 4, 5])
    #expect(found.map { $0.fault != nil } == [true, false, false, true])
    #expect(found[1].cells == ["y", "2"] && found[2].cells == ["z", "3"])
    #expect(found[3].fault == "a quote that is not closed")
  }

  @Test(arguments: [
    "a b;c d;e f\n", "a b;c d;e f;\n1;2;3;\n4;5;6;\n", "a b;c d;e f\n1;2;3;;\n4;5;6;;\n",
    "a b;c d;e f;;\n1;2;3\n4,5;5,5;6,5\n",
  ]) func dialectsAreFoundByWhatMakesRowsEqual(_ text: String) throws {
    let reader = try reader(text)
    #expect(reader.dialect.layout == .separated(";"))
    #expect(reader.head.columns.map(\.name) == ["a b", "c d", "e f"])
    #expect(try rows(reader).allSatisfy { $0.fault == nil && $0.cells.count == 3 })
  }

  @Test func anOpenQuoteEndsAtABoundedCost() throws {
    // A cell of many doubled quotes, which was copied anew for each of them, and one that is never closed.
    let many = "a,b\n\"" + String(repeating: "\"\"x", count: 300_000) + "\",2\n3,4\n"
    let found = try rows(reader(many, .csv))
    #expect(found.count == 2 && found[1].cells == ["3", "4"] && found[0].fault == nil)
    let open = "a,b\n\"x,1\n" + String(repeating: "1,2\n", count: 400_000)
    let others = try rows(reader(open, .csv))
    #expect(others.count == 400_001)
    #expect(others[0].fault == "a quote that is not closed within 1 MiB")
    #expect(others.dropFirst().allSatisfy { $0.fault == nil })
  }

  @Test func databasesHaveTheirOwnText() throws {
    #expect(
      try cells(reader("1\ta\\tb\\\\c\t\\N\n2\t\tx\\ny\n\\.\nrest\n", .postgreSQL))
        == [["1", "a\tb\\c", nil], ["2", "", "x\ny"]])
    let mySQL = try reader("id\tname\n1\tNULL\n2\tsaid \"so\"\n", .mySQL)
    #expect(mySQL.head.columns.map(\.name) == ["id", "name"])
    #expect(try cells(mySQL) == [["1", nil], ["2", "said \"so\""]])
    let psql = try reader(" id | name \n----+------\n  1 | x\n  2 | \n(2 rows)\n")
    #expect(psql.head.columns.map(\.name) == ["id", "name"])
    #expect(try cells(psql) == [["1", "x"], ["2", nil]])
    let box = try reader(
      "+----+------+\n| id | name |\n+----+------+\n|  1 | x    |\n|  2 | y    |\n+----+------+\n")
    #expect(box.head.columns.map(\.name) == ["id", "name"])
    #expect(try cells(box) == [["1", "x"], ["2", "y"]])
  }

  @Test func columnsMayBeFixed() throws {
    let dialect = DelimitedDialect(
      layout: .fixed([
        .init(name: "id", start: 0, width: 3), .init(name: "name", start: 4, width: 5),
        .init(name: "rest", start: 10, width: nil),
      ]), header: .names([]), comments: ["#"])
    let text = "# comment\n  1 alpha the rest\n  2 é\n\n3\n"
    #expect(
      try cells(reader(text, dialect)) == [["1", "alpha", "the rest"], ["2", "é", nil], ["3", nil, nil]])
  }

  struct Sniffed: Sendable, CustomTestStringConvertible {
    var text: String
    var separator: Character
    var names: [String]
    var testDescription: String { text }
  }

  static let sniffed = [
    Sniffed(text: "time,flux\n2010-01-01,3\n2010-01-02,4\n", separator: ",", names: ["time", "flux"]),
    Sniffed(text: "time;flux\n2010-01-01;3,5\n2010-01-02;4,5\n", separator: ";", names: ["time", "flux"]),
    Sniffed(
      text: "time\tstations\n1\tA, B, C\n2\tD\n3\tE, F\n", separator: "\t", names: ["time", "stations"]),
    Sniffed(text: "# a comment, with a comma\na|b|c\n1|2|3\n", separator: "|", names: ["a", "b", "c"]),
    Sniffed(text: "1,2\n3,4\n", separator: ",", names: ["col1", "col2"]),
    Sniffed(text: "id,nan,inf\na,1,2\n", separator: ",", names: ["id", "nan", "inf"]),
    Sniffed(text: "nan,2\n3,4\n", separator: ",", names: ["col1", "col2"]),
    Sniffed(text: "# time, flux\n1,2\n3,4\n", separator: ",", names: ["time", "flux"]),
    Sniffed(text: "20200101 III 10\n20200102 II 20\n", separator: " ", names: ["col1", "col2", "col3"]),
    Sniffed(text: "one\n1\n2\n", separator: ",", names: ["one"]),
    Sniffed(text: "\u{FEFF}a,b\n1,2\n", separator: ",", names: ["a", "b"]),
  ]

  @Test(arguments: sniffed) func dialectsAreFoundOut(_ example: Sniffed) throws {
    var reader = try reader(example.text)
    if example.separator == " " {
      #expect(reader.dialect.layout == .blanks)
    } else {
      #expect(reader.dialect.layout == .separated(example.separator))
    }
    _ = try reader.next()
    #expect(reader.head.columns.map(\.name) == example.names)
  }

  @Test func otherEncodingsAreRead() throws {
    var latin = try DelimitedTableReader(bytes: Array("a,b\ncaf".utf8) + [0xE9] + Array(",1\n".utf8))
    #expect(try latin.next()?.cells == ["café", "1"])
    #expect(latin.notes.all.map(\.message) == ["bytes that are not UTF-8: they are read as windows-1252"])
    let wide = Array("a\tb\r\né\t1\r\n".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    #expect(try cells(DelimitedTableReader(bytes: [0xFF, 0xFE] + wide)) == [["é", "1"]])
  }

  @Test func namesAreMadeDifferent() throws {
    let reader = try reader("a,,a\n1,2,3\n")
    #expect(reader.head.columns.map(\.name) == ["a", "col2", "a_2"])
    #expect(reader.notes.all.count == 1)
    #expect(tableError { _ = try self.reader("", .csv) }?.reason.contains("empty") == true)
  }

  @Test(.timeLimit(.minutes(20))) func whatIsNoTableIsRefused() {
    let commas = [UInt8](repeating: UInt8(ascii: ","), count: 3_000_000)
    #expect(
      tableError { _ = try DelimitedTableReader(bytes: commas) }?.reason
        == "more than 10000 columns: this is no table")
    #expect(
      tableError { _ = try DelimitedTableReader(bytes: [1, 0, 2, 200]) }?.reason.hasPrefix("this is no text")
        == true)
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 3_000_000)
    #expect(
      tableError { _ = try DelimitedTableReader(bytes: letters) }?.reason.contains("4096 bytes") == true)
  }

  @Test func oldLineEndsAreLineEnds() throws {
    let found = try rows(reader("a,b\r1,2\r3,4", .csv))
    #expect(found.map(\.cells) == [["1", "2"], ["3", "4"]])
    #expect(found.map(\.line) == [2, 3])
  }

  @Test func mutilatedTextsAreSurvived() throws {
    let sound = Array("a,b,c\n1,\"x\"\"y\",2\n\"two\nlines\",\\N,#\n| 1 | 2 |\n".utf8)
    var generator = SeededNumbers(7)
    let dialects: [DelimitedDialect?] = [nil, .csv, .postgreSQL, .pipe, .blanks, .mySQL]
    for round in 0..<3000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...5, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: ",\"\n\\|\t".utf8.shuffled(using: &generator), at: place)
        }
      }
      do {
        _ = try cells(DelimitedTableReader(bytes: bytes, dialect: dialects[round % dialects.count]))
      } catch is TableError {}
    }
  }
}

@Suite struct ECSVTests {
  private let text = """
    # %ECSV 1.0
    # ---
    # delimiter: ','
    # datatype:
    # - {name: time, datatype: string, description: "start, UTC", meta: {ucd: time.start}}
    # - name: flux
    #   unit: Jy
    #   datatype: float64
    # - {name: n, datatype: int32}
    # - {name: ok, datatype: bool}
    # - {name: box, datatype: string, subtype: 'float64[2]'}
    # meta: !!omap
    # - {title: My events}
    # schema: astropy-2.0
    time,flux,n,ok,box
    2010-01-01,1.5,3,True,"[1.0,2.5]"
    "",,x,False,
    """

  @Test func cellsHaveTheTypesOfTheHeader() throws {
    let reader = try ECSVReader(bytes: Array(text.utf8))
    #expect(reader.head.columns.map(\.unit) == [nil, "Jy", nil, nil, nil])
    #expect(reader.head.columns[0].ucd == "time.start" && reader.head.columns[0].description == "start, UTC")
    #expect(reader.head.columns[4].shape == ArrayShape(dimensions: [2]))
    let found = try rows(reader)
    #expect(
      found.map(\.cells) == [
        ["2010-01-01", 1.5, 3, true, [1.0, 2.5]], [nil, nil, .invalid("x"), false, nil],
      ])
    #expect(found.map(\.line) == [16, 17])
  }

  @Test(arguments: ["[1.0,2.5] x", "[1.0,2.5],", "null 1", "[1.0", "1 2"])
  func whatIsNoJSONIsKept(_ cell: String) throws {
    let found = try rows(try ECSVReader(bytes: Array(text.replacing("[1.0,2.5]", with: cell).utf8)))
    #expect(found[0].cells[4] == .invalid(cell))
  }

  @Test func faultsHaveTheirLine() {
    let bad = text.replacing("float64\n", with: "quaternion\n")
    #expect(
      tableError { _ = try ECSVReader(bytes: Array(bad.utf8)) }?.description
        == "<memory>:8: the datatype \"quaternion\" is none of ECSV")
    #expect(tableError { _ = try ECSVReader(bytes: Array("# %ECSV 1.0\n# ---\na b\n".utf8)) } != nil)
  }
}

@Suite struct JSONRowTests {
  private func reader(_ text: String) throws -> JSONRowReader { try JSONRowReader(bytes: Array(text.utf8)) }

  @Test func innerMembersAreNamedByTheirWay() throws {
    var reader = try reader(
      """
      {"a": 1, "b": {"c": "x", "d": [1, 2.5, null]}, "e": null}
      {"f": true, "a": 12345678901234567890, "list": [{"k": 1}]}
      """)
    let first = try #require(try reader.next())
    #expect(reader.head.columns.map(\.name) == ["a", "b.c", "b.d", "e"])
    #expect(first.cells == [1, "x", [1, 2.5, nil], nil])
    let second = try #require(try reader.next())
    #expect(reader.head.columns.map(\.name) == ["a", "b.c", "b.d", "e", "f", "list"])
    #expect(second.cells == [12345678901234567890.0, nil, nil, nil, true, ["{\"k\": 1}"]])
    #expect(second.line == 2)
    #expect(try reader.next() == nil)
  }

  @Test func exportsOfDatabasesAreUnwrapped() throws {
    let elastic = try reader(#"{"_index":"ev","_id":"7","_score":1,"_source":{"t":"2010","f":{"min":1}}}"#)
    #expect(try cells(elastic) == [["ev", "7", 1, "2010", 1]])
    let mongo = try reader(
      #"""
      {"_id":{"$oid":"5f"},"t":{"$date":"2010-06-12T00:10:00Z"},"u":{"$date":{"$numberLong":"1276301400123"}},"n":{"$numberInt":"5"},"x":{"$numberDouble":"1.5"},"y":{"$numberDouble":"NaN"},"v":{"$date":-1}}
      """#)
    #expect(
      try cells(mongo)
        == [
          ["5f", "2010-06-12T00:10:00Z", "2010-06-12T00:10:00.123Z", 5, 1.5, nil, "1969-12-31T23:59:59.999Z"]
        ])
  }

  @Test(arguments: [
    (Int64.min, "-292275055-05-16T16:47:04.192Z"), (.max, "292278994-08-17T07:12:55.807Z"),
    (-86_400_000, "1969-12-31T00:00:00.000Z"), (-86_400_001, "1969-12-30T23:59:59.999Z"),
    (-62_167_219_200_001, "-0001-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
  ]) func datesOfDatabasesAreTimes(_ milliseconds: Int64, _ expected: String) throws {
    #expect(
      try cells(reader("{\"t\":{\"$date\":\(milliseconds)}}")) == [[.string(expected)]])
  }

  @Test(arguments: [
    "[{\"a\":1},\n {\"a\":2}]", "{\"a\":1}{\"a\":2}", "\u{1E}{\"a\":1}\n\u{1E}{\"a\":2}\n",
    "{\n \"a\":1\n}\n{\n\"a\":\n2}\n",
    "[\n{\"a\":1}\n,{\"a\":2}\n]\n",
  ]) func objectsMayFollowEachOtherInManyWays(_ text: String) throws {
    #expect(try cells(reader(text)) == [[1], [2]])
  }

  @Test func aBadLineCostsOneRow() throws {
    let found = try rows(
      reader("{\"a\":1}\n{\"a\":NaN}\n[1]\n{\"a\":\nrubbish\n{\"a\":2} x\n{\"a\":3,\"a\":4}\n{\"a\":5}\n"))
    #expect(found.map(\.line) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(found.map { $0.fault == nil } == [true, false, false, false, false, false, false, true])
    #expect(found.last?.cells == [5])
    #expect(found[2].fault == "a row is a JSON object; here is an array")
  }

  @Test func mutilatedLinesAreSurvived() throws {
    let sound = Array(
      "{\"a\": 1, \"b\": {\"$date\": {\"$numberLong\": \"9\"}}}\n{\"a\": [1, {\"c\": \"\\u00e9\"}]}\n".utf8)
    var generator = SeededNumbers(11)
    for _ in 0..<3000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...5, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: "{}[]\n,\"".utf8.shuffled(using: &generator), at: place)
        }
      }
      do { _ = try cells(JSONRowReader(bytes: bytes)) } catch is TableError {}
    }
  }
}
