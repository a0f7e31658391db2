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
}
