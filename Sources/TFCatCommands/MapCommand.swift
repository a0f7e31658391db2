import ArgumentParser
import Base
import TFCatConvert
import TFCatJSON

/// `tfcat map`
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Helps with mappings, by which any table becomes a catalogue.",
    subcommands: [MapInitCommand.self])
}

/// `tfcat map init`
struct MapInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Drafts a mapping from a table's columns and first rows.",
    discussion: """
      Each line of the mapping says how sure it is (sure, likely, unsure), why, and what else it could be; what cannot be known \
      is FILL_IN, which convert does not take. An existing file is not replaced.
      """)

  @Argument(
    help: ArgumentHelp(
      "The table: CSV, TSV, |, JSON lines, ECSV or VOTable; - for standard input.", valueName: "table"))
  var table: String

  @Option(
    help: ArgumentHelp(
      "Where the times of the table were measured: GEOCENTER, or an observatory or spacecraft; otherwise it is FILL_IN.",
      valueName: "name"))
  var position: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the mapping goes; - is standard output.", valueName: "file"))
  var output = "-"

  func run() throws {
    try OutputCollision.check(outputs: [output], inputs: [table])
    if output != "-", Console.exists(output) {
      throw CommandError("\(output) is there already; name another file with -o.")
    }
    let draft = try MappingDraft(path: table, position: position)
    let file = try OutputFile(path: output)
    try file.write(draft.text.utf8)
    try file.commit()
  }
}
