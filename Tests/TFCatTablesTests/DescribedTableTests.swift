import Base
import Foundation
import TFCatTables
import TFCatTestSupport
import Testing

/// Tables of the CDS, of the AAS journals and of IPAC.
@Suite struct DescribedTableTests {
  private func open(_ text: String, table: String? = nil) throws -> any TableReader {
    try TableFile.open(MappedFile(bytes: Array(text.utf8)), path: "<memory>", table: table)
  }

  @Test func machineReadableTablesAreReadByTheirDescription() throws {
    var reader = try open(DescribedTables.mrt)
    let head = reader.head
    #expect(
      head.name == "bursts_mrt.txt" && head.description == "A list of solar radio bursts of two instruments")
    #expect(head.info("Authors")?.value == "Example A., Other B.")
    #expect(
      head.columns.map(\.name) == ["Name", "Start", "fLow", "Flux", "Clock", "Quality", "Type", "Ratio"])
    #expect(head.columns.map(\.unit) == [nil, nil, "MHz", "mJy", "ns", nil, nil, nil])
    #expect(
      head.columns.map(\.dataType) == [.char, .char, .double, .double, .long, .int, .char, .double])
    #expect(head.columns[1].description == "Start (UTC), as a calendar date")
    #expect(head.columns[2].description == "Lower limit (1)")
    #expect(head.columns[2].values == TableColumnValues(minimum: "0", maximum: "4000"))
    #expect(head.columns[3].null == "-9.99" && head.columns[3].description == "Peak flux")
    var cells: [[TableValue]] = []
    var lines: [Int?] = []
    while let row = try reader.next() {
      #expect(row.fault == nil)
      cells.append(row.cells)
      lines.append(row.line)
    }
    #expect(
      cells == [
        ["a", "2017-09-06T11:55:00", 25.12345, 1500.0, 757_425_669_184_000_001, 1, "II", -0.5],
        ["b", "2017-09-06T12:10:30", nil, nil, nil, nil, nil, nil],
        ["c é", "2017-09-06T13:00:00", 80.0, 0.025, 757_425_669_184_000_003, 3, "III", 1.25],
      ])
    #expect(lines == [23, 24, 25])
    #expect(reader.notes.all.isEmpty)
  }

  @Test func explanationsMayGoOnWithANumber() throws {
    let text = DescribedTables.mrt.replacing("a calendar date", with: "20 digits and signs")
    let head = try open(text).head
    #expect(head.columns.count == 8)
    #expect(head.columns[1].description == "Start (UTC), as 20 digits and signs")
  }

  @Test func rowsMayStandBelowAReadMeOrBesideIt() throws {
    let expected: [[TableValue]] = [
      [1, "2017-09-06", 80.0], [2, "2017-09-07", nil], [12, "2017-09-08", 327.25],
    ]
    let reader = try #require(try open(DescribedTables.cds) as? DescribedTableReader)
    #expect(try cells(reader) == expected)
    #expect(
      reader.head.description == "J/A+A/000/A1        Bursts of one year                    (Example+, 2020)")
    let folder = try ScratchFolder()
    let readMe = try folder.write("ReadMe", DescribedTables.readMe)
    let rows = DescribedTables.cds.split(separator: "\n").suffix(3).joined(separator: "\n") + "\n"
    let several = tableError { _ = try TableFile.open(path: readMe) }
    #expect(
      several?.reason
        == "it describes several files: table1.dat, part*.dat; say which one is meant by --table NAME")
    let missing = tableError { _ = try TableFile.open(path: readMe, table: "table1.dat") }
    #expect(missing?.reason.contains("table1.dat.gz: ") == true)
    try folder.write("table1.dat", rows)
    try folder.write("part2.dat", "  1 10.5\n  2  0.1\n")
    for name in ["table1.dat", "1"] {
      var reader = try TableFile.open(path: readMe, table: name)
      var found: [[TableValue]] = []
      while let row = try reader.next() { found.append(row.cells) }
      #expect(found == expected)
      #expect(
        reader.notes.all.map(\.message)
          == ["the rows are those of table1.dat, which lies beside the description"])
    }
    var parts = try TableFile.open(path: readMe, table: "part2.dat")
    #expect(try parts.next()?.cells == [1, 10.5] && parts.head.name == "part2.dat")
    let other = tableError { _ = try TableFile.open(path: readMe, table: "table3.dat") }
    #expect(
      other?.reason == "there is no table \"table3.dat\" in it: it describes table1.dat, part*.dat")
  }

  @Test func tablesOfIPACAreReadBelowTheirBars() throws {
    let reader = try #require(try open(DescribedTables.ipac) as? DescribedTableReader)
    #expect(reader.head.columns.map(\.name) == ["name", "start", "freq", "counts", "flag"])
    #expect(reader.head.columns.map(\.unit) == [nil, nil, "MHz", nil, nil])
    #expect(reader.head.columns.map(\.dataType) == [.char, .char, .double, .long, .int])
    #expect(reader.head.info("ORIGIN")?.value == "An observatory")
    #expect(reader.head.description == "Bursts of one year")
    #expect(
      try cells(reader) == [
        ["a b", "2017-09-06T11:55:00", 25.125, 757_425_669_184_000_001, 3],
        [nil, "2017-09-06T12:10:30", nil, nil, nil], ["c", "2017-09-06T13:00:00", 0.1, 12, nil],
      ])
  }

  @Test(arguments: [
    // A value that is wider than its column, which programs cut; text behind the last bar.
    ("|a  |b  |\n|int|int|\n 1234 5  \n 12   5  \n", "column 5 of the line has a character"),
    ("|a  |b  |\n|int|int|\n 12   5   7\n 12   5  \n", "column 11 of the line has a character"),
  ]) func aValueThatCrossesABarIsAFault(_ table: (text: String, fault: String)) throws {
    var reader = try open(table.text)
    let first = try #require(try reader.next())
    #expect(first.fault?.hasPrefix(table.fault) == true, "\(first)")
    let second = try #require(try reader.next())
    #expect(second.fault == nil && second.cells == [12, 5])
  }

  @Test func whatTheDescriptionHasNoColumnForIsNoted() throws {
    let text = DescribedTables.cds.replacingOccurrences(
      of: "  1 2017-09-06  80.00", with: "  1:2017-09-06  80.00 x")
    let reader = try open(text)
    var rows = reader
    while try rows.next() != nil {}
    #expect(rows.notes.all.map(\.message) == ["text where the description has no column is not read"])
  }

  @Test(
    arguments: [
      ("|a|b|\n|int|complex|\n 1 2 \n", nil),
      (
        "\\k = 1\n|a  |b      |\n|int|complex|\n 1   2      \n", "the type \"complex\" is none of IPAC tables"
      ),
      ("\\k = 1\n|a  |b|\n|int |c|\n 1 2 \n", "the bars of this line do not stand below"),
      (
        "Byte-by-byte Description of file: x\n\(DescribedTables.rule)\n",
        "there is no byte-by-byte description"
      ),
      (
        "Byte-by-byte Description of file: x\n\(DescribedTables.rule)\nBytes\n\(DescribedTables.rule)\nwhat\n",
        "a line of the byte-by-byte description that has no bytes"
      ),
    ] as [(String, String?)]) func damagedHeadersAreTold(_ text: String, _ reason: String?) throws
  {
    let error = tableError { _ = try open(text) }
    if let reason {
      #expect(error?.reason.hasPrefix(reason) == true, "\(String(describing: error))")
    } else {
      // Without keywords, and with a type that is none, it is a table of a database.
      #expect(error == nil)
      #expect(try TableFormat(recognising: MappedFile(bytes: Array(text.utf8))) == .delimited)
    }
  }

  @Test func columnsOfOneNameAreKeptApart() throws {
    let reader = try open("|a  |a  |a_2|\n|int|int|int|\n 1   2   3  \n")
    #expect(reader.head.columns.map(\.name) == ["a", "a_2", "a_2_2"])
    #expect(reader.notes.all.count == 2)
  }

  @Test func packedTablesAreReadByTheirContent() throws {
    let folder = try ScratchFolder()
    let (gzip, arguments) = ("/usr/bin/gzip", ["-k"])
    for (name, text) in [("a", DescribedTables.mrt), ("b", DescribedTables.ipac), ("c", DescribedTables.cds)]
    {
      let path = try folder.write(name, text)
      #expect(try OtherProgram(path: gzip).run(arguments + [path]).status == 0)
      let packed = try TableFile.open(path: "\(path).gz")
      var reader = packed
      #expect(try reader.next()?.cells.count == reader.head.columns.count)
    }
  }

  @Test(.needsAstropy) func astropyReadsTheSame() throws {
    let astropy = try #require(OtherProgram.astropy)
    let folder = try ScratchFolder()
    for (format, text) in [
      // What astropy does not know: exponents with D, more than three hyphens, a word for nothing that is
      // written in other digits than in the header.
      (
        "mrt",
        DescribedTables.mrt.replacingOccurrences(of: "2.5D-02", with: "2.5E-02")
          .replacingOccurrences(of: "-----  ----", with: "---    ----")
      ),
      ("cds", DescribedTables.cds),
      ("ipac", DescribedTables.ipac.replacingOccurrences(of: "-999.0 ", with: "-999.  ")),
    ] {
      let path = try folder.write(format, text)
      let run = try astropy.python(
        """
        import sys, numpy
        from astropy.io import ascii
        for row in ascii.read(sys.argv[2], format=sys.argv[1]):
            print("|".join("" if numpy.ma.is_masked(v) or v == "" else
                           repr(float(v)) if isinstance(v, numpy.floating) else str(v) for v in row))
        """, [format, path])
      #expect(run.status == 0, "\(run.errors)")
      var reader = try TableFile.open(path: path)
      var lines: [String] = []
      while let row = try reader.next() {
        lines.append(
          row.cells.map { cell in
            if case .double(let value) = cell { "\(value)" } else { cell.text ?? "" }
          }.joined(separator: "|"))
      }
      #expect(run.output.split(separator: "\n").map(String.init) == lines, "\(format)")
    }
  }
}
