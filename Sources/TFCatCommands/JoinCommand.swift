import ArgumentParser
import Base
import CatalogueOperations
import TFCat
import TFCatConvert

/// `tfcat join`
struct JoinCommand: ParsableCommand {
  /// By what rows are found.
  enum Key: String, CaseIterable, ExpressibleByArgument {
    case id
    case time
  }

  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Adds properties of a table to events, by id or by overlap in time.",
    discussion: """
      The table may be a catalogue, an event list that `tfcat convert` recognises, or any table with a header (CSV, \
      VOTable, ECSV ...); it is held in memory, the catalogue is not. Of several rows that overlap an event, the one with \
      the longest overlap is taken, else the nearest, else the first, and how many events that concerns is said. Events \
      that no row fits stay as they are.

      Exit status: 1 when there is no feature, and when rows of the input are rejected with --strict; 2 when the work \
      could not be done.

        tfcat join bursts.tfcat flares.csv --by time -o with-flares.tfcat
      """)

  @Argument(
    help: ArgumentHelp("The catalogue, or - for standard input.", valueName: "source"), completion: .file())
  var source: String

  @Argument(
    help: ArgumentHelp("The table whose columns become properties.", valueName: "table"), completion: .file())
  var table: String

  @Option(help: ArgumentHelp("What rows and events have in common.", valueName: "id|time"))
  var by: Key

  @Option(help: ArgumentHelp("The column of the ids; by default id.", valueName: "column"))
  var column: String?

  @Option(
    help: ArgumentHelp(
      "The property of the catalogue that has the ids; by default the ids of the features.",
      valueName: "property"))
  var property: String?

  @Option(
    help: ArgumentHelp(
      "The column of the starts, in ISO 8601 and UTC; by default the one that is called so.",
      valueName: "column"))
  var startColumn: String?

  @Option(
    help: ArgumentHelp(
      "The column of the ends; without one rows are moments.", valueName: "column"))
  var endColumn: String?

  @Option(
    help: ArgumentHelp(
      "Rows that come this near are taken too, in seconds or with a unit, as in 10min.", valueName: "time"))
  var tolerance: String?

  @Option(help: ArgumentHelp("Only these columns, separated by commas.", valueName: "columns"))
  var columns: [String] = []

  @Option(help: ArgumentHelp("Stands before the names of what is joined, as in flare_.", valueName: "text"))
  var prefix = ""

  @Flag(help: "Leaves events out that no row fits.")
  var matched = false

  @OptionGroup(title: "Output")
  var result: OperationOutput

  @OptionGroup(title: "Input")
  var input: OperationInput

  func validate() throws {
    if source == "-", table == "-" { throw ValidationError("Standard input can be read only once.") }
    if by == .time, column != nil || property != nil {
      throw ValidationError("--column and --property go with --by id.")
    }
    if by == .id, startColumn != nil || endColumn != nil || tolerance != nil {
      throw ValidationError("--start-column, --end-column and --tolerance go with --by time.")
    }
    if endColumn != nil, startColumn == nil {
      throw ValidationError("--end-column goes with --start-column.")
    }
  }

  func run() throws {
    let seconds = try CatalogueJoin.seconds(tolerance ?? "0")
    var inputs = [source, table]
    inputs.append(contentsOf: input.files)
    let format = try result.format(beside: inputs)
    let catalogue = try input.open(source, allowsEmpty: result.allowEmpty)
    var names: [String] = []
    for list in columns { for name in list.split(separator: ",") { names.append(String(name)) } }
    let rows = try JoinTable(
      path: table,
      JoinTable.Columns(key: column, start: startColumn, end: endColumn, joined: names.isEmpty ? nil : names),
      byTime: by == .time)
    for note in rows.notes { Console.say("note: \(note)") }
    if rows.unusable > 0 {
      let reason = by == .time ? "times that are understood" : "an id"
      Console.say("note: \(table): \(rows.unusable.of("row")) without \(reason)")
    }
    let join = CatalogueJoin(
      rows, by: by == .time ? .time(tolerance: seconds) : .key(property: property), prefix: prefix,
      keepsAll: !matched)
    let output = try FeatureOutput(
      path: result.output, as: format, head: try join.head(of: catalogue))
    let report = try join.run(catalogue, into: output)
    if report.ambiguous > 0 {
      Console.say(
        "note: \(report.ambiguous.of("feature")) with several rows that fit: the best of them is taken")
    }
    let left = report.dropped > 0 ? "; left out: \(report.dropped) that no row fits" : ""
    try result.finish(output) {
      Console.say(
        "\(report.joined) of \(report.features.of("feature")) joined to \(report.usedRows) of \(rows.rows.count.of("row"))\(left)"
      )
    }
    try input.checkRejects(of: [catalogue])
  }
}
