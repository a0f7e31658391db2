import ArgumentParser
import Base
import EPNCore
import SolarGranules
import TFCatPackage
import TFCatPublish
import TableMapping

/// How tables and event lists are published.
struct PublishTables: ParsableArguments {
  @Option(
    help: ArgumentHelp("The mapping of tables, which is what the inputs then are.", valueName: "file"),
    completion: .file())
  var map: String?

  @Option(
    help: ArgumentHelp(
      "What the inputs are: epncore for tables of granules, as `tfcat granules` makes them; hfc1ar, hfc1ch for features on the Sun; or a format of event lists, which `tfcat formats` lists.",
      valueName: "source"), completion: .publishedSources)
  var from: String?

  @Option(
    help: ArgumentHelp(
      "What the source does not say, as in date=2011-06-07; may be given again.", valueName: "name=value"))
  var with: [String] = []

  @Option(
    help: ArgumentHelp(
      "The name, ID or number of one table of a file with several, with --map.", valueName: "name"))
  var table: String?

  @OptionGroup(title: "Regions on the Sun")
  var regions: RegionArguments

  @Flag(help: "The tables have only rows that are new or have changed: all other granules stay as they are.")
  var partial = false

  @Flag(
    help:
      "Only prints the latest value of newer_by of the mapping, or of --newer-by, that was published: what the next query asks beyond."
  )
  var sinceLast = false

  @Option(
    help: ArgumentHelp(
      "With --from hfc1ar and hfc1ch, the column that grows whenever a row is added or changed, for --since-last; by default that with the number of the feature.",
      valueName: "column"))
  var newerBy: String?

  /// Where the granules come from.
  enum Source {
    /// Catalogues, or the database of the settings.
    case catalogues
    /// Event lists, of which a catalogue is made.
    case events(format: String?, parameters: [String: String])
    /// Tables.
    case granules(any GranuleSource, of: [MappedFileReference])

    var isGranules: Bool {
      if case .granules = self { true } else { false }
    }
  }

  var isGiven: Bool { map != nil || from != nil }

  /// The kind of features on the Sun that `--from` names; `nil` for all else.
  private var features: RegionSource? { from.flatMap(RegionSource.init(rawValue:)) }

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
    if partial, map == nil, from != Self.granuleTables, features == nil {
      throw ValidationError("--partial goes with --map, and with --from epncore, hfc1ar and hfc1ch.")
    }
    try regions.refuse(unless: features != nil)
    if newerBy != nil, features == nil {
      throw ValidationError(
        "--newer-by goes with --from hfc1ar and hfc1ch; a mapping has a member newer_by in its section granule."
      )
    }
  }

  /// What was asked for. The service of a mapping or of a source becomes that of the settings, where they
  /// name none.
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
      return .granules(mapping, of: try Self.open(inputs))
    }
    if from == Self.granuleTables || features != nil {
      guard with.isEmpty else { throw CommandError("--with says what formats of event lists want.") }
      let files = try Self.open(inputs)
      if let features {
        return .granules(try regionSource(features, of: files, &settings, date: date), of: files)
      }
      guard !settings.service.name.isEmpty else {
        throw CommandError("--service NAME is missing: the schema in which the table is published.")
      }
      return .granules(
        try GranuleTableSource(
          of: files, service: settings.service.name, constants: settings.granules,
          defaults: settings.tableDefaults(date: date), openers: [.sqlite]), of: files)
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

  /// The source of features on the Sun. The columns of the service's own are those of the source, and no more
  /// the settings'.
  private func regionSource(
    _ features: RegionSource, of files: [MappedFileReference], _ settings: inout PublishSettings, date: String
  ) throws -> RegionGranuleSource {
    if settings.service.name.isEmpty { settings.service.name = features.rawValue }
    let defaults = settings.tableDefaults(date: date)
    var options = RegionOptions(
      service: settings.service.name, now: defaults.first { $0.column == "creation_date" }?.text ?? date)
    options.hasDatesOfRows = false
    options.constants = settings.granules
    options.defaults = defaults.filter { $0.column != "creation_date" }
    options.freeColumns = settings.freeFields
    options.newerBy = newerBy
    regions.apply(to: &options)
    settings.freeFields = []
    return try RegionGranuleSource(features, of: files, options: options)
  }

  private static func open(_ paths: [String]) throws -> [MappedFileReference] {
    try paths.map { MappedFileReference(try MappedFile(path: $0), path: $0) }
  }
}
