import Foundation
import TFCatPackage
import TFCatPublish

/// A catalogue of bursts whose number, fluxes and order a test chooses.
struct SampleCatalogue {
  struct Event {
    var id: String?
    /// Minutes after the start of 2024.
    var minute: Int
    var flux: Double = 1e-20
    var type = "III"
  }

  var events: [Event]
  /// A further field of each event.
  var hasQuality = false

  init(_ numbers: some Sequence<Int>) {
    events = numbers.map { Event(id: "b\($0)", minute: 10 * $0) }
  }

  var text: String {
    let features = events.map { event in
      let start = 1_704_067_200 + 60 * event.minute
      let id = event.id.map { "\"id\": \"\($0)\", " } ?? ""
      let quality = hasQuality ? ", \"creation_note\": \"checked\"" : ""
      return """
        {"type": "Feature", \(id)"geometry": {"type": "Polygon", "coordinates": [[[\(start), 1], [\(start + 30), 0.5], \
        [\(start + 60), 1], [\(start), 1]]]}, "properties": {"event_type": "\(event.type)", "flux": \(event.flux)\(quality)}}
        """
    }
    let field =
      hasQuality
      ? ", \"creation_note\": {\"info\": \"Note\", \"ucd\": \"meta.note\", \"datatype\": \"str\"}" : ""
    return """
      {"type": "FeatureCollection", "properties": {"title": "Sample", "description": "Bursts of a test.", "target_name": "Sun"},
      "fields": {"event_type": {"info": "Type", "ucd": "meta.code.class", "datatype": "str"},
      "flux": {"info": "Flux", "ucd": "phot.flux.density", "unit": "W.m**-2.Hz**-1", "datatype": "float"}\(field)},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """
  }
}

/// A directory of a test, and a service in it.
final class SampleService {
  let directory: String
  var settings: PublishSettings

  init() throws {
    directory = NSTemporaryDirectory() + "tfcat-publish-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    settings = PublishSettings(
      service: ServiceDescription(
        name: "bursts", title: "Bursts", description: "Bursts of a test",
        creators: [.init(name: "Example, Ada")], subjects: ["solar-physics"]))
    settings.service.licence = "CC-BY-4.0"
    settings.service.baseURL = "https://vo.example.org/"
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  var folder: String { "\(directory)/bursts" }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Publishes a catalogue, or several by name.
  @discardableResult
  func publish(
    _ catalogues: [String: SampleCatalogue], date: String = "2024-05-01",
    _ change: (inout PublishOptions) -> Void = { _ in }, vanished: ((String) -> Void)? = nil
  ) throws -> PublishReport {
    var paths: [String] = []
    for (name, catalogue) in catalogues.sorted(by: { $0.key < $1.key }) {
      paths.append("\(directory)/\(name)")
      try catalogue.text.write(toFile: paths[paths.count - 1], atomically: true, encoding: .utf8)
    }
    var options = PublishOptions(date: date)
    change(&options)
    return try Publisher(settings: settings, options: options).publish(paths, to: folder) { vanished?($0) }
  }

  @discardableResult
  func publish(
    _ catalogue: SampleCatalogue, date: String = "2024-05-01",
    _ change: (inout PublishOptions) -> Void = { _ in }, vanished: ((String) -> Void)? = nil
  ) throws -> PublishReport {
    try publish(["sample.tfcat.json": catalogue], date: date, change, vanished: vanished)
  }

  @discardableResult
  func publish(text: String) throws -> PublishReport {
    let path = "\(directory)/sample.tfcat.json"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try Publisher(settings: settings, options: PublishOptions(date: "2024-05-01")).publish(
      [path], to: folder)
  }

  /// The rows of a file of granules, as values by column, by `granule_uid`.
  func rows(_ name: String) throws -> [String: [String: String]] {
    let lines = try String(contentsOfFile: path(name), encoding: .utf8).split(separator: "\n").map(
      String.init)
    let names = (lines.first ?? "").split(separator: ",").map(String.init)
    var rows: [String: [String: String]] = [:]
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let row = Dictionary(uniqueKeysWithValues: zip(names, cells))
      rows[row["granule_uid"] ?? ""] = row
    }
    return rows
  }

  /// Everything in the folder but the ledger, by name.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where !name.hasPrefix(".tfcat") {
      contents[name] = FileManager.default.contents(atPath: path(name))
    }
    return contents
  }
}
