import CatalogueOperations
import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// Properties of tables for events.
@Suite struct JoinTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func join(
    _ path: String, _ table: JoinTable, _ rule: CatalogueJoin.Rule, prefix: String = "", keepsAll: Bool = true
  ) throws -> (input: CatalogueInput, report: CatalogueJoin.Report) {
    let input = try CatalogueInput(path: path)
    let join = CatalogueJoin(table, by: rule, prefix: prefix, keepsAll: keepsAll)
    let target = folder.path("joined.tfcat")
    let output = try FeatureOutput(path: target, as: TFCatFormat(), head: try join.head(of: input))
    let report = try join.run(input, into: output)
    try output.finish()
    return (try CatalogueInput(path: target), report)
  }

  @Test func rowsAreFoundByIDAndNumbersKeepTheirSpelling() throws {
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let csv = try folder.write("t.csv", "id,grade,mass\n1,a,1.50\n3,b,200\n9,c,\n")
    let table = try JoinTable(path: csv, .init(), byTime: false)
    let (joined, report) = try join(path, table, .key(property: nil), prefix: "t_")
    #expect(report.features == 3 && report.joined == 2 && report.ambiguous == 0 && report.usedRows == 2)
    #expect(
      joined.head.fields?["t_mass"]?.dataType == .float && joined.head.fields?["t_grade"]?.dataType == .str)
    let features = try joined.all()
    #expect(features.map { $0.feature.properties?["t_mass"]?.number?.literal } == ["1.50", nil, "200"])
    // What no row fits keeps its bytes.
    #expect(try features[1].text == CatalogueInput(path: path).all()[1].text)
    let byProperty = try JoinTable(path: csv, .init(key: "grade", joined: ["mass"]), byTime: false)
    #expect(try join(path, byProperty, .key(property: "burst_type"), keepsAll: false).report.dropped == 3)
    #expect(throws: OperationError.self) { try JoinTable(path: csv, .init(key: "name"), byTime: false) }
    let taken = try JoinTable(path: try folder.write("u.csv", "id,peak\n1,3\n"), .init(), byTime: false)
    #expect(throws: OperationError.self) { try join(path, taken, .key(property: nil)) }
  }

  /// Types of properties, and the values of the first row.
  private func properties(_ text: String, _ name: String) throws -> (
    types: [Field.DataType?], values: [JSONValue?]
  ) {
    let table = try JoinTable(path: folder.write(name, text), .init(key: "id"), byTime: false)
    let names = table.fields.names
    return (names.map { table.fields[$0]?.dataType }, names.map { table.rows[0].properties[$0] })
  }

  /// Texts that a table declares as such stay, and codes that begin with 0.
  @Test func textsOfDigitsStayTexts() throws {
    let csv = try properties("id,code,hex,f,n,mixed\na,007,0x1F,2.5,nan,nan\nb,008,0x2A,nan,nan,x\n", "t.csv")
    #expect(csv.types == [.str, .str, .float, .str, .str])
    #expect(csv.values[0] == "007" && csv.values[1] == "0x1F" && csv.values[4] == "nan")
    #expect(csv.values[2]?.number?.literal == "2.5")
    let json = try properties(#"[{"id": "a", "code": "7", "n": 7, "list": [1, 2]}]"#, "t.json")
    #expect(json.types == [.str, .int, .str])
    #expect(json.values[0] == "7" && json.values[2] == "[1, 2]")
    let votable = try properties(
      """
      <VOTABLE version="1.4"><RESOURCE><TABLE><FIELD name="id" datatype="char" arraysize="*"/>
      <FIELD name="code" datatype="char" arraysize="*"/><FIELD name="f" datatype="double"/>
      <FIELD name="pair" datatype="int" arraysize="2"/><DATA><TABLEDATA>
      <TR><TD>a</TD><TD>12</TD><TD>NaN</TD><TD>1 2</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """, "t.vot")
    #expect(votable.types == [.str, .float, .str])
    #expect(votable.values[0] == "12" && votable.values[1] == nil && votable.values[2] == "[1, 2]")
    let signs = try properties("id,a,b,c,d\na,+5,.5,1e3,0.5\nb,-5,0,2,-0.5\n", "s.csv")
    #expect(signs.types == [.int, .float, .float, .float])
    #expect(signs.values.map { $0?.number?.literal } == ["5", "0.5", "1e3", "0.5"])
  }

  @Test(arguments: [
    ("Start (JST),end", nil, "JST"), ("start,end_local", nil, "local"), ("start_tai,end_tai", nil, "tai"),
    ("begin_scet,end", "begin_scet", "scet"),
  ]) func timesOfAnotherClockAreRefused(_ names: String, _ start: String?, _ what: String) throws {
    let csv = try folder.write("t.csv", "\(names)\n2006-09-12T10:00,2006-09-12T10:05\n")
    let error = #expect(throws: OperationError.self) {
      try JoinTable(path: csv, .init(start: start), byTime: true)
    }
    #expect(error?.description.contains("are \(what) and not UTC") == true, "\(String(describing: error))")
    // Where rows are found by ids, times do not count.
    let column = String(names.split(separator: ",")[1])
    #expect(try JoinTable(path: csv, .init(key: column), byTime: false).rows.count == 1)
  }

  @Test func theTableMayDenyUTCItself() throws {
    let table = try folder.write(
      "t.xml",
      """
      <VOTABLE><RESOURCE><TIMESYS ID="ts" timescale="TT" refposition="TOPOCENTER"/><TABLE>
      <FIELD name="start" datatype="char" arraysize="*" ref="ts"/><DATA><TABLEDATA><TR><TD>2006-09-12T10:00:00</TD></TR>
      </TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """)
    let error = #expect(throws: OperationError.self) { try JoinTable(path: table, .init(), byTime: true) }
    #expect(error?.description.contains("are TT and not UTC") == true)
  }

  @Test func thePlainStartInUTCIsTaken() throws {
    let csv = try folder.write(
      "t.csv", "start_lat,Start (JST),start,end\n5,2006-09-12T19:00,2006-09-12T10:00,2006-09-12T10:05\n")
    let table = try JoinTable(path: csv, .init(), byTime: true)
    let times = try #require(table.rows.first?.times)
    #expect(times.upperBound - times.lowerBound == 300)
  }

  @Test func ofRowsThatOverlapTheLongestIsTaken() throws {
    // Bursts from 9:00 to 9:10, from 10:00 to 11:00, and at 12:00:00.5.
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let csv = try folder.write(
      "flares.csv",
      """
      flare,start,end
      short,2006-09-12T10:00,2006-09-12T10:05
      long,2006-09-12T10:20,2006-09-12 10:50
      near,2006-09-12T12:04,2006-09-12T12:10
      odd,never,
      """)
    let table = try JoinTable(path: csv, .init(), byTime: true)
    #expect(table.unusable == 1 && table.rows.count == 3)
    let (joined, report) = try join(path, table, .time(tolerance: 0), prefix: "f_")
    #expect(report.features == 3 && report.joined == 1 && report.ambiguous == 1 && report.dropped == 0)
    #expect(try joined.all().map { $0.feature.properties?["f_flare"]?.string } == [nil, "long", nil])
    let tolerant = try join(path, table, .time(tolerance: CatalogueJoin.seconds("5min")), prefix: "f_")
    #expect(
      try tolerant.input.all().map { $0.feature.properties?["f_flare"]?.string } == [nil, "long", "near"])
    #expect(throws: OperationError.self) { try CatalogueJoin.seconds("5 MHz") }
  }

  @Test(arguments: 1...4) func rowsAreThoseThatAComparisonWithAllFinds(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let path = try folder.write("a.tfcat", drawn.text(80, span: 100_000))
    let other = try folder.write("b.tfcat", drawn.text(80, span: 100_000, prefix: "r"))
    let table = try JoinTable(path: other, .init(joined: ["count"]), byTime: true)
    let tolerance = Double(drawn.number(0..<500))
    let (joined, _) = try join(path, table, .time(tolerance: tolerance), prefix: "r_")
    var extents = ExtentReader(joined.head.crs)
    for feature in try joined.all().map(\.feature) {
      let extent = extents.extent(of: feature)
      let times = try #require(extent?.times)
      let shared = table.rows.map { row in
        row.times.map {
          min(times.upperBound, $0.upperBound) - max(times.lowerBound, $0.lowerBound)
        } ?? -.infinity
      }
      let best = shared.max() ?? -.infinity
      let expected =
        best >= -tolerance ? shared.firstIndex(of: best).map { table.rows[$0].properties["count"] } : nil
      #expect(feature.properties?["r_count"] == expected ?? nil)
    }
  }
}
