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
      Types, units and UCDs are guessed and marked for confirmation; what cannot be known is FILL_IN, which convert does not \
      take. An existing file is not replaced.
      """)

  @Argument(
    help: ArgumentHelp(
      "The table: CSV, TSV, |, JSON, ECSV, CDS/MRT, IPAC or VOTable; - for standard input.",
      valueName: "table"))
  var table: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the mapping goes; - is standard output.", valueName: "file"))
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
    var draft = try MappingDraft(path: table, table: tableName)
    for note in draft.notes { Console.say("note: \(note)") }
    let file = try OutputFile(path: output)
    try file.write(draft.text.utf8)
    try file.commit()
  }
}
