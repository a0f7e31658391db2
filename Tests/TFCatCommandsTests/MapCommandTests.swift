import Foundation
import TFCatTestSupport
import Testing

/// Tables by a mapping, as a user converts them.
@Suite struct MapCommandTests {
  let folder = try? ScratchFolder()
  private let examples = Execution.packageFolder.appendingPathComponent("examples/mappings")

  @Test func aTableOnStandardInputBecomesACatalogue() throws {
    let table = try Data(contentsOf: examples.appendingPathComponent("drifting-bursts.txt"))
    let run = try Execution(
      [
        "convert", "--map", examples.appendingPathComponent("drifting-bursts.yml").path, "-", "--to",
        "votable",
      ], input: table)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("<?xml"))
    #expect(
      run.errors == """
        -:6: rejected: there is no lower limit
        -:7: rejected: the end is before the start
        table: 5 rows = 3 features + 2 rejects + 0 rows without event; repairs: hour-24 1

        """)
  }

  @Test func aDraftReplacesNothing() throws {
    let folder = try #require(folder)
    let table = try folder.write("t.csv", "start,freq (MHz)\n2010-01-01T00:00:00,5\n2010-01-02T00:00:00,6\n")
    let mapping = folder.url.appendingPathComponent("t.yml").path
    let first = try Execution(["map", "init", table, "-o", mapping])
    #expect(first.status == 0 && first.output.isEmpty && first.errors.isEmpty)
    let text = try String(contentsOfFile: mapping, encoding: .utf8)
    #expect(text.contains("frequency: {column: \"freq (MHz)\", unit: MHz}"))
    let second = try Execution(["map", "init", table, "-o", mapping])
    #expect(second.status == 2 && second.errors.contains("t.yml is there already"))
    let unfilled = try Execution(["convert", "--map", mapping, table])
    #expect(unfilled.status == 2 && unfilled.output.isEmpty)
    #expect(unfilled.errors.contains("t.yml:13:15: fill this in"), "\(unfilled.errors)")
  }

  @Test func allMistakesOfAMappingAreTold() throws {
    let folder = try #require(folder)
    let table = try folder.write("t.csv", "start,f\n2010-01-01,5\n")
    let wrong = try folder.write(
      "wrong.yml",
      """
      event:
        crs: {time: unix, spectral: {unit: MHz}, position: wind}
        time: {column: start, zone: Paris}
        frequency: {column: f, unit: R_E}
        properties: {a: {column: f, ucd: nothing}, b: {column: f, type: text}}
        other: keep
      """)
    let read = try Execution(["convert", "--map", wrong, table])
    #expect(read.status == 2 && read.output.isEmpty)
    for place in ["3:31", "4:32", "5:36", "5:67", "6:3"] {
      #expect(read.errors.contains("wrong.yml:\(place): "), "\(place) in \(read.errors)")
    }
    let absent = try folder.write(
      "absent.yml",
      """
      event:
        crs: {time: unix, spectral: {unit: MHz}, position: wind}
        time: strat
        frequency: {column: freq, unit: MHz}
        properties: {a: b}
      granule:
        service: x
        time_min: strat
        time_max: stop
      """)
    let bound = try Execution(["convert", "--map", absent, table])
    #expect(bound.status == 2 && bound.output.isEmpty)
    for line in 3...5 { #expect(bound.errors.contains("absent.yml:\(line):"), "\(bound.errors)") }
    let granules = try Execution(["granules", "--map", absent, table])
    #expect(granules.status == 2 && granules.output.isEmpty)
    for line in 8...9 { #expect(granules.errors.contains("absent.yml:\(line):"), "\(granules.errors)") }
  }

  @Test func aMappingIsTriedWithoutWritingAnything() throws {
    let folder = try #require(folder)
    let table = try folder.write(
      "t.csv", "start,f (MHz),n,name\n2010-01-01,5,1,a\n2010-01-02,x,2,b\n2010-01-03,6,3,c\n,7,4,d\n")
    let mapping = try folder.write(
      "t.yml",
      """
      event:
        crs: {time: unix, spectral: {unit: MHz}, position: wind}
        id: n
        time: start
        frequency: {column: "f (MHz)", unit: MHz}
        properties: {name: {column: name, info: Name, ucd: meta.id}}
      """)
    let run = try Execution(["map", "check", mapping, table, "--rows", "1"])
    #expect(run.status == 1 && run.errors.isEmpty)
    #expect(
      run.output == """
        The first 1 of 2 events:

        id  start (UTC)           end (UTC)             low (MHz)  high (MHz)  name  repairs
        1   2010-01-01T00:00:00Z  2010-01-01T00:00:00Z  5          5           a

        6 MHz |                                                                       #|
              |                                                                        |
              |                                                                        |
              |                                                                        |
              |                                                                        |
              |                                                                        |
              |                                                                        |
              |                                                                        |
              |                                                                        |
              |                                                                        |
              |                                                                        |
        5 MHz |#                                                                       |
               2010-01-01T00:00:00Z                                2010-01-03T00:00:00Z

        Rejects:

        rows  first line  reason
        1     3           "x" is no number
        1     5           there is no start time

        table: 4 rows = 2 features + 2 rejects + 0 rows without event

        """, "\(run.output)")
    let sound = try Execution([
      "map", "check", mapping, folder.write("u.csv", "start,f (MHz),n,name\n2010-01-01,5,1,a\n"),
    ])
    #expect(sound.status == 0 && sound.output.hasPrefix("All events:"))
    let none = try Execution(["map", "check", mapping, folder.write("v.csv", "start,f (MHz),n,name\n")])
    #expect(none.status == 1)
    let wrong = try Execution(["map", "check", table, table])
    #expect(wrong.status == 2 && wrong.output.isEmpty)
  }

  @Test func aMappingToGranulesIsTriedToo() throws {
    let folder = try #require(folder)
    let table = try folder.write(
      "t.csv", "start,f,n,name\n2010-01-01,5,1,a\n2010-01-02,x,2,b\n2010-01-02,700,3,c\n,,4,\n")
    let mapping = try folder.write(
      "g.yml",
      """
      version: 1
      filter: not missing(name)
      granule:
        service: a
        granule_uid: "'a_' & n"
        granule_gid: {constant: g}
        dataproduct_type: {constant: ds}
        target_name: {constant: Sun}
        time_min: start
        spectral_range_min: {value: f, unit: MHz}
      """)
    let run = try Execution(["map", "check", mapping, table])
    #expect(run.status == 1 && run.errors.isEmpty, "\(run.errors)")
    #expect(
      run.output.hasPrefix(
        """
        All granules:

        granule_uid  time_min              spectral_range_min
        a_1          2010-01-01T00:00:00Z  5000000
        a_3          2010-01-02T00:00:00Z  700000000

        The same in all rows:

        granule_gid       g
        dataproduct_type  ds
        target_name       Sun

        700000000 Hz |
        """), "\(run.output)")
    #expect(
      run.output.hasSuffix(
        """
                      (logarithmic)

        Rejects:

        rows  first line  reason
        1     3           spectral_range_min: "x" is no number

        4 rows = 2 granules + 1 rejects + 1 left out by the filter

        """), "\(run.output)")
    let wrong = try Execution(["map", "check", mapping, folder.write("u.csv", "a,b\n1,2\n")])
    #expect(wrong.status == 2 && wrong.errors.contains("no column \"start\""))
  }

  @Test func aDescriptionByteByByteBecomesADraft() throws {
    let folder = try #require(folder)
    let rule = String(repeating: "-", count: 80)
    let head = """
      Title: Bursts
      Byte-by-byte Description of file: bursts.txt
      \(rule)
         Bytes Format Units   Label      Explanations
      \(rule)
         1- 19 A19    ---     Start      Start (UTC)
        21- 26 F6.2   MHz     Freq       Frequency
        28- 32 F5.1   ---     Level      ?=-99.9 Level
      \(rule)

      """
    let rows = "2017-09-06T11:55:00  80.25   1.5\n2017-09-06T12:55:00 327.00 -99.9\n"
    try folder.write("bursts.txt", head + rows)
    let draft = try Execution(["map", "init", "bursts.txt"], directory: folder.url)
    #expect(draft.status == 0 && draft.errors.isEmpty)
    #expect(draft.output.contains("time: Start"), "\(draft.output)")
    #expect(draft.output.contains("frequency: {column: Freq, unit: MHz}"), "\(draft.output)")
    let mapping = draft.output.replacingOccurrences(of: "position: FILL_IN", with: "position: GEOCENTER")
      .replacingOccurrences(of: "title: FILL_IN", with: "title: Bursts")
    try folder.write("m.yml", mapping)
    let run = try Execution(["convert", "--map", "m.yml", "bursts.txt"], directory: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"Level\": 1.5") && !run.output.contains("99.9"), "\(run.output)")
    #expect(run.output.contains("80.25") && run.output.contains("327"))
  }

  @Test func oneOfSeveralTablesIsChosen() throws {
    let folder = try #require(folder)
    func table(_ name: String, _ column: String, _ frequency: String) -> String {
      """
      <TABLE name="\(name)" ID="id_\(name)"><FIELD name="t" datatype="char" arraysize="*" xtype="timestamp"/>
      <FIELD name="\(column)" datatype="double" unit="MHz"/><DATA><TABLEDATA>
      <TR><TD>2017-09-06T11:55:00</TD><TD>\(frequency)</TD></TR></TABLEDATA></DATA></TABLE>
      """
    }
    try folder.write(
      "two.vot",
      "<VOTABLE version=\"1.4\"><RESOURCE>\(table("first", "freq", "80"))\(table("second", "frequency", "25"))</RESOURCE></VOTABLE>"
    )
    let first = try Execution(["map", "init", "two.vot"], directory: folder.url)
    #expect(first.output.contains("column: freq,"), "\(first.output)")
    #expect(first.errors.isEmpty || first.errors.contains("second"), "\(first.errors)")
    for name in ["second", "id_second", "2"] {
      let draft = try Execution(["map", "init", "two.vot", "--table", name], directory: folder.url)
      #expect(draft.output.contains("column: frequency,"), "\(draft.output)")
      let mapping = draft.output.replacingOccurrences(of: "position: FILL_IN", with: "position: GEOCENTER")
        .replacingOccurrences(of: "title: FILL_IN", with: "title: Bursts")
      try folder.write("m.yml", mapping)
      // The mapping says which table it is of; the option goes before it.
      let run = try Execution(["convert", "--map", "m.yml", "two.vot"], directory: folder.url)
      #expect(run.status == 0 && run.output.contains(", 25]"), "\(run.output)\(run.errors)")
      let other = try Execution(
        ["convert", "--map", "m.yml", "--table", "first", "two.vot"], directory: folder.url)
      #expect(other.status == 2 && other.errors.contains("no column \"frequency\""), "\(other.errors)")
    }
    let none = try Execution(["map", "init", "two.vot", "--table", "third"], directory: folder.url)
    #expect(none.status == 2)
    #expect(none.errors.contains("there is no table \"third\" in it: it has 1 (\"first\"), 2 (\"second\")"))
    try folder.write("one.csv", "t,f\n2017-09-06T11:55:00,3\n")
    let csv = try Execution(["map", "init", "one.csv", "--table", "2"], directory: folder.url)
    #expect(csv.status == 2 && csv.errors.contains("it has only one"))
  }
}
