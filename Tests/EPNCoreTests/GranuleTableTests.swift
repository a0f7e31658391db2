import EPNCore
import EPNCoreTestSupport
import Foundation
import TFCatPublish
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct GranuleTableTests {
  private func write(_ format: GranuleTableFormat, to path: String) throws {
    var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: format)
    for granule in SampleTable.granules { try writer.write(granule) }
    try writer.finish()
  }

  @Test(arguments: [GranuleTableFormat.votable, .binary2, .csv, .sqlite])
  func granulesComeBack(_ format: GranuleTableFormat) throws {
    let folder = try ScratchFolder()
    let path = folder.path("granules")
    try write(format, to: path)
    var reader = try GranuleTableReader(path: path, openers: [.sqlite])
    var read: [Granule] = []
    while let granule = try reader.next() { read.append(granule) }
    #expect(read.count == 5)
    for (granule, original) in zip(read, SampleTable.granules) {
      for column in SampleTable.schema.columns {
        // CSV has no types: what the standard does not know stays text.
        if format == .csv, column.isFree {
          #expect(granule[column.name].double == original[column.name].double)
        } else {
          #expect(granule[column.name] == original[column.name], "\(column.name)")
        }
      }
    }
    if format != .csv { #expect(reader.schema.columns.first(where: \.isFree)?.unit == "Jy") }
  }

  @Test func aTableThatIsNoneIsRefused() throws {
    let folder = try ScratchFolder()
    let error = #expect(throws: TableError.self) {
      try GranuleTableReader(path: folder.write("a.csv", "time,flux\n1,2\n"))
    }
    #expect(error?.reason.contains("granule_uid") == true)
    let answer = """
      <VOTABLE version="1.3"><RESOURCE type="results"><INFO name="QUERY_STATUS" value="ERROR">no such table</INFO></RESOURCE></VOTABLE>
      """
    let refusal = #expect(throws: TableError.self) {
      try GranuleTableReader(path: folder.write("b.vot", answer))
    }
    #expect(refusal?.reason.contains("no such table") == true || refusal?.reason.contains("TABLE") == true)
  }

  /// What a TAP service answers: few columns, in upper case, and not all rows.
  @Test func resultsOfQueriesAreRead() throws {
    let text = """
      <VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">
      <INFO name="QUERY_STATUS" value="OK"/><INFO name="QUERY" value="select ..."/><TABLE name="epn_core">
      <FIELD name="GRANULE_UID" datatype="char" arraysize="*"/><FIELD name="time_min" datatype="double" unit="d"/>
      <DATA><TABLEDATA><TR><TD>a</TD><TD>2455927.5</TD></TR><TR><TD>b</TD><TD/></TR></TABLEDATA></DATA></TABLE>
      <INFO name="QUERY_STATUS" value="OVERFLOW"/></RESOURCE></VOTABLE>
      """
    let folder = try ScratchFolder()
    var reader = try GranuleTableReader(path: folder.write("result.vot", text))
    #expect(try reader.next()?.timeMin == 2455927.5)
    let second = try #require(try reader.next())
    #expect(second.uid == "b" && second.timeMin == nil)
    #expect(try reader.next() == nil)
    #expect(reader.isTruncated)
  }

  @Test func postgreSQLTakesTheScript() throws {
    let folder = try ScratchFolder()
    try write(.postgresql, to: folder.path("a.sql"))
    let lines = try folder.text("a.sql").split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    #expect(lines.contains("CREATE TABLE IF NOT EXISTS \"nda\".\"epn_core\" ("))
    #expect(lines.contains("  \"granule_uid\" text PRIMARY KEY,"))
    #expect(lines.contains("  \"creation_date\" timestamp,"))
    #expect(lines.contains("  \"time_min\" double precision,"))
    let start = try #require(lines.firstIndex { $0.hasPrefix("COPY ") })
    let cells = lines[start + 1].split(separator: "\t", omittingEmptySubsequences: false)
    #expect(cells.count == SampleTable.schema.columns.count && cells[0] == "nda_0" && cells[8] == "\\N")
    #expect(cells.contains("https://example.org/0?a=1&b=\\\\2"))
    #expect(lines[start + 6] == "\\.")
  }

  @Test func theScriptBringsATableUpToDate() throws {
    let folder = try ScratchFolder()
    try write(.postgresql, to: folder.path("a.sql"))
    let text = try folder.text("a.sql")
    #expect(text.contains("INSERT INTO \"nda\".\"epn_core\" AS present ("))
    #expect(text.contains("ON CONFLICT (\"granule_uid\") DO UPDATE SET\n  \"granule_gid\" = excluded."))
    #expect(text.contains("  \"modification_date\" = excluded.\"modification_date\""))
    #expect(!text.contains("\"creation_date\" = excluded") && !text.contains("present.\"creation_date\""))
    #expect(text.contains("CREATE INDEX IF NOT EXISTS \"epn_core_time_min_time_max_idx\""))
    #expect(!text.contains("spoly"))
  }

  @Test func regionsHaveTypesOfPgSphere() throws {
    let folder = try ScratchFolder()
    var options = PostgreSQLOptions()
    (options.table, options.usesSphere) = ("other.gran\"ules", true)
    try write(.postgresql(options), to: folder.path("a.sql"))
    let text = try folder.text("a.sql")
    #expect(text.contains("CREATE SCHEMA IF NOT EXISTS \"other\";"))
    #expect(text.contains("CREATE TABLE IF NOT EXISTS \"other\".\"gran\"\"ules\" ("))
    #expect(text.contains("  \"s_region\" spoly,") && text.contains("  \"s_region\" text,"))
    #expect(text.contains("present.\"s_region\"::text") && text.contains("USING gist (s_region)"))
  }

  @Test func aDatabaseRefusesTwins() throws {
    let folder = try ScratchFolder()
    let path = folder.path("a.sqlite")
    do {
      var writer = try GranuleTableWriter(path: path, table: SampleTable.table, format: .sqlite)
      try writer.write(SampleTable.granules[0])
      let error = #expect(throws: TableError.self) { try writer.write(SampleTable.granules[0]) }
      #expect(error?.reason.contains("UNIQUE") == true && error?.row == 2)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test(
    .enabled(if: OtherProgram.stilts != nil, "stilts is not installed: skipped"),
    arguments: [
      GranuleTableFormat.votable, .binary2,
    ]) func stiltsFindsNothing(_ format: GranuleTableFormat) throws
  {
    let folder = try ScratchFolder()
    try write(format, to: folder.path("a.vot"))
    let outcome = try #require(OtherProgram.stilts).run(["votlint", folder.path("a.vot")])
    #expect(outcome.output + outcome.errors == "")
  }

  @Test(
    .enabled(if: OtherProgram.astropy != nil, "astropy is not installed: skipped"),
    arguments: [
      GranuleTableFormat.votable, .binary2,
    ]) func astropyReadsUnitsAndUCDs(_ format: GranuleTableFormat) throws
  {
    let folder = try ScratchFolder()
    try write(format, to: folder.path("a.vot"))
    let program = """
      import sys
      from astropy.io.votable import parse
      t = parse(sys.argv[1], verify='exception').get_first_table()
      print(t.utype, len(t.array))
      for name in ('time_min', 'spectral_range_max', 'access_estsize', 'nda_flux', 'creation_date'):
          f = t.get_field_by_id_or_name(name)
          print(name, f.unit, f.ucd, f.xtype, t.array[name][1])
      """
    let outcome = try #require(OtherProgram.astropy).python(program, [folder.path("a.vot")])
    #expect(
      outcome.output == """
        ivo://ivoa.net/std/epntap#table-2.0 5
        time_min d time.start;obs None 2455928.52375
        spectral_range_max Hz em.freq;stat.max None 80000001.0
        access_estsize kbyte phys.size;meta.file None 1
        nda_flux Jy phot.flux.density None 1.1
        creation_date None time.creation timestamp 2024-05-01

        """, "\(outcome.errors)")
  }
}
