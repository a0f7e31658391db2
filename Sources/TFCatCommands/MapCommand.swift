import ArgumentParser
import Base
import EPNCore
import TFCatConvert
import TFCatJSON
import TFCatPublish
import TFCatTables

/// `tfcat map`
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Helps with mappings, by which any table becomes a catalogue.",
    discussion: """
        tfcat map init table.csv -o map.yml
        tfcat map check map.yml table.csv
      """,
    subcommands: [MapInitCommand.self, MapCheckCommand.self])
}

/// `tfcat map init`
struct MapInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Drafts a mapping from a table's columns and first rows.",
    discussion: """
      Each line of the mapping says how sure it is (sure, likely, unsure), why, and what else it could be; what cannot be known \
      is FILL_IN, which convert does not take. An existing file is not replaced.

        tfcat map init table.csv -o map.yml
      """)

  @Argument(
    help: ArgumentHelp(
      "The table: CSV, TSV, |, JSON, ECSV, CDS/MRT, IPAC, VOTable, FITS or SQLite; - for standard input.",
      valueName: "table"), completion: .file())
  var table: String

  @Option(
    help: ArgumentHelp(
      "Where the times of the table were measured: GEOCENTER, or an observatory or spacecraft; otherwise it is FILL_IN.",
      valueName: "name"))
  var position: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the mapping goes; - is standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(
    name: .customLong("table"),
    help: ArgumentHelp("The name, ID or number of one table of a file with several.", valueName: "name"))
  var tableName: String?

  func run() throws {
    try OutputCollision.check(outputs: [output], inputs: [table])
    if output != "-", Console.exists(output) {
      throw CommandError("\(output) is there already; name another file with -o.")
    }
    let draft = try MappingDraft(
      path: table, table: tableName, position: position, openers: [.sqlite])
    for note in draft.notes { Console.say("note: \(note)") }
    let file = try OutputFile(path: output)
    try file.write(draft.text.utf8)
    try file.commit()
  }
}

/// `tfcat map check`
struct MapCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Shows what a mapping makes of a table: the first events, a picture, and why rows are rejected.",
    discussion: """
      Nothing is written. The picture shows in letters where events are in time and frequency. Of a mapping with a section \
      granule the granules are shown, as `tfcat publish --map` makes them.

      Exit status: 1 when rows are rejected or none becomes an event or a granule, 2 when the mapping has mistakes or the table cannot be \
      read.

        tfcat map check map.yml table.csv
      """)

  @Argument(help: ArgumentHelp("The mapping.", valueName: "map"), completion: .file())
  var mapping: String

  @Argument(
    help: ArgumentHelp("The table, or - for standard input.", valueName: "table"), completion: .file())
  var table: String

  @Option(help: ArgumentHelp("How many events or granules are shown.", valueName: "n"))
  var rows = 10

  func validate() throws {
    if rows < 0 { throw ValidationError("--rows must not be negative.") }
  }

  func run() throws {
    try OutputCollision.check(outputs: ["-"], inputs: [mapping, table])
    if try GranuleMapping.isMapping(toGranules: mapping) {
      var plan = try GranuleMapping(path: mapping, defaults: [("creation_date", Clock.now())])
      plan.openers = [.sqlite]
      let preview = try GranulePreview(plan, table: table, showing: rows)
      try show(preview.text, preview.notes)
      if preview.rejectCount > 0 || preview.granuleCount == 0 { throw ExitCode(1) }
    } else {
      let preview = try MappingPreview(
        mapping: mapping, table: table, showing: rows, openers: [.sqlite])
      try show(preview.text, preview.notes)
      if preview.rejectCount > 0 || preview.eventCount == 0 { throw ExitCode(1) }
    }
  }

  private func show(_ text: String, _ notes: [String]) throws {
    for note in notes { Console.say("note: \(note)") }
    let output = try OutputFile(path: "-")
    try output.write(TerminalEscaping.printableLines(text).utf8)
    try output.commit()
  }
}
