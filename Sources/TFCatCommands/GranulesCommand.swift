public import ArgumentParser
import Base
public import EPNCore
import SolarGranules
import TFCat
import TFCatJSON
import TFCatPublish
import TFCatTables
import TableMapping

/// `tfcat granules`
struct GranulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "granules",
    abstract: "Makes an EPNcore table of catalogues, as VESPA services publish it.",
    discussion: """
      Each feature becomes a row (ci#ev) with its times as Julian dates UTC and its frequencies in Hz; --rows catalogue \
      makes a row for each file instead (ca#ev), --rows both does both. What EPNcore must have and the catalogue does not \
      give is asked for by name. `tfcat lint` checks the table. With --from the rows of the Heliophysics Feature Catalogue \
      become granules (ci), with the region of each feature in Carrington longitude and latitude.

        tfcat granules bursts.tfcat --service bursts --set target_name=Sun -o epn_core.vot
        tfcat granules --from hfc1ar ar_results.csv --observations observations.csv --service hfc1ar -o epn_core.vot
      """)

  enum ColumnFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case csv
  }

  @Argument(
    help: ArgumentHelp(
      "TFCat catalogues, patterns ('data/*.tfcat'), @LIST for the files that a file names, or - for standard input.",
      valueName: "catalogue"), completion: .file())
  var catalogues: [String] = []

  @Option(
    help: ArgumentHelp("The name of the service and of its schema: a lower-case word.", valueName: "name"))
  var service: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the table goes; - is standard output.", valueName: "file"), completion: .file())
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "The format: \(GranuleTableFormat.allValueStrings.joined(separator: ", ")); otherwise the ending of the output's name tells, and VOTable is the default.",
      valueName: "format"),
    completion: .list(GranuleTableFormat.allValueStrings))
  var to: GranuleTableFormat?

  @Flag(help: "For spreadsheets: an apostrophe stands before cells of CSV that they would take for formulas.")
  var safeCSV = false

  @OptionGroup(title: "A database")
  var database: DatabaseArguments

  @Option(help: "What gets a row: features, catalogue or both.")
  var rows = GranuleOptions.Rows.features

  @OptionGroup
  var progress: ProgressOptions

  @OptionGroup
  var columnOptions: ColumnOptions

  @Option(
    help: ArgumentHelp("A YAML file of which each member is a column and its value.", valueName: "file"),
    completion: .file())
  var metadata: String?

  @Option(
    help: ArgumentHelp(
      "The mapping of a table, which is what the inputs then are: its section granule fills the columns.",
      valueName: "file"), completion: .file())
  var map: String?

  @Option(
    help: ArgumentHelp(
      "The name, ID or number of one table of a file with several, with --map.", valueName: "name"))
  var table: String?

  @Option(
    help: ArgumentHelp(
      "What the tables are: \(RegionSource.allCases.map(\.rawValue).joined(separator: ", ")). Each row becomes a granule with its region on the Sun.",
      valueName: "source"))
  var from: RegionSource?

  @OptionGroup(title: "Regions on the Sun")
  var regions: RegionArguments

  @Option(
    help: ArgumentHelp(
      "Where the catalogue can be fetched; {file_name} stands for its name.", valueName: "url"))
  var accessURL: String?

  @Flag(
    help:
      "Granules of several stretches of time tell them in the column coverage, as a coverage map (MOC 2.0).")
  var coverage = false

  @Flag(help: "Only lists the columns of EPNcore.")
  var columns = false

  @Option(help: "How columns are listed: text, json or csv.")
  var format = ColumnFormat.text

  func validate() throws {
    if columns {
      if !catalogues.isEmpty { throw ValidationError("--columns takes no catalogues.") }
      return
    }
    if catalogues.isEmpty { throw ValidationError("Name a catalogue, or - for standard input.") }
    if table != nil, map == nil {
      throw ValidationError("--table chooses a table that is read by --map.")
    }
    try regions.refuse(unless: from != nil)
    if from != nil, map != nil {
      throw ValidationError("--from and --map each say what the rows are.")
    }
    if coverage, from != nil || map != nil {
      throw ValidationError("--coverage is for catalogues: --region coverage is for regions.")
    }
    if from != nil, accessURL != nil || rows != .features || columnOptions.typeField != nil {
      throw ValidationError("--rows, --type-field and --access-url are for catalogues.")
    }
    if service == nil, map == nil, from == nil {
      throw ValidationError("--service NAME is missing: the schema in which the table is published.")
    }
    if map != nil,
      accessURL != nil || rows != .features || !columnOptions.free.isEmpty || columnOptions.typeField != nil
    {
      throw ValidationError(
        "--map says all of the rows: --rows, --free, --type-field and --access-url are for catalogues.")
    }
    if accessURL != nil, rows == .features {
      throw ValidationError(
        "--access-url belongs to the row of the catalogue: add --rows both or --rows catalogue.")
    }
  }

  func run() throws {
    if columns { return try ColumnListing(format: format).write() }
    progress.start()
    let catalogues = try InputSearch.paths(self.catalogues)
    try OutputCollision.check(
      outputs: [output],
      inputs: catalogues
        + [metadata, map].compactMap { $0 } + regions.paths)
    var format = try GranuleTableFormat.of(output, named: to?.name, among: GranuleTableFormat.all)
    format = try database.applied(to: format)
    if safeCSV {
      guard format == .csv else { throw CommandError("--safe-csv goes with --to csv.") }
      format = .spreadsheetCSV
    }
    if let map { return try mapTables(catalogues, by: map, to: format) }
    if let source = from { return try makeRegions(of: source, to: format) }
    var granules = try CatalogueGranules(
      paths: catalogues, options: try options(), jobs: Console.processorCount)
    let lines = LimitedLines()
    granules.onRefusal = { lines.say($0.description) }
    let report = try granules.write(to: output, as: format)
    lines.sayRest("features without a granule")
    if report.twins > 0 {
      Console.tell(
        "note: \(report.twins) events have the identifier of another one; their granule_uid got a number")
    }
    for note in report.losses.notes + granules.plan.notes { Console.tell("note: \(note)") }
    let empty = granules.plan.emptyColumns
    if !empty.isEmpty {
      Console.tell("note: without a value: \(empty.joined(separator: ", ")); --set gives them one")
    }
    Console.tell(
      "\(report.granules.of("granule")) of \(catalogues.count.of("file"))"
        + (report.refused > 0 ? ", \(report.refused) features refused" : ""))
    if report.refused > 0 { throw ExitCode(1) }
  }

  /// Makes granules of tables.
  private func mapTables(_ catalogues: [String], by map: String, to format: GranuleTableFormat) throws {
    var mapping = try GranuleMapping(path: map, service: service, constants: try constants())
    mapping.tableName = table
    mapping.openers = [.sqlite]
    let lines = LimitedLines()
    let report = try mapping.write(catalogues, to: output, as: format) { row in
      lines.say("\(row.path):\(row.line): rejected: \(row.reason)")
    }
    lines.sayRest("rejects")
    for note in report.notes { Console.tell("note: \(note)") }
    Console.tell(
      "\(report.rows) rows: \(report.granules) granules, \(report.rejected) rejected, \(report.filtered) left out by the filter"
    )
    if report.rejected > 0 { throw ExitCode(1) }
  }

  private func options() throws -> GranuleOptions {
    var options = GranuleOptions(service: service ?? "")
    options.rows = rows
    options.typeField = columnOptions.typeField
    options.accessURL = accessURL
    options.tellsCoverage = coverage
    options.freeFields = columnOptions.freeFields
    options.constants = try constants()
    return options
  }

  /// The values of --metadata and --set.
  func constants() throws -> [(column: String, text: String)] {
    var constants: [(column: String, text: String)] = []
    if let metadata { constants = try GranuleOptions.constants(path: metadata) }
    return columnOptions.constants(over: constants)
  }
}

extension GranuleTableFormat: ExpressibleByArgument {
  static let all: [GranuleTableFormat] = [.votable, .binary2, .csv, .fits, .sqlite, .postgresql]

  /// The format of that name; `nil` where there is none.
  public init?(argument: String) {
    guard let format = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = format
  }

  /// The names of the formats, for the help.
  public static var allValueStrings: [String] { all.map(\.name) }
}
extension GranuleOptions.Rows: ExpressibleByArgument {}
