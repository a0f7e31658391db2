import ArgumentParser
import TFCat
import TFCatJSON
import Yams

/// What only the author of a catalogue knows: options of commands that write one.
struct CatalogueMetadata: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A YAML file of which each member becomes a property of the catalogue.", valueName: "file"))
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
      guard let read = try Self.readYAML(path: metadata).object else {
        throw ValidationError("\(metadata): write \"name: value\" lines, such as \"title: My bursts\".")
      }
      object = read
    }
    if let title { object["title"] = .string(title) }
    if !author.isEmpty { object["authors"] = .array(author.map(JSONValue.string)) }
    if let doi { object["doi"] = .string(doi) }
    if let licence { object["licence"] = .string(licence) }
    if let catalogueVersion { object["version"] = .string(catalogueVersion) }
    return object
  }

  private static func readYAML(path: String) throws -> JSONValue {
    let file = try MappedFile(path: path)
    let text = String(decoding: file.bytes, as: UTF8.self)
    do {
      guard let node = try Yams.compose(yaml: text) else { return .object(JSONObject()) }
      return try json(node)
    } catch let error as YamlError {
      throw ValidationError("\(path): \(error)")
    }
  }

  /// Numbers, booleans and null as YAML's core schema tells them; all else is text, dates too.
  private static func json(_ node: Node) throws -> JSONValue {
    switch node {
    case .scalar(let scalar):
      if scalar.style == .singleQuoted || scalar.style == .doubleQuoted { return .string(scalar.string) }
      if let number = JSONNumber(literal: scalar.string) { return .number(number) }
      switch scalar.string {
      case "true", "True", "TRUE": return .bool(true)
      case "false", "False", "FALSE": return .bool(false)
      case "null", "~", "": return .null
      default: return .string(scalar.string)
      }
    case .sequence(let sequence): return .array(try sequence.map(json))
    case .mapping(let mapping):
      return .object(JSONObject(try mapping.map { ($0.key.string ?? "", try json($0.value)) }))
    case .alias: return .null
    }
  }
}
