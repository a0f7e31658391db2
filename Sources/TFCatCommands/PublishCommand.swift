import ArgumentParser
import Base
import EPNCore
import LintKit
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import TFCatPackage
import TFCatPublish
import TableMapping

/// `tfcat publish`
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Publishes catalogues or tables as an EPN-TAP service, again whenever they have changed.",
    discussion: """
      Writes a folder that a DaCHS server imports as it is. A later run writes only what is new or has changed; the folder's \
      ledger knows what was published. What the service says about itself stands in a settings file, tfcat-publish.yml, in \
      the catalogues' properties, or in options, which go first. Catalogues with errors are refused before anything is touched.

      With --map the inputs are tables, each row of which becomes a granule (section granule of the mapping) or an event of a \
      catalogue (section event); with --from they are event lists of a format that tfcat knows. Rows that cannot be used are \
      told, and all others are published.

      Granules that are in no input any more are listed on standard output, one identifier a line; the rest goes to \
      standard error. Exit status: 1 when a catalogue is refused or rows were rejected, 2 when the work could not be done.

        tfcat publish bursts.tfcat -o bursts
        tfcat publish --map map.yml rows.csv -o bursts
      """)

  @Argument(
    help: ArgumentHelp(
      "TFCat catalogues, or tables with --map and --from: all of the service. There, - is standard input.",
      valueName: "catalogue"), completion: .file())
  var catalogues: [String] = []

  @OptionGroup(title: "Tables and event lists")
  var tables: PublishTables

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder of the service; otherwise one with the service's name.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also writes a data package of the catalogues: twins, citation, DataCite and VO records, a page.",
      valueName: "folder"), completion: .directory)
  var package: String?

  @OptionGroup(title: "What is written")
  var scope: PublishScope

  @OptionGroup(title: "What the service says about itself")
  var description: DescriptionOptions

  @Option(help: ArgumentHelp("A target, as in Sun; may be given again.", valueName: "name"))
  var target: [String] = []

  @OptionGroup
  var columns: ColumnOptions

  @OptionGroup
  var progress: ProgressOptions

  @OptionGroup
  var jobs: JobsOption

  func validate() throws {
    if tables.isGiven, catalogues.isEmpty, !tables.sinceLast {
      throw ValidationError("Name a table, or - for standard input.")
    }
  }

  func run() throws {
    progress.start()
    let catalogues = try InputSearch.paths(self.catalogues)
    var settings = try givenSettings()
    let source = try tables.source(&settings, of: catalogues, date: scope.date ?? Clock.now())
    let folder = output ?? settings.service.name
    guard !folder.isEmpty else {
      throw CommandError("--service NAME is missing: the schema in which the table is published.")
    }
    if tables.sinceLast {
      if case .granules(let mapping as GranuleMapping, _) = source, !mapping.hasMark {
        throw CommandError(
          "the mapping does not say what grows whenever a row is added or changed: newer_by in its section granule"
        )
      }
      if let mark = try Publisher.newestMark(of: folder) { try Console.put(TerminalEscaping.printable(mark)) }
      return
    }
    try publish(catalogues, by: source, settings, to: folder)
  }

  private func publish(
    _ catalogues: [String], by source: PublishTables.Source, _ settings: PublishSettings, to folder: String
  ) throws {
    var options = PublishOptions(date: scope.date ?? Clock.now())
    options.tool = "tfcat \(TFCatCommand.version)"
    options.isFull = scope.full
    options.since = scope.since
    options.isDryRun = scope.dryRun
    options.removesVanished = scope.removeVanished
    options.package = package
    options.jobs = jobs.count
    options.isPartial = tables.partial
    options.copies = scope.copy
    // The list of granules that are in no catalogue any more.
    try OutputCollision.check(
      outputs: ["-"],
      inputs: catalogues + [description.settings, tables.map].compactMap { $0 } + tables.regions.paths)
    let rejects = LimitedLines()
    func onReject(_ row: RejectedRow) { rejects.say("\(row.path):\(row.line): rejected: \(row.reason)") }
    do {
      let publisher = Publisher(settings: settings, options: options)
      var rejected = 0
      let report = try listVanished { onVanished in
        switch source {
        case .catalogues:
          return try publisher.publish(catalogues, to: folder, onVanished: onVanished)
        case .events(let format, let parameters):
          let catalogue = try CatalogueOfSource(
            of: catalogues, from: format, parameters, settings: settings, beside: folder, onReject: onReject)
          for note in catalogue.report.notes { Console.tell("note: \(note)") }
          Console.tell(catalogue.report.description)
          rejected = catalogue.report.total.rejects
          return try withExtendedLifetime(catalogue) {
            try publisher.publish(
              files: [(catalogue.path, catalogue.name)], to: folder, onVanished: onVanished)
          }
        case .granules(let source, let files):
          return try publisher.publish(
            tables: files, by: source, to: folder, onVanished: onVanished, onReject: onReject)
        }
      }
      rejected += report.rejected
      rejects.sayRest("rejects")
      for note in report.notes { Console.tell("note: \(note)") }
      PublishSummary(
        report: report, folder: folder, service: settings.service.name, package: package,
        isDryRun: scope.dryRun, ofTables: source.isGranules
      ).say()
      if rejected > 0 { throw ExitCode(1) }
    } catch let refusal as CatalogueRefusal {
      try RefusalReport(refusal, consequence: "nothing was published").show()
      throw ExitCode(1)
    }
  }

  /// Writes the granules that are in no input any more to standard output.
  private func listVanished(
    _ publish: (_ onVanished: (String) throws -> Void) throws -> PublishReport
  ) throws -> PublishReport {
    let output = try OutputFile(path: "-")
    let report = try publish { try output.write("\($0)\n".utf8) }
    try output.commit()
    return report
  }

  private func givenSettings() throws -> PublishSettings {
    var settings = try description.publishSettings()
    if !target.isEmpty {
      settings.granules.removeAll { $0.column == "target_name" }
      settings.granules.append(("target_name", target.joined(separator: "#")))
    }
    settings.granules = columns.constants(over: settings.granules)
    if !columns.free.isEmpty { settings.freeFields = columns.freeFields }
    if let field = columns.typeField { settings.typeField = field }
    return settings
  }
}
