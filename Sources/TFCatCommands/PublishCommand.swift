import ArgumentParser
import Base
import TFCat
import TFCatJSON
import TFCatLint
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
    help: ArgumentHelp(
      "The settings; otherwise tfcat-publish.yml in this directory, if it is there.", valueName: "file"))
  var settings: String?

  @Option(
    help: ArgumentHelp("The name of the service and of its schema: a lower-case word.", valueName: "name"))
  var service: String?

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
  var description: PublishDescription

  @OptionGroup
  var columns: ColumnOptions

  @Option(help: ArgumentHelp("How many processors to use; as many as there are by default.", valueName: "n"))
  var jobs: Int?

  private static let usualSettings = "tfcat-publish.yml"

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() throws {
    let settings = try givenSettings()
    let folder = output ?? settings.service.name
    guard !folder.isEmpty else {
      throw ValidationError("--service NAME is missing: the schema in which the table is published.")
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
    try OutputCollision.check(outputs: ["-"], inputs: catalogues + (self.settings.map { [$0] } ?? []))
    do {
      let publisher = Publisher(settings: settings, options: options)
      let output = try OutputFile(path: "-")
      let report = try publisher.publish(catalogues, to: folder) { try output.write("\($0)\n".utf8) }
      try output.commit()
      for note in report.notes { Console.say("note: \(note)") }
      say(report, folder: folder, service: settings.service.name)
    } catch let refusal as PublishRefusal {
      try show(refusal)
      throw ExitCode(1)
    }
  }

  // MARK: - Settings

  private func givenSettings() throws -> PublishSettings {
    var settings = PublishSettings(service: ServiceDescription(name: "", title: "", description: ""))
    if let path = self.settings {
      settings = try PublishSettings(path: path)
    } else if Console.exists(Self.usualSettings) {
      settings = try PublishSettings(path: Self.usualSettings)
      Console.say("note: settings from \(Self.usualSettings)")
    }
    if let service { settings.service.name = service }
    description.add(to: &settings)
    settings.granules = columns.constants(over: settings.granules)
    if !columns.free.isEmpty { settings.freeFields = columns.freeFields }
    if let field = columns.typeField { settings.typeField = field }
    return settings
  }

  // MARK: - Reports

  private func show(_ refusal: PublishRefusal) throws {
    var reporter = TextReporter(usesColor: ColorChoice.auto.isOn)
    var summary = LintSummary()
    let output = try OutputFile(path: "-")
    try output.write(reporter.begin().utf8)
    for report in refusal.reports {
      summary.add(report)
      let file = try? MappedFile(path: report.path)
      try output.write(reporter.report(report, file: report.isText ? file : nil).utf8)
    }
    try output.write(reporter.end(summary).utf8)
    try output.commit()
    Console.say("\(summary.line); nothing was published")
  }

  private func say(_ report: PublishReport, folder: String, service: String) {
    var parts = ["\(report.added) new", "\(report.changed) changed"]
    if report.repeated > 0 { parts.append("\(report.repeated) written again") }
    if report.removed > 0 { parts.append("\(report.removed) removed") }
    if report.vanished > 0 {
      parts.append("\(report.vanished) in no catalogue any more (--remove-vanished takes them out)")
    }
    let files = report.catalogues == 1 ? "1 catalogue file" : "\(report.catalogues) catalogue files"
    if report.catalogues > 0 { parts.append("\(files) new or changed") }
    Console.say(
      "\(folder): \(parts.joined(separator: ", ")); \(report.total) granules in all"
        + (scope.dryRun ? "; nothing was written" : ""))
    guard !scope.dryRun else { return }
    if let package { Console.say("\(package): a data package of \(report.packageFiles.count) files") }
    if report.isFirst {
      Console.say(
        "next: copy \(folder) to the inputs of the server as \(service), and run there: dachs imp \(service)/q && dachs pub \(service)/q"
      )
    } else if report.columnsChanged {
      Console.say(
        "next: copy \(folder) to the server in the place of what is there, and run there: dachs drop \(service)/q && dachs imp \(service)/q && dachs pub \(service)/q"
      )
    } else if report.needsImport {
      Console.say("next: copy \(folder) to the server, and run there: dachs imp \(service)/q")
    } else if report.filesChanged {
      Console.say("next: copy \(folder) to the server; there is nothing to import")
    } else {
      Console.say("nothing has changed")
    }
  }
}

/// What of a service is written.
struct PublishScope: ParsableArguments {
  @Flag(help: "Says what would be done, and does nothing.")
  var dryRun = false

  @Flag(help: "Writes all granules again: for a server that starts anew.")
  var full = false

  @Option(
    help: ArgumentHelp(
      "Writes again what was new or changed since then: for a server that was set back.", valueName: "date"))
  var since: String?

  @Flag(help: "Removes granules from the service that are in no catalogue any more.")
  var removeVanished = false

  @Option(
    help: ArgumentHelp(
      "The time of this run in the dates of granules, as in 2024-05-01T12:00:00; now by default.",
      valueName: "time"))
  var date: String?

  func validate() throws {
    if full, since != nil { throw ValidationError("--full writes everything: --since adds nothing to it.") }
    for (name, value) in [("--since", since), ("--date", date)] {
      if let value, !Clock.isTime(value) {
        throw ValidationError("\(name) \(value): write a date as in 2024-05-01, or 2024-05-01T12:00:00.")
      }
    }
  }
}

/// Settings that are given as options.
struct PublishDescription: ParsableArguments {
  @Option(help: ArgumentHelp("The title.", valueName: "text"))
  var title: String?

  @Option(
    name: .customLong("description"),
    help: ArgumentHelp("What the events are and how they were found.", valueName: "text"))
  var about: String?

  @Option(
    help: ArgumentHelp(
      "Who made the catalogue, as in \"Family, Given <0000-0002-1825-0097>\"; may be given again.",
      valueName: "name"))
  var creator: [String] = []

  @Option(
    help: ArgumentHelp(
      "A word of the Unified Astronomy Thesaurus, as in solar-physics; may be given again.", valueName: "word"
    ))
  var subject: [String] = []

  @Option(help: ArgumentHelp("The licence, as in CC-BY-4.0.", valueName: "name"))
  var licence: String?

  @Option(help: ArgumentHelp("The catalogue's DOI, as in 10.25935/bync-2m17.", valueName: "doi"))
  var doi: String?

  @Option(help: ArgumentHelp("Who publishes it.", valueName: "name"))
  var publisher: String?

  @Option(help: ArgumentHelp("Whom users write to.", valueName: "name"))
  var contact: String?

  @Option(help: ArgumentHelp("Where users write to.", valueName: "address"))
  var contactEmail: String?

  @Option(name: .customLong("base-url"), help: ArgumentHelp("Where the server is.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("A target, as in Sun; may be given again.", valueName: "name"))
  var target: [String] = []

  func add(to settings: inout PublishSettings) {
    if let title { settings.service.title = title }
    if let about { settings.service.description = about }
    if !creator.isEmpty { settings.service.creators = creator.map { ServiceDescription.Creator(text: $0) } }
    if !subject.isEmpty { settings.service.subjects = subject }
    if let licence { settings.service.licence = licence }
    if let doi { settings.service.doi = doi }
    if let publisher { settings.service.publisher = publisher }
    if let contact { settings.service.contact = ServiceDescription.Contact(name: contact) }
    if let contactEmail {
      var person = settings.service.contact ?? ServiceDescription.Contact(name: contactEmail)
      person.email = contactEmail
      settings.service.contact = person
    }
    if let baseURL { settings.service.baseURL = baseURL }
    if !target.isEmpty {
      settings.granules.removeAll { $0.column == "target_name" }
      settings.granules.append(("target_name", target.joined(separator: "#")))
    }
  }
}
