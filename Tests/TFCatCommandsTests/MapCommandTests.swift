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
}
