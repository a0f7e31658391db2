import ArgumentParser
import Base
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import TFCatPackage
import TFCatPublish

/// `tfcat publish`
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Publishes catalogues as an EPN-TAP service, again whenever they have changed.",
    discussion: """
      Writes a folder that a DaCHS server imports as it is. A later run writes only what is new or has changed; the folder's \
      ledger knows what was published. What the service says about itself stands in a settings file, tfcat-publish.yml, in \
      the catalogues' properties, or in options, which go first. Catalogues with errors are refused before anything is touched.

      Granules that are in no catalogue any more are listed on standard output, one identifier a line; the rest goes to \
      standard error. Exit status: 1 when a catalogue is refused, 2 when the work could not be done.
      """)

  @Argument(help: ArgumentHelp("TFCat catalogues: all of the service.", valueName: "catalogue"))
  var catalogues: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder of the service; otherwise one with the service's name.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also writes a data package of the catalogues: twins, citation, DataCite and VO records, a page.",
      valueName: "folder"))
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

  @Option(help: ArgumentHelp("How many processors to use; as many as there are by default.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() throws {
    progress.start()
    let catalogues = try InputSearch.paths(self.catalogues)
    let settings = try givenSettings()
    let folder = output ?? settings.service.name
    guard !folder.isEmpty else {
      throw CommandError("--service NAME is missing: the schema in which the table is published.")
    }
    var options = PublishOptions(date: scope.date ?? Clock.now())
    options.tool = "tfcat \(TFCatCommand.version)"
    options.isFull = scope.full
    options.since = scope.since
    options.isDryRun = scope.dryRun
    options.removesVanished = scope.removeVanished
    options.package = package
    options.jobs = jobs ?? Console.processorCount
    // The list of granules that are in no catalogue any more.
    try OutputCollision.check(outputs: ["-"], inputs: catalogues + (description.settings.map { [$0] } ?? []))
    do {
      let publisher = Publisher(settings: settings, options: options)
      let output = try OutputFile(path: "-")
      let report = try publisher.publish(catalogues, to: folder) { try output.write("\($0)\n".utf8) }
      try output.commit()
      for note in report.notes { Console.tell("note: \(note)") }
      say(report, folder: folder, service: settings.service.name)
    } catch let refusal as CatalogueRefusal {
      try RefusalReport(refusal, consequence: "nothing was published").show()
      throw ExitCode(1)
    }
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

  // MARK: - Reports

  private func say(_ report: PublishReport, folder: String, service: String) {
    var parts = ["\(report.added) new", "\(report.changed) changed"]
    if report.repeated > 0 { parts.append("\(report.repeated) written again") }
    if report.removed > 0 { parts.append("\(report.removed) removed") }
    if report.vanished > 0 {
      parts.append("\(report.vanished) in no catalogue any more (--remove-vanished takes them out)")
    }
    let files = report.catalogues == 1 ? "1 catalogue file" : "\(report.catalogues) catalogue files"
    if report.catalogues > 0 { parts.append("\(files) new or changed") }
    Console.tell(
      "\(folder): \(parts.joined(separator: ", ")); \(report.total) granules in all"
        + (scope.dryRun ? "; nothing was written" : ""))
    guard !scope.dryRun else { return }
    if let package {
      Console.tell(
        "\(package): a data package of \(report.packageFiles.count) files"
          + (report.isPackageUnchanged ? ", as it was" : ""))
    }
    if report.isFirst {
      Console.tell(
        "next: copy \(folder) to the inputs of the server as \(service), and run there: dachs imp \(service)/q && dachs pub \(service)/q"
      )
    } else if report.columnsChanged {
      Console.tell(
        "next: copy \(folder) to the server in the place of what is there, and run there: dachs drop \(service)/q && dachs imp \(service)/q && dachs pub \(service)/q"
      )
    } else if report.needsImport {
      Console.tell("next: copy \(folder) to the server, and run there: dachs imp \(service)/q")
    } else if report.filesChanged {
      Console.tell("next: copy \(folder) to the server; there is nothing to import")
    } else {
      Console.tell("nothing has changed")
    }
  }
}
