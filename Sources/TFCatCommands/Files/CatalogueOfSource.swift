import Base
import EPNCore
import TFCatConvert
import TFCatJSON
import TFCatPackage
import TFCatPublish
import TFCatTables

/// A catalogue that is made of event lists, for a command that takes catalogues. It lies in a folder of its
/// own, which goes with this value.
final class CatalogueOfSource {
  /// Where the catalogue is.
  let path: String
  /// What messages call it: the folder is gone when they are read.
  let name: String
  /// What became of the rows.
  let report: ConversionReport
  private let folder: StagedFolder

  /// Makes the catalogue.
  ///
  /// - Parameters:
  ///   - inputs: the event lists; `-` for standard input.
  ///   - format: the name of their format; `nil` where the options or the content tell.
  ///   - parameters: what the format does not say.
  ///   - settings: what the catalogue says of itself; it is called by the service.
  ///   - place: the folder is made beside it.
  ///   - onReject: called with each row that becomes no event.
  init(
    of inputs: [String], from format: String?, _ parameters: [String: String], settings: PublishSettings,
    beside place: String, onReject: @escaping (RejectedRow) -> Void
  ) throws {
    let files = try inputs.map { try SourceFile(path: $0) }
    let source = try SourceRegistry.standard.source(of: files, named: format, options: parameters.keys)
    var options = SourceOptions(parameters: parameters)
    options.openers = [.sqlite]
    var conversion = try Conversion(
      inputs: files, as: source, options: options, metadata: Self.properties(settings.service))
    conversion.onReject = { onReject(RejectedRow(path: $0.file, line: $0.line, reason: $0.reason)) }
    let place = FilePath.withoutTrailingSlashes(place)
    try Directory(FilePath.parent(of: place) ?? ".").make()
    guard let folder = try StagedFolder(path: "\(place).catalogue") else {
      throw CommandError("another process is publishing to \(place): wait until it has ended")
    }
    self.folder = folder
    let file = "\(settings.service.name).tfcat"
    let first = inputs.first.map { $0 == "-" ? "standard input" : $0 } ?? ""
    name = "\(file) (made of \(first)\(inputs.count > 1 ? " and \(inputs.count - 1) more" : ""))"
    path = folder.directory.path(of: file)
    do {
      report = try conversion.write(to: path)
    } catch {
      throw folder.placed(error, origins: [file: name])
    }
  }

  /// What the settings say, as a catalogue says it.
  private static func properties(_ service: ServiceDescription) -> JSONObject {
    var properties = JSONObject()
    if !service.title.isEmpty { properties["title"] = .string(service.title) }
    if !service.description.isEmpty { properties["description"] = .string(service.description) }
    if !service.creators.isEmpty {
      properties["authors"] = .array(service.creators.map { .string($0.name) })
    }
    if let licence = service.licence { properties["licence"] = .string(licence) }
    if let doi = service.doi { properties["doi"] = .string(doi) }
    if let version = service.version { properties["version"] = .string(version) }
    return properties
  }
}
