import ArgumentParser
import TFCat
import TFCatConvert
import TFCatJSON

/// What only the author of a catalogue knows: options of commands that write one.
struct CatalogueMetadata: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A YAML file of which each member becomes a property of the catalogue.", valueName: "file"),
    completion: .file())
  var metadata: String?

  @Option(help: ArgumentHelp("The catalogue's title.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("An author; may be given again.", valueName: "name"))
  var author: [String] = []

  @Option(help: ArgumentHelp("The catalogue's DOI, as in 10.25935/bync-2m17.", valueName: "doi"))
  var doi: String?

  @Option(help: ArgumentHelp("The licence, as in CC-BY-4.0.", valueName: "name"))
  var licence: String?

  @Option(help: ArgumentHelp("The version of the catalogue.", valueName: "text"))
  var catalogueVersion: String?

  /// The members of `properties`; options go before the file.
  func properties() throws -> JSONObject {
    var object = JSONObject()
    if let metadata {
      object = try Conversion.metadata(path: metadata)
    }
    if let title { object["title"] = .string(title) }
    if !author.isEmpty { object["authors"] = .array(author.map(JSONValue.string)) }
    if let doi { object["doi"] = .string(doi) }
    if let licence { object["licence"] = .string(licence) }
    if let catalogueVersion { object["version"] = .string(catalogueVersion) }
    return object
  }
}
