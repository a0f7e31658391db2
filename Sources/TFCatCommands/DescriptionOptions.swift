import ArgumentParser
import Base
import TFCatPackage
import TFCatPublish

/// What a catalogue and its service say of themselves: from a settings file and from options, which go first.
struct DescriptionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The settings; otherwise tfcat-publish.yml in this directory, if it is there.", valueName: "file"),
    completion: .file())
  var settings: String?

  @Option(
    help: ArgumentHelp("The name of the service and of its schema: a lower-case word.", valueName: "name"))
  var service: String?

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

  @Option(
    name: .customLong("reference-url"),
    help: ArgumentHelp("A page for people about the catalogue.", valueName: "url"))
  var referenceURL: String?

  @Option(help: ArgumentHelp("The version of the catalogue, as in 1.1.", valueName: "text"))
  var catalogueVersion: String?

  @Option(
    help: ArgumentHelp("When the catalogue was first published, as in 2024-05-01.", valueName: "date"))
  var published: String?

  private static let usualSettings = "tfcat-publish.yml"

  /// The settings of the file, with the options in the place of what it says.
  func publishSettings() throws -> PublishSettings {
    var settings = PublishSettings(service: ServiceDescription(name: "", title: "", description: ""))
    if let path = self.settings {
      settings = try PublishSettings(path: path)
    } else if Console.exists(Self.usualSettings) {
      // Nobody has named it, so that it is told before anything is made of it.
      Console.say("note: settings from \(Self.usualSettings)")
      try Self.checkOwnership()
      settings = try PublishSettings(path: Self.usualSettings)
    }
    add(to: &settings.service)
    return settings
  }

  /// Settings that somebody else may have put into the working directory decide what a server runs.
  private static func checkOwnership() throws {
    guard let reason = FilePermissions.reasonNotToTrust(usualSettings) else { return }
    throw CommandError(
      "\(usualSettings) is not used: \(reason). If the settings are yours, name them: --settings \(usualSettings)"
    )
  }

  private func add(to description: inout ServiceDescription) {
    if let service { description.name = service }
    if let title { description.title = title }
    if let about { description.description = about }
    if !creator.isEmpty { description.creators = creator.map { ServiceDescription.Creator(text: $0) } }
    if !subject.isEmpty { description.subjects = subject }
    if let licence { description.licence = licence }
    if let doi { description.doi = doi }
    if let publisher { description.publisher = publisher }
    if let contact { description.contact = ServiceDescription.Contact(name: contact) }
    if let contactEmail {
      var person = description.contact ?? ServiceDescription.Contact(name: contactEmail)
      person.email = contactEmail
      description.contact = person
    }
    if let baseURL { description.baseURL = baseURL }
    if let referenceURL { description.referenceURL = referenceURL }
    if let catalogueVersion { description.version = catalogueVersion }
    if let published { description.published = published }
  }
}
