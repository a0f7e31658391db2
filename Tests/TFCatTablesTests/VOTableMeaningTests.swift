import Base
import TFCatTables
import Testing

@Suite struct VOTableMeaningTests {
  /// As programs read the tables of others.
  private func lenient(_ text: String) throws -> VOTableReader {
    try VOTableReader(file: MappedFile(bytes: Array(text.utf8)), path: "x.vot", isLenient: true)
  }

  private func rows(of reader: VOTableReader) throws -> [TableRow] { try TFCatTablesTests.rows(reader) }

  private func table(_ name: String, _ unit: String, _ rows: String) -> String {
    "<TABLE name=\"\(name)\"><FIELD name=\"f\" datatype=\"double\" unit=\"\(unit)\"/><DATA><TABLEDATA>\(rows)</TABLEDATA></DATA></TABLE>"
  }

  /// Tables of other resources too; those of other columns are told.
  @Test func tablesWithTheSameColumnsAreOne() throws {
    let text =
      "<VOTABLE><RESOURCE>\(table("a", "MHz", "<TR><TD>1</TD></TR>"))\(table("b", "kHz", "<TR><TD>2</TD></TR>"))</RESOURCE><RESOURCE>\(table("c", "MHz", "<TR><TD>3</TD></TR><TR><TD>4</TD></TR>"))</RESOURCE></VOTABLE>"
    var reader = try lenient(text)
    var found: [TableRow] = []
    while let row = try reader.next() { found.append(row) }
    #expect(found.map(\.cells) == [[1.0], [3.0], [4.0]] && found.map(\.number) == [1, 2, 3])
    #expect(reader.notes.all.map(\.message).filter { $0.contains("\"b\"") }.count == 1)
    #expect(reader.head.name == "a")
    #expect(try cells(votable(text)) == [[1.0]])
  }

  /// IDs are those of the document: STIL writes each system into a resource of its own before the table.
  @Test func columnsReferToSystemsOfOtherResources() throws {
    let system = "<TIMESYS ID=\"t\" timeorigin=\"0\" timescale=\"UTC\" refposition=\"TOPOCENTER\"/>"
    let reader = try lenient(
      """
      <VOTABLE><RESOURCE><RESOURCE>\(system)</RESOURCE><RESOURCE>\(system.replacing("\"t\"", with: "\"u\""))\
      </RESOURCE><TABLE><FIELD name="time_min" datatype="double" ref="t"/><DATA><TABLEDATA/></DATA></TABLE>\
      </RESOURCE></VOTABLE>
      """)
    #expect(reader.head.timeSystems.map(\.id) == ["t"])
  }

  @Test func blanksAroundCellsDoNotCount() throws {
    let field = "<FIELD name=\"t\" datatype=\"char\" arraysize=\"*\"/>"
    let texts = ["\n 2023-05-04T09:00:00\n", "<![CDATA[ a b ]]>", " x", "&#32;y&#10;", "   "]
    let written = texts.map { "<TR><TD>\($0)</TD></TR>" }.joined()
    let text =
      "<VOTABLE><RESOURCE><TABLE>\(field)<DATA><TABLEDATA>\(written)</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
    // A catalogue's own table is read letter by letter.
    #expect(
      try rows(of: votable(text)).map { $0[0] } == ["\n 2023-05-04T09:00:00\n", " a b ", " x", " y\n", "   "])
    #expect(
      try rows(of: lenient(text)).map(\.cells) == [["2023-05-04T09:00:00"], ["a b"], ["x"], ["y"], [nil]])
  }

  /// astropy writes true as 0x08; other bytes are no bit.
  @Test func bitsOfAstropyAreTold() throws {
    func stream(_ base64: String) -> String {
      "<VOTABLE><RESOURCE><TABLE><FIELD name=\"sure\" datatype=\"bit\"/><DATA><BINARY2><STREAM encoding=\"base64\">\(base64)</STREAM></BINARY2></DATA></TABLE></RESOURCE></VOTABLE>"
    }
    // A byte of flags and one of the bit: 0x08, 0, 0x80, and in the second document 0x01.
    var reader = try votable(stream("AAgAAACA"))
    #expect(
      try [reader.next()?.cells, reader.next()?.cells, reader.next()?.cells] == [[true], [false], [true]])
    #expect(try reader.next() == nil)
    #expect(reader.notes.all.contains { $0.message.contains("\"sure\"") && $0.message.contains("0x08") })
    #expect(try cells(votable(stream("AAE="))) == [[.invalid("0x01")]])
    let sound = try votable(stream("AIAAAA=="))
    #expect(try cells(sound) == [[true], [false]] && sound.notes.all.isEmpty)
  }

  @Test func objectsOfECSVAreText() throws {
    let text =
      "# %ECSV 0.9\n# ---\n# datatype:\n# - {name: flag, datatype: object}\n# - {name: f, datatype: float64}\nflag f\nS 5\n"
    let reader = try ECSVReader(bytes: Array(text.utf8))
    #expect(try cells(reader) == [["S", 5.0]])
    #expect(reader.notes.all.contains { $0.message.contains("\"flag\" has the datatype object") })
  }
}
