public import ArgumentParser
import Base
public import EPNCore
import TFCat
import TFCatJSON
import TFCatTables
import TFCatYAML
import TableMapping

/// `tfcat granules`
struct GranulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "granules",
    abstract: "Makes an EPNcore table of catalogues, as VESPA services publish it.",
    discussion: """
      Each feature becomes a row (ci#ev) with its times as Julian dates UTC and its frequencies in Hz; --rows catalogue \
      makes a row for each file instead (ca#ev), --rows both does both. What EPNcore must have and the catalogue does not \
      give is asked for by name. `tfcat lint` checks the table.
      """)

  enum ColumnForm: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case csv
  }

  @Argument(help: ArgumentHelp("TFCat catalogues, or - for standard input.", valueName: "catalogue"))
  var catalogues: [String] = []

  @Option(
    help: ArgumentHelp("The name of the service and of its schema: a lower-case word.", valueName: "name"))
  var service: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the table goes; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "The format: \(GranuleTableFormat.allCases.map(\.rawValue).joined(separator: ", ")); otherwise the ending of the output's name tells, and VOTable is the default.",
      valueName: "format"))
  var to: GranuleTableFormat?

  @Option(help: "What gets a row: features, catalogue or both.")
  var rows = GranuleOptions.Rows.features

  @OptionGroup
  var columnOptions: ColumnOptions

  @Option(
    help: ArgumentHelp("A YAML file of which each member is a column and its value.", valueName: "file"))
  var metadata: String?

  @Option(
    help: ArgumentHelp(
      "The mapping of a table, which is what the inputs then are: its section granule fills the columns.",
      valueName: "file"))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "Where the catalogue can be fetched; {file_name} stands for its name.", valueName: "url"))
  var accessURL: String?

  @Flag(help: "Only lists the columns of EPNcore.")
  var columns = false

  @Option(help: "How columns are listed: text, json or csv.")
  var format = ColumnForm.text

  func validate() throws {
    if columns {
      if !catalogues.isEmpty { throw ValidationError("--columns takes no catalogues.") }
      return
    }
    if catalogues.isEmpty { throw ValidationError("Name a catalogue, or - for standard input.") }
    if catalogues.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    if service == nil, map == nil {
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
    let format = to ?? GranuleTableFormat(path: output) ?? .votable
    if let map { return try mapTables(by: map, to: format) }
    var readers: [CatalogueReader] = []
    for path in catalogues { readers.append(try CatalogueReader(path: path)) }
    let plan = try GranulePlan(heads: zip(catalogues, readers).map { ($0, $1.head) }, options: try options())
    var writer = try GranuleTableWriter(path: output, table: plan.table, format: format)
    var register = GranuleRegister()
    var (refused, twins) = (0, 0)
    for (index, path) in catalogues.enumerated() {
      var maker = plan.maker(for: index)
      var number = 0
      while let feature = try readers[index].next() {
        number += 1
        do {
          let granule = try maker.granule(of: feature, &register)
          if rows != .catalogue { try writer.write(granule) }
        } catch let error as GranuleError {
          refused += 1
          if refused <= Self.maximumShown {
            Console.say(readers[index].error(at: [], error.reason).description)
          }
        }
      }
      if rows != .features {
        let file = path == "-" ? nil : try MappedFile(path: path)
        try writer.write(maker.catalogueGranule(of: file, &register))
      }
      twins += maker.twinCount
    }
    let count = writer.count
    try writer.finish()
    if refused > Self.maximumShown {
      Console.say("\(refused - Self.maximumShown) more features without a granule")
    }
    if twins > 0 { Console.say("note: \(twins) events are like others; their granule_uid got a number") }
    if !plan.emptyColumns.isEmpty {
      Console.say("note: without a value: \(plan.emptyColumns.joined(separator: ", ")); --set gives them one")
    }
    Console.say(
      "\(count) granule\(count == 1 ? "" : "s") of \(catalogues.count) file\(catalogues.count == 1 ? "" : "s")"
        + (refused > 0 ? ", \(refused) features refused" : ""))
    if refused > 0 { throw ExitCode(1) }
  }

  /// Makes granules of tables.
  private func mapTables(by map: String, to format: GranuleTableFormat) throws {
    let mapping = try GranuleMapping(path: map, service: service, constants: try constants())
    var writer = try GranuleTableWriter(path: output, table: mapping.table, format: format)
    var (rejected, filtered) = (0, 0)
    for path in catalogues {
      var reader = try mapping.reader(of: MappedFileReference(MappedFile(path: path), path: path))
      while let outcome = try reader.next() {
        switch outcome {
        case .granule(let granule): try writer.write(granule)
        case .filtered: filtered += 1
        case .reject(let line, let reason):
          rejected += 1
          if rejected <= Self.maximumShown { Console.say("\(path):\(line): rejected: \(reason)") }
        }
      }
      for note in reader.notes { Console.say("note: \(path): \(note)") }
    }
    let count = writer.count
    try writer.finish()
    if rejected > Self.maximumShown { Console.say("\(rejected - Self.maximumShown) more rejects") }
    Console.say(
      "\(count + rejected + filtered) rows: \(count) granules, \(rejected) rejected, \(filtered) left out by the filter"
    )
    if rejected > 0 { throw ExitCode(1) }
  }

  private static let maximumShown = 20

  private func options() throws -> GranuleOptions {
    var options = GranuleOptions(service: service ?? "")
    options.rows = rows
    options.typeField = columnOptions.typeField
    options.accessURL = accessURL
    options.freeFields = columnOptions.freeFields
    options.constants = try constants()
    return options
  }

  /// The values of --metadata and --set.
  private func constants() throws -> [(column: String, text: String)] {
    var constants: [(column: String, text: String)] = []
    if let metadata {
      let yaml = try YAMLParser.parse(path: metadata)
      guard let members = yaml.members else {
        throw CommandError("\(metadata): write \"column: value\" lines, such as \"target_name: Sun\".")
      }
      for member in members {
        let text =
          member.value.items.map { $0.compactMap(\.text).joined(separator: "#") } ?? member.value.text ?? ""
        constants.append((member.name, text))
      }
    }
    return columnOptions.constants(over: constants)
  }
}

extension GranuleTableFormat: ExpressibleByArgument {}
extension GranuleOptions.Rows: ExpressibleByArgument {}
