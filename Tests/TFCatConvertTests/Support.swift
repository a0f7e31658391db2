import Base
import Foundation
import LintKit
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import Testing

/// A fixture with what its conversion needs and gives.
struct Fixture: CustomTestStringConvertible, Sendable {
  var name: String
  var format: String
  var parameters: [String: String] = [:]
  var rows: Int
  var features: Int
  var noEvents = 0
  /// Whether rows have the keys of a database, by which a row that comes twice is told.
  var hasKeys = false

  var testDescription: String { name }
  var path: String { Self.folder.appendingPathComponent(name).path }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static let all = [
    Fixture(name: "swpc-day.txt", format: "noaa-swpc", rows: 18, features: 10, noEvents: 4),
    Fixture(name: "swpc.json", format: "noaa-swpc", rows: 6, features: 1, noEvents: 1),
    Fixture(
      name: "ecallisto.txt", format: "e-callisto", parameters: ["band": "20-90"], rows: 21, features: 16,
      noEvents: 2),
    Fixture(name: "cdaw.txt", format: "cdaw-type2", rows: 13, features: 8),
    Fixture(name: "waves.txt", format: "waves-list", rows: 9, features: 6),
    Fixture(name: "hec-wind.txt", format: "helio-hec", rows: 7, features: 5),
    Fixture(name: "hec-tsrs.txt", format: "helio-hec", rows: 2, features: 1),
    Fixture(name: "hec-noaa.txt", format: "helio-hec", rows: 3, features: 2, noEvents: 1),
    Fixture(name: "hec-answer.xml", format: "helio-hec", rows: 4, features: 2),
    Fixture(name: "hek.json", format: "hek", rows: 6, features: 4, hasKeys: true),
    Fixture(name: "culgoora.txt", format: "culgoora-log", rows: 10, features: 7),
    Fixture(name: "sgd.txt", format: "sgd-spectral", rows: 13, features: 9, noEvents: 2),
    Fixture(name: "rpw.csv", format: "start-end-table", rows: 10, features: 7),
    Fixture(name: "dh.csv", format: "start-end-table", parameters: ["unit": "kHz"], rows: 2, features: 1),
    Fixture(
      name: "no-frequency.csv", format: "start-end-table", parameters: ["band": "10-90"], rows: 2, features: 2
    ),
    Fixture(name: "space2021.json", format: "tfcat", rows: 7, features: 6),
    Fixture(name: "candidate.tfcat", format: "tfcat", rows: 1, features: 1),
    Fixture(name: "HFC/quirks.csv", format: "hfc1t3", rows: 17, features: 13, hasKeys: true),
    Fixture(
      name: "HFC/quirks.csv", format: "hfc1t3",
      parameters: ["geometry": "collection", "vertices": "corners"],
      rows: 17, features: 13, hasKeys: true),
    Fixture(name: "HFC/hqi-soap-1.1.xml", format: "hfc1t3", rows: 3, features: 3, hasKeys: true),
    Fixture(name: "HFC/psql-copy.csv", format: "hfc1t3", rows: 3, features: 3, hasKeys: true),
    Fixture(name: "HFC/t2-quirks.csv", format: "hfc1t2", rows: 12, features: 8, hasKeys: true),
    Fixture(name: "Labels/coco.json", format: "coco", parameters: labelledImage, rows: 6, features: 3),
    Fixture(name: "Labels/yolo.txt", format: "yolo", parameters: labelledImage, rows: 6, features: 4),
    Fixture(name: "Labels/voc.xml", format: "voc", parameters: labelledImage, rows: 4, features: 2),
    Fixture(name: "Labels/labelme.json", format: "labelme", parameters: labelledImage, rows: 7, features: 6),
    Fixture(
      name: "Labels/via.json", format: "via", parameters: labelledImage, rows: 6, features: 4, noEvents: 1),
    Fixture(
      name: "Labels/label-studio.json", format: "label-studio", parameters: labelledImage, rows: 9,
      features: 6, noEvents: 2),
    Fixture(
      name: "Labels/pixel-boxes.csv", format: "pixel-boxes", parameters: labelledImage, rows: 4, features: 2),
    Fixture(
      name: "Labels/raven.txt", format: "raven", parameters: labelledRecording, rows: 4, features: 1,
      noEvents: 1),
    Fixture(
      name: "Labels/audacity.txt", format: "audacity", parameters: labelledRecording, rows: 3, features: 2),
    Fixture(
      name: "Labels/crowsetta.csv", format: "crowsetta", parameters: labelledRecording, rows: 2, features: 1),
  ]

  /// One second and 0.12 MHz a pixel.
  static let labelledImage = [
    "image-time": "2024-05-01T10:00:00Z/2024-05-01T10:16:40Z", "image-frequency": "20-80",
    "image-size": "1000x500",
  ]
  static let labelledRecording = ["start": "2024-05-01T10:00:00Z", "band": "20-80"]

  static func named(_ name: String) throws -> Fixture { try #require(all.first { $0.name == name }) }
}

/// What became of an input.
struct Converted {
  var head: CatalogueHead
  var features: [Feature] = []
  var rejects: [Reject] = []
  var report: ConversionReport
  var unusedFields: Set<String> = []

  init(
    _ paths: [String], format: String? = nil, parameters: [String: String] = [:], on: Set<String> = [],
    off: Set<String> = []
  ) throws {
    var conversion = try Conversion(
      paths: paths, as: try format.map { name in try SourceRegistry.standard.source(named: name) },
      options: SourceOptions(parameters: parameters, enabledRepairs: on, disabledRepairs: off))
    head = conversion.head
    let box = Box()
    conversion.onReject = { box.rejects.append($0) }
    while let feature = try conversion.next() { features.append(feature) }
    rejects = box.rejects
    report = conversion.report
    unusedFields = conversion.unusedFields
  }

  init(_ name: String, on: Set<String> = [], off: Set<String> = []) throws {
    let fixture = try Fixture.named(name)
    try self.init([fixture.path], parameters: fixture.parameters, on: on, off: off)
  }

  private final class Box {
    var rejects: [Reject] = []
  }

  /// A property of a feature, by the place of the feature.
  func property(_ name: String, _ index: Int) -> JSONValue? { features[index].properties?[name] }

  /// Start, end, lower and upper limit.
  func box(_ index: Int) -> BoundingBox? { features[index].geometry.bounds }

  func reason(line: Int) -> String? { rejects.first { $0.line == line }?.reason }
}

/// A folder that goes with the value.
final class Scratch {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return path(name)
  }
}

func unix(_ text: String) throws -> Double {
  try TimeAxis(.unix).value(of: Instant(iso8601: text, scale: .utc))
}

/// What lint says of a file at warning or above.
func complaints(_ path: String) throws -> [String] {
  try CatalogueLinter().lint(MappedFile(path: path), path: path).diagnostics
    .filter { $0.severity == .error || $0.severity == .warning }
    .map { "\($0.rule.id): \($0.message)" }
}
