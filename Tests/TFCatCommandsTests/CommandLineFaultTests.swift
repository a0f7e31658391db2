import Foundation
import TFCatTestSupport
import Testing

/// What a user reads who has mistyped something: one line, what was probably meant, and no usage.
@Suite struct CommandLineFaultTests {
  let folder = try? ScratchFolder()
  private static let catalogue = Execution.packageFolder.appendingPathComponent(
    "examples/solar-bursts.tfcat.json"
  ).path
  private static let subcommands = [
    "lint", "info", "convert", "formats", "map", "granules", "publish", "package", "schema", "validate",
    "rules",
  ]

  @Test(arguments: [
    (["lnit", "FILE"], "There is no subcommand \"lnit\"; did you mean \"lint\"?", "tfcat"),
    (["help", "cnvert"], "There is no subcommand \"cnvert\"; did you mean \"convert\"?", "tfcat"),
    (["explain", "--foo"], "There is no option --foo", "tfcat rules"),
    (["map", "int", "t.csv"], "There is no subcommand \"int\"; did you mean \"init\"?", "tfcat map"),
    (["FILE"], "`tfcat lint FILE` checks a file", "tfcat"),
    (
      ["lint", "--formt", "text", "FILE"], "There is no option --formt; did you mean \"--format\"?",
      "tfcat lint"
    ),
    (["convert", "FILE", "--meta", "m"], "did you mean \"--metadata\"?", "tfcat convert"),
    (["convert", "FILE", "--positon", "x"], "did you mean \"--position\"?", "tfcat convert"),
    (
      ["lint", "--fail-on=eror", "FILE"], "\"eror\" is no value of --fail-on; did you mean \"error\"?",
      "tfcat lint"
    ),
    (["lint", "--fail-on", "it's", "FILE"], "\"it's\" is no value of --fail-on (error, ", "tfcat lint"),
    (["granules", "--to", "votbl", "FILE"], "did you mean \"votable\"?", "tfcat granules"),
    (["lint", "--jobs", "x", "FILE"], "\"x\" is no value of --jobs: How many", "tfcat lint"),
    (["lint", "FILE", "--jobs"], "--jobs <n> has no value: How many", "tfcat lint"),
    (["lint", "--jobs", "-1", "FILE"], "as a value it is written --jobs=-1", "tfcat lint"),
    (["lint", "--jobs", "--quiet", "FILE"], "--jobs <n> has no value: How many", "tfcat lint"),
    (["lint"], "<file> ... is missing: Files, directories", "tfcat lint"),
    (["package", "FILE"], "--output <folder> is missing: The folder", "tfcat package"),
    (["lint", "--select", "ring-not-closd", "FILE"], "did you mean \"ring-not-closed\"?", "tfcat lint"),
    (["lint", "--select", "", "FILE"], "--select names no rule", "tfcat lint"),
    (["convert", "FILE", "--time", "mdj"], "did you mean \"mjd\"?", "tfcat convert"),
    (["convert", "FILE", "--spectral", "MHZ"], "did you mean \"MHz\"?", "tfcat convert"),
    (["convert", "FILE", "--spectral", "frequenzy"], "did you mean \"frequency\"?", "tfcat convert"),
  ])
  func isOneLineWithTheWordThatWasMeant(_ arguments: [String], _ words: String, _ command: String) throws {
    let run = try Execution(arguments.map { $0 == "FILE" ? Self.catalogue : $0 })
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains(words.replacing("FILE", with: Self.catalogue)), "\(run.errors)")
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.hasSuffix("\nSee `\(command) --help`.\n"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 2, "\(run.errors)")
  }

  @Test(arguments: subcommands)
  func ofAnOptionIsWithoutUsageEverywhere(_ subcommand: String) throws {
    let run = try Execution([subcommand, "--no-such-option"])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(!run.errors.contains("Usage:") && !run.errors.contains("OVERVIEW"), "\(run.errors)")
    #expect(run.errors.utf8.count < 300)
  }

  @Test(arguments: [
    (["rules", "rign-not-closed"], "\"ring-not-closed\""),
    (["convert", "--from", "cdaw-typ2", "FILE"], "\"cdaw-type2\""),
    (["formats", "cdaw-type"], "\"cdaw-type2\""),
    (["convert", "--to", "votabl", "FILE"], "\"votable\""),
    (["convert", "FILE", "-o", "x.voot"], "\".vot\""),
    (["convert", "FILE", "--repairs", "closedring"], "\"closed-ring\""),
    (["granules", "--service", "s", "--set", "target_nme=Sun", "FILE"], "\"target_name\""),
    (["granules", "--service", "s", "--type-field", "burst_typ", "FILE"], "\"burst_type\""),
    (["granules", "--service", "s", "--free", "burst_typ", "FILE"], "\"burst_type\""),
  ])
  func ofANameSaysWhichWasMeant(_ arguments: [String], _ meant: String) throws {
    let run = try Execution(arguments.map { $0 == "FILE" ? Self.catalogue : $0 })
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("did you mean \(meant)?"), "\(run.errors)")
  }

  // MARK: Files of other kinds

  private static let kinds: [(name: String, bytes: [UInt8], words: String)] = [
    ("x.h5", [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "an HDF5 (or netCDF-4) file"),
    ("x.cdf", [0xCD, 0xF3, 0x00, 0x01, 0, 0, 0xFF, 0xFF], "a CDF file"),
    ("x.parquet", Array("PAR1".utf8) + [0x15, 0x04, 0x15, 0], "a Parquet file"),
    ("x.xlsx", officeFile, "a spreadsheet or another office file"),
    ("x.html", Array("<!DOCTYPE html><html></html>".utf8), "a web page"),
  ]
  private static let officeFile: [UInt8] =
    Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 22) + [19, 0, 0, 0]
    + Array("[Content_Types].xml".utf8)

  @Test(arguments: [
    ["lint"], ["info"], ["convert"], ["map", "init"], ["granules", "--service", "s"], ["validate"],
    ["package", "-o", "p"], ["publish", "--service", "s"], ["validate", "CATALOGUE", "--schema"],
    ["convert", "CATALOGUE", "--metadata"], ["convert", "TABLE", "--map"],
  ])
  func aFormatThatIsNotReadIsNamedByAllAlike(_ command: [String]) throws {
    let folder = try #require(folder)
    let table = try folder.write("t.csv", "a,b\n1,2\n")
    for kind in Self.kinds {
      let file = folder.url.appendingPathComponent(kind.name)
      try Data(kind.bytes).write(to: file)
      let arguments = command.map { $0 == "CATALOGUE" ? Self.catalogue : $0 == "TABLE" ? table : $0 }
      let run = try Execution(arguments + [file.path], directory: folder.url)
      let text = run.output + run.errors
      #expect(run.status == 1 || run.status == 2)
      #expect(text.contains(kind.words), "\(command) \(kind.name): \(text)")
      #expect(text.contains("export") || text.contains("download"), "\(command) \(kind.name): \(text)")
    }
    let address = try Execution(
      command.map { $0 == "CATALOGUE" ? Self.catalogue : $0 == "TABLE" ? table : $0 }
        + ["https://example.org/t.json"], directory: folder.url)
    #expect(address.status == 2)
    #expect((address.output + address.errors).contains("this is an address and no file: download it first"))
  }

  @Test(arguments: [
    ["lint"], ["info"], ["convert"], ["granules", "--service", "s"], ["validate"], ["package", "-o", "p"],
    ["publish", "--service", "s"],
  ])
  func anUnknownTableLeadsToAMapping(_ command: [String]) throws {
    let folder = try #require(folder)
    let table = try folder.write("t.csv", "a,b\n1,2\n3,4\n")
    let run = try Execution(command + [table], directory: folder.url)
    #expect(run.status != 0)
    #expect((run.output + run.errors).contains("`tfcat map init"), "\(run.errors)")
  }
}
