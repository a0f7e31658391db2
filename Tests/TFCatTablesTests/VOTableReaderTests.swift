import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct VOTableReaderTests {
  /// A table of one column in a plain document.
  private func table(_ field: String, _ cells: [String], version: String = "1.3") -> String {
    """
    <VOTABLE version="\(version)"><RESOURCE type="results"><TABLE><FIELD name="x" \(field)\
    \(field.contains("VALUES") ? "" : "/>")<DATA><TABLEDATA>
    \(cells.map { "<TR><TD>\($0)</TD></TR>" }.joined(separator: "\n"))
    </TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
    """
  }

  struct CellCase: CustomTestStringConvertible, Sendable {
    var field: String
    var cells: [String]
    var values: [TableValue]

    init(_ field: String, _ cells: [String], _ values: [TableValue]) {
      (self.field, self.cells, self.values) = (field, cells, values)
    }

    var testDescription: String { field }
  }

  static let cellCases: [CellCase] = [
    CellCase(
      "datatype='int'", ["1", " +5 ", "0xFF", "", "1.5", "99999999999"],
      [1, 5, 255, nil, .invalid("1.5"), .invalid("99999999999")]),
    CellCase(
      "datatype='double'", ["1.5", "1e3", "NaN", "-Inf", "", "+.5", "x"],
      [1.5, 1000.0, nil, .double(-.infinity), nil, 0.5, .invalid("x")]),
    CellCase(
      "datatype='boolean'", ["T", "false", "1", "?", "", "yes"],
      [true, false, true, nil, nil, .invalid("yes")]),
    CellCase("datatype='char' arraysize='*'", ["a", " b ", "", "&lt;&#233;"], ["a", " b ", nil, "<é"]),
    CellCase("datatype='int' arraysize='*'", ["1 2 3", ""], [[1, 2, 3], nil]),
    CellCase("datatype='float' arraysize='2x*'", ["1 2 NaN 4"], [[1.0, 2.0, .double(.nan), 4.0]]),
    CellCase(
      "datatype='bit' arraysize='4'", ["1010", "1 1 0 0"],
      [[true, false, true, false], [true, true, false, false]]),
    CellCase("datatype='char' arraysize='3x*'", ["abcde f  "], [["abc", "de", "f"]]),
    CellCase("datatype='doubleComplex'", ["1 -2"], [[1.0, -2.0]]),
    CellCase("datatype='floatComplex' arraysize='*'", ["1 2 3 4"], [[[1.0, 2.0], [3.0, 4.0]]]),
    CellCase("datatype='short'><VALUES null='-99'/></FIELD>", ["-99", "5"], [nil, 5]),
    CellCase("datatype='double'><VALUES null='-1e31'/></FIELD>", ["-1.0E31", "5"], [nil, 5.0]),
  ]

  @Test(arguments: cellCases) func cellsGoByTheirType(_ example: CellCase) throws {
    let found = try rows(votable(table(example.field, example.cells))).map { $0[0] }
    #expect(found.map(\.description) == example.values.map(\.description))
  }

  @Test func rowsHaveTheirPlaces() throws {
    let found = try rows(votable(table("datatype='int'", ["1", "2"])))
    #expect(found.map(\.line) == [2, 3])
    #expect(found.map(\.number) == [1, 2])
  }

  @Test func everythingInScopeIsInTheHead() throws {
    var reader = try votable(
      """
      <?xml version="1.0"?>
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
      <vot:VOTABLE xmlns:vot="http://www.ivoa.net/xml/VOTable/v1.1">
      <vot:DESCRIPTION>all</vot:DESCRIPTION>
      <vot:INFO name="a" value="1"/>
      <vot:RESOURCE name="outer">
       <vot:COOSYS ID="sys" system="ICRS" epoch="J2000"/>
       <vot:TIMESYS ID="t" timescale="UTC" refposition="GEOCENTER" timeorigin="MJD-origin"/>
       <vot:RESOURCE name="inner" utype="u">
        <vot:INFO name="QUERY_STRING"><![CDATA[SELECT a < b]]></vot:INFO>
        <vot:PARAM name="p" datatype="int" value="7" unit="s"><vot:DESCRIPTION>seven</vot:DESCRIPTION></vot:PARAM>
        <vot:TABLE name="events" nrows="1" utype="ivo://x">
         <vot:DESCRIPTION>the events</vot:DESCRIPTION>
         <vot:GROUP name="g" utype="gu"><vot:FIELDref ref="c1"/><vot:PARAM name="q" datatype="char" arraysize="*" value="v"/>
           <vot:GROUP name="h"/></vot:GROUP>
         <vot:FIELD ID="c1" name="time" datatype="double" unit="d" ucd="time.start" utype="x.y" xtype="mjd" ref="t" width="10" precision="E6">
           <vot:DESCRIPTION>start</vot:DESCRIPTION>
           <vot:VALUES><vot:MIN value="0"/><vot:MAX value="9"/><vot:OPTION name="n" value="3"/></vot:VALUES>
           <vot:LINK href="http://x.org" content-role="doc"/>
         </vot:FIELD>
         <vot:LINK href="http://y.org" title="y"/>
         <vot:DATA><vot:TABLEDATA><vot:TR><vot:TD>5</vot:TD></vot:TR></vot:TABLEDATA></vot:DATA>
         <vot:INFO name="late" value="in the table"/>
        </vot:TABLE>
        <vot:INFO name="QUERY_STATUS" value="OVERFLOW">limit of 1</vot:INFO>
       </vot:RESOURCE>
      </vot:RESOURCE></vot:VOTABLE></soap:Body></soap:Envelope>
      """)
    #expect(reader.version == "1.1")
    #expect(try reader.next()?.cells == [5.0])
    #expect(reader.head.queryStatus == nil)
    #expect(try reader.next() == nil)
    let head = reader.head
    #expect(head.queryStatus == .overflow("limit of 1"))
    #expect(head.infos.map(\.name) == ["a", "QUERY_STRING", "late", "QUERY_STATUS"])
    #expect(head.info("QUERY_STRING")?.content == "SELECT a < b")
    #expect(head.parameter("p")?.value == 7)
    #expect(head.parameter("p")?.column.description == "seven")
    #expect(head.name == "events" && head.utype == "ivo://x" && head.rowCount == 1)
    #expect(head.description == "the events" && head.resource.name == "inner" && head.resource.utype == "u")
    #expect(head.timeSystems.first?.originJulianDate == 2_400_000.5)
    #expect(head.coordinateSystems.first?.system == "ICRS")
    #expect(head.links.map(\.href) == ["http://y.org"])
    #expect(head.groups.first?.columnReferences == ["c1"])
    #expect(head.groups.first?.parameters.first?.text == "v")
    #expect(head.groups.first?.groups.first?.name == "h")
    let column = try #require(head.columns.first)
    #expect(
      column.name == "time" && column.unit == "d" && column.ucd == "time.start" && column.utype == "x.y")
    #expect(column.xtype == "mjd" && column.reference == "t" && column.id == "c1" && column.width == 10)
    #expect(column.precision == "E6" && column.description == "start")
    #expect(
      column.values == TableColumnValues(minimum: "0", maximum: "9", options: [.init(value: "3", name: "n")]))
    #expect(column.links.first?.contentRole == "doc")
    #expect(try reader.nextTable() == false)
  }

  @Test func thereMayBeSeveralTables() throws {
    var reader = try votable(
      """
      <VOTABLE><RESOURCE type="meta"><TABLE ID="first"><FIELD name="a" datatype="int"/><DATA><TABLEDATA>
      <TR><TD>1</TD></TR><TR><TD>2</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE>
      <RESOURCE><TABLE ref="first"><DATA><TABLEDATA><TR><TD>3</TD></TR></TABLEDATA></DATA></TABLE>
      <TABLE name="empty"><FIELD name="b" datatype="int"/></TABLE></RESOURCE></VOTABLE>
      """)
    #expect(reader.head.resource.type == "meta")
    #expect(try reader.next()?.cells == [1])
    #expect(try reader.nextTable())
    #expect(reader.head.columns.map(\.name) == ["a"])
    #expect(try reader.next()?.cells == [3])
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
    #expect(try reader.nextTable())
    #expect(reader.head.name == "empty")
    #expect(try reader.next() == nil)
    #expect(try !reader.nextTable())
  }

  @Test func rowsOfAnotherLengthSaySo() throws {
    let found = try rows(
      votable(
        """
        <VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="int"/><FIELD name="b" datatype="int"/><DATA><TABLEDATA>
        <TR><TD>1</TD></TR><TR><TD>1</TD><TD>2</TD><TD>3</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
        """))
    #expect(
      found.map(\.fault) == [
        "1 cells where the table has 2 columns", "3 cells where the table has 2 columns",
      ])
    #expect(found.map(\.cells) == [[1], [1, 2]])
  }

  @Test func oddColumnsAreNoted() throws {
    let reader = try votable(
      """
      <VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="varchar"/><FIELD name="b" datatype="complex"/><FIELD name="c"/>
      <FIELD name="d" datatype="int" arraysize="lots"/><DATA><TABLEDATA>
      <TR><TD>x</TD><TD>y</TD><TD>z</TD><TD>1 2</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """)
    #expect(
      reader.notes.all.map(\.message) == [
        "the datatype \"complex\" is none of VOTable: its cells are read as text",
        "a FIELD without a datatype: read as text",
        "the arraysize \"lots\" is none: taken as \"*\"",
      ])
    #expect(try cells(reader) == [["x", "y", "z", [1, 2]]])
  }

  // MARK: Streams

  @Test func binaryStreamsAreRead() throws {
    // int 258, double 1.5, "ab" of any length, 2 shorts, boolean, 10 bits, unicodeChar[3]
    let bytes: [UInt8] = [
      0, 0, 1, 2, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x61, 0x62, 0, 1, 0xFF, 0xFF, 0x54, 0b1010_0000,
      0b0100_0000,
      0, 0xE9, 0, 0, 0, 0,
    ]
    let fields = """
      <FIELD name="i" datatype="int"><VALUES null="7"/></FIELD><FIELD name="d" datatype="double"/>
      <FIELD name="s" datatype="char" arraysize="*"/><FIELD name="h" datatype="short" arraysize="2"/>
      <FIELD name="b" datatype="boolean"/><FIELD name="f" datatype="bit" arraysize="10"/>
      <FIELD name="u" datatype="unicodeChar" arraysize="3"/>
      """
    let nothing: [UInt8] = [
      0, 0, 0, 7, 0x7F, 0xF8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0xFF, 0x20, 0, 0, 0, 0, 0, 0, 0, 0,
    ]
    let bits: TableValue = .array((0..<10).map { .bool($0 == 0 || $0 == 2 || $0 == 9) })
    let first: [TableValue] = [258, 1.5, "ab", [1, -1], true, bits, "é"]
    let second: [TableValue] = [
      nil, nil, nil, [1, -1], nil, .array([TableValue](repeating: false, count: 10)), nil,
    ]
    func document(_ name: String, _ content: [UInt8]) -> String {
      let text = base64(content)
      let half = text.index(text.startIndex, offsetBy: text.count / 2)
      return """
        <VOTABLE version="1.3"><RESOURCE><TABLE>\(fields)<DATA><\(name)><STREAM encoding="base64">
        \(text[..<half])\n  \(text[half...])\n</STREAM></\(name)></DATA></TABLE></RESOURCE></VOTABLE>
        """
    }
    #expect(try cells(votable(document("BINARY", bytes + nothing))) == [first, second])
    let flagged: [UInt8] = [0b1110_0000] + bytes
    #expect(
      try cells(votable(document("BINARY2", [0] + bytes + flagged)))
        == [first, [nil, nil, nil, [1, -1], true, bits, "é"]])
    let cut = tableError { _ = try cells(votable(document("BINARY", bytes + nothing.dropLast(3)))) }
    #expect(cut?.reason == "the stream ends inside row 2: it is cut short, or a column has another type")
    #expect(tableError { _ = try cells(votable(document("BINARY", [0, 0]))) } != nil)
  }

  private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 { text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=") }
    }
    return text
  }

  // MARK: Faults

  @Test(arguments: [
    ("", "the file has no XML element"),
    ("<html><body>Not found</body></html>", "there is no VOTABLE element in it"),
    ("<VOTABLE><RESOURCE/></VOTABLE>", "there is no TABLE in it"),
    (
      "<VOTABLE><RESOURCE><INFO name='QUERY_STATUS' value='ERROR'>no such table</INFO></RESOURCE></VOTABLE>",
      "the service answered with an error: no such table"
    ),
    (
      "<VOTABLE><RESOURCE><INFO name='QUERY_STATUS' value='ERROR'/><INFO name='QUERY_ERROR' value='bad'/></RESOURCE></VOTABLE>",
      "the service answered with an error: bad"
    ),
    (
      "<VOTABLE><RESOURCE>&nope;</RESOURCE></VOTABLE>",
      "an entity that XML does not know; write the character itself"
    ),
    ("<VOTABLE><TABLE><TABLE/></TABLE></VOTABLE>", "a TABLE inside a TABLE"),
  ]) func whatIsNoTableSaysWhy(_ text: String, _ reason: String) {
    #expect(tableError { _ = try votable(text) }?.reason == reason)
  }

  @Test func rowsBeforeAFaultAreDelivered() throws {
    var reader = try votable(
      """
      <VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="int"/><DATA><TABLEDATA>
      <TR><TD>1</TD></TR>
      <TR><TD>2</TD></TR>
      <TR><TD>3
      """)
    #expect(try reader.next()?.cells == [1])
    #expect(try reader.next()?.cells == [2])
    let error = tableError { _ = try reader.next() }
    #expect(error?.description == "<memory>:4: row 2: the file ends inside an element: it is cut short")
  }

  /// Entities of entities of entities: 10^9 characters if they were all written out.
  @Test(.timeLimit(.minutes(20))) func entityBombsAreDefused() {
    var bomb = "<!DOCTYPE VOTABLE [<!ENTITY a0 \"aaaaaaaaaa\">"
    for level in 1...9 {
      bomb += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }
    bomb += "]><VOTABLE><RESOURCE><TABLE><DESCRIPTION>&a9;</DESCRIPTION></TABLE></RESOURCE></VOTABLE>"
    let error = tableError { _ = try votable(bomb) }
    #expect(error?.reason.contains("amplification") == true)
  }

  @Test func externalEntitiesAreNotLoaded() throws {
    let text = """
      <!DOCTYPE VOTABLE SYSTEM "http://us-vo.org/xml/VOTable.dtd" [<!ENTITY f SYSTEM "file:///etc/hostname">]>
      <VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="char" arraysize="*"/><DATA><TABLEDATA>
      <TR><TD>x&f;y</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """
    #expect(try cells(votable(text)) == [["xy"]])
  }

  @Test func encodingsOfOneByteAreKnown() throws {
    for (name, byte, character) in [
      ("ISO-8859-1", 0xE9 as UInt8, "é"), ("windows-1252", 0x96, "–"), ("ISO-8859-15", 0xA4, "€"),
    ] {
      let text = """
        <?xml version="1.0" encoding="\(name)"?><VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="char" arraysize="*"/><DATA>\
        <TABLEDATA><TR><TD>@</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
        """
      let bytes = text.utf8.map { $0 == UInt8(ascii: "@") ? byte : $0 }
      #expect(try cells(VOTableReader(bytes: bytes)) == [[.string(character)]])
    }
  }

  /// Tables and whatever a hand may do to them: an error or rows, and no end of the process.
  @Test func mutilatedTablesAreSurvived() throws {
    let sound = Array(table("datatype='double' arraysize='*'", ["1 2", "", "3"]).utf8)
    var generator = SeededNumbers(42)
    for _ in 0..<3000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
        }
      }
      do { _ = try cells(VOTableReader(bytes: bytes)) } catch is TableError {}
    }
  }
}
