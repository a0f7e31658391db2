import ArgumentParser
import Base
import TFCatPackage
import TFCatPublish

/// `tfcat package`
struct PackageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "Writes a data package of catalogues: twins, citation, DataCite and VO records, a page.",
    discussion: """
      Writes a folder that can go to a journal, to Zenodo or onto a web server as it is, and needs no server. What the package says \
      about the catalogues stands in a settings file, tfcat-publish.yml, in the catalogues' properties, or in options, which go first. \
      Members of the settings that are about a service are passed over. A package that was made from the same is left as it is.

      Exit status: 1 when a catalogue has errors, 2 when the work could not be done; nothing is changed then.

        tfcat package bursts.tfcat -o bursts-1.0
      """)

  @Argument(
    help: ArgumentHelp("TFCat catalogues: all of the package.", valueName: "catalogue"), completion: .file())
  var catalogues: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder of the package.", valueName: "folder"),
    completion: .directory)
  var output: String

  @OptionGroup(title: "What the package says about the catalogues")
  var description: DescriptionOptions

  @Option(help: ArgumentHelp("The field that says what type of event a feature is.", valueName: "field"))
  var typeField: String?

  @Option(
    help: ArgumentHelp("The date of the package, as in 2024-05-01; today by default.", valueName: "date"))
  var date: String?

  @OptionGroup
  var jobs: JobsOption

  func validate() throws {
    if let date, !Clock.isTime(date) {
      throw ValidationError("--date \(date): write a date as in 2024-05-01, or 2024-05-01T12:00:00.")
    }
  }

  func run() throws {
    let settings = try description.publishSettings()
    let catalogues = try InputSearch.paths(self.catalogues)
    do {
      var package = settings.dataPackage(of: catalogues, date: date ?? Clock.now())
      if let typeField { package.typeField = typeField }
      try package.lint(jobs: jobs.count)
      let notes = try package.fillInDescription()
      let report = try package.write(to: output)
      for note in notes + report.notes { Console.say("note: \(note)") }
      let events = report.eventCount == 1 ? "1 event" : "\(report.eventCount) events"
      Console.say("\(output): a data package of \(report.files.count) files, \(events)")
      if report.isUnchanged { Console.say("nothing has changed") }
    } catch let refusal as CatalogueRefusal {
      try RefusalReport(refusal, consequence: "no package was written").show()
      throw ExitCode(1)
    }
  }
}
