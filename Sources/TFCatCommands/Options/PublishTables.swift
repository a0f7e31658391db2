import ArgumentParser
import Base
import EPNCore
import TFCatPackage
import TFCatPublish
import TableMapping

/// How tables and event lists are published.
struct PublishTables: ParsableArguments {
  @Option(help: ArgumentHelp("The mapping of tables, which is what the inputs then are.", valueName: "file"))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "What the inputs are: epncore for tables of granules, as `tfcat granules` makes them, or a format of event lists, which `tfcat formats` lists.",
      valueName: "source"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "What the source does not say, as in date=2011-06-07; may be given again.", valueName: "name=value"))
  var with: [String] = []

  @Option(
    help: ArgumentHelp(
      "The name, ID or number of one table of a file with several, with --map.", valueName: "name"))
  var table: String?

  @Flag(help: "The tables have only rows that are new or have changed: all other granules stay as they are.")
  var partial = false

  @Flag(
    help:
      "Only prints the latest value of newer_by of the mapping that was published: what the next query asks beyond."
  )
  var sinceLast = false

  /// Where the granules come from.
  enum Source {
    /// Catalogues, or the database of the settings.
    case catalogues
    /// Event lists, of which a catalogue is made.
    case events(format: String?, parameters: [String: String])
    /// Tables, which are open where the source had to look into them.
    case granules(any GranuleSource, files: [MappedFileReference]? = nil)

    var isGranules: Bool {
      if case .granules = self { true } else { false }
    }
  }

  var isGiven: Bool { map != nil || from != nil }

  /// What `--from` calls tables of granules.
  private static let granuleTables = "epncore"

  func validate() throws {
    if let bad = with.first(where: { !$0.contains("=") }) {
      throw ValidationError("--with \(bad): write NAME=VALUE, as in --with date=2011-06-07.")
    }
    if map != nil, let from, from != "table" {
      throw ValidationError("--map is for tables of your own, and --from \(from) names another format.")
    }
    if !isGiven, !with.isEmpty { throw ValidationError("--with goes with --from or --map.") }
    if table != nil, map == nil { throw ValidationError("--table chooses a table that is read by --map.") }
    if partial, map == nil, from != Self.granuleTables {
      throw ValidationError("--partial goes with --map, and with --from epncore.")
    }
  }

  /// What was asked for. The service of a mapping becomes that of the settings, where they name none.
  ///
  /// - Parameters:
  ///   - date: of the run.
  ///   - inputs: the tables.
  func source(_ settings: inout PublishSettings, of inputs: [String], date: String) throws -> Source {
    if let map, try GranuleMapping.isMapping(toGranules: map) {
      guard with.isEmpty else { throw CommandError("--with says what formats of --from want.") }
      let name = settings.service.name
      var mapping = try GranuleMapping(
        path: map, service: name.isEmpty ? nil : name, constants: settings.granules,
        defaults: settings.tableDefaults(date: date))
      mapping.tableName = table
      mapping.openers = [.sqlite]
      settings.service.name = mapping.service
      return .granules(mapping)
    }
    if from == Self.granuleTables {
      guard with.isEmpty else { throw CommandError("--with says what formats of event lists want.") }
      guard !settings.service.name.isEmpty else {
        throw CommandError("--service NAME is missing: the schema in which the table is published.")
      }
      let files = try inputs.map { MappedFileReference(try MappedFile(path: $0), path: $0) }
      return .granules(
        try GranuleTableSource(
          files: files, service: settings.service.name, constants: settings.granules,
          defaults: settings.tableDefaults(date: date), openers: [.sqlite]),
        files: files)
    }
    guard isGiven else { return .catalogues }
    if partial { throw CommandError("--partial goes with a mapping that has a section granule.") }
    var parameters: [String: String] = [:]
    for text in with {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      parameters[parts[0]] = parts[1]
    }
    parameters["map"] = map
    parameters["table"] = table
    return .events(format: from, parameters: parameters)
  }
}
