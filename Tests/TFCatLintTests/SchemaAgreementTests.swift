import Base
import Foundation
import JSONSchema
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import TFCatTestSupport
import Testing

/// The schema and the rules say the same of everything that a schema can say.
@Suite struct SchemaAgreementTests {
  /// The rules that find what the schema finds. All others look at what no schema can express: docs/schema.md
  /// lists it.
  static let structural: Set<String> = [
    "TFC101", "TFC102", "TFC103", "TFC104", "TFC105", "TFC106", "TFC107", "TFC108", "TFC109", "TFC110",
    "TFC111",
    "TFC112", "TFC113", "TFC117", "TFC201", "TFC202", "TFC203", "TFC204", "TFC205", "TFC206", "TFC207",
    "TFC208",
    "TFC209", "TFC211", "TFC212", "TFC213", "TFC214", "TFC215", "TFC216", "TFC217", "TFC218", "TFC301",
    "TFC302",
    "TFC303",
    "TFC304", "TFC305", "TFC306", "TFC317", "TFC402", "TFC407", "TFC408", "TFC409", "TFC410", "TFC411",
    "TFC412",
    "TFC421", "TFC430", "TFC431",
  ]

  private let linter = CatalogueLinter()

  /// What the rules find, as far as a schema could; `nil` for what is no JSON.
  private func structuralFindings(_ file: MappedFile) throws -> [String]? {
    let report = linter.lint(file, path: "document")
    // A feature by itself may stand for one of a catalogue that has a CRS.
    let isCatalogue = report.type == "FeatureCollection"
    let errors = report.diagnostics.filter { $0.severity == .error }
    if errors.contains(where: { $0.rule.id.hasPrefix("TFC0") }) { return nil }
    let structural = errors.filter { error in
      switch error.rule.id {
      case "TFC201": isCatalogue
      // That a unit is a text a schema can say, but not which texts are units.
      case "TFC502": file.bytes[error.range.lowerBound] != UInt8(ascii: "\"")
      default: Self.structural.contains(error.rule.id)
      }
    }
    return structural.map { "\($0.rule) \($0.pointer) \($0.message)" }
  }

  private func schemaFindings(_ file: MappedFile, _ schema: Schema) -> [String] {
    SchemaLinter(schema: schema).lint(file, path: "document").diagnostics
      .filter { $0.rule.id.hasPrefix("TFC9") }.map { "\($0.pointer) \($0.message)" }
  }

  /// EPNcore tables are no JSON.
  private static let corpus = ((try? CorpusDocument.all()) ?? []).filter { !$0.file.hasPrefix("epncore/") }

  /// Without documents nothing would be compared.
  @Test func theCorpusIsThere() { #expect(!Self.corpus.isEmpty && !Self.examples.isEmpty) }

  @Test(arguments: corpus) func theyAgreeOverTheCorpus(_ document: CorpusDocument) throws {
    let file = try MappedFile(path: CorpusDocument.folder.appendingPathComponent(document.file).path)
    guard let lint = try structuralFindings(file) else { return }
    let schema = schemaFindings(file, try TFCatSchema.compiled())
    #expect(lint.isEmpty == schema.isEmpty, "lint: \(lint); schema: \(schema)")
  }

  /// The examples of rules about catalogues; EPNcore tables are no JSON.
  private static let examples = CatalogueRules.descriptions
    .flatMap { $0.valid + $0.invalid }.map(\.bytes)

  @Test(arguments: examples)
  func theyAgreeOverTheExamplesOfTheRules(_ bytes: [UInt8]) throws {
    let file = try MappedFile(bytes: bytes)
    guard let lint = try structuralFindings(file) else { return }
    let schema = schemaFindings(file, try TFCatSchema.compiled())
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(lint.isEmpty == schema.isEmpty, "lint: \(lint); schema: \(schema) in \(text)")
  }

  // MARK: - Generated documents

  static let sound: JSONValue = {
    let crs: JSONValue = [
      "type": "local",
      "properties": [
        "name": "Time-Frequency", "time_coords_id": "unix",
        "spectral_coords": ["type": "frequency", "unit": "kHz", "scale": "log"], "ref_position_id": "wind",
      ],
    ]
    let explicit: JSONValue = [
      "type": "local",
      "properties": [
        "time_coords": [
          "unit": "s", "time_origin": "2000-01-01T00:00:00", "time_scale": "TT", "name": "Time",
        ],
        "spectral_coords": ["type": "frequency", "unit": "kHz"], "ref_position_id": "wind",
      ],
    ]
    let ring: JSONValue = [
      [1_158_051_858, 10], [1_158_051_958, 10], [1_158_051_958, 20.5], [1_158_051_858, 10],
    ]
    let shapes: [JSONValue] = [
      ["type": "Point", "coordinates": [1_158_051_858, 10]],
      ["type": "MultiPoint", "coordinates": [[1_158_051_858, 10], [1_158_051_859, 11]]],
      ["type": "LineString", "coordinates": [[1_158_051_858, 10], [1_158_051_859, 11]]],
      ["type": "MultiLineString", "coordinates": [[[1_158_051_858, 10], [1_158_051_859, 11]]]],
      ["type": "Polygon", "coordinates": [ring], "bbox": [1_158_051_858, 10, 1_158_051_958, 20.5]],
      ["type": "MultiPolygon", "coordinates": [[ring]], "crs": explicit],
      [
        "type": "GeometryCollection", "geometries": [["type": "Point", "coordinates": [1_158_051_858, 10]]],
      ],
    ]
    let features = shapes.enumerated().map { index, shape -> JSONValue in
      [
        "type": "Feature", "id": .number(JSONNumber(index)), "geometry": shape,
        "properties": ["quality": 1, "obs_id": 0],
      ]
    }
    return [
      "$schema": "https://voparis-ns.obspm.fr/maser/tfcat/v1.0/schema#", "type": "FeatureCollection",
      "fields": [
        "quality": [
          "info": "Quality", "ucd": "meta.code.qual", "datatype": "int", "unit": nil, "values": [1, 2],
        ],
        "obs_id": ["info": "Observation", "ucd": "meta.id", "datatype": "int"],
      ],
      "crs": crs, "properties": ["title": "Bursts"], "bbox": [1_158_051_858, 10, 1_158_051_959, 20.5],
      "observations": [["type": "Observation", "id": 1, "geometry": shapes[0], "properties": [:]]],
      "features": .array(features),
    ]
  }()

  private static let values: [JSONValue] = [
    nil, true, 1, -0.5, "x", "", [], [1], [1, 2], [[1, 2]], [:], ["type": "Point"], "Point", "Feature",
    "local", "unix",
    "2000-01-01T00:00:00Z", "2000-01-01", "UTC", "Polygon",
  ]

  /// Every value of a document with every other value in its place, every member left out, every array
  /// shortened and wrapped: one change at a time.
  @Test func theyAgreeOverEveryChangeOfASoundCatalogue() throws {
    let schema = try TFCatSchema.compiled()
    var count = 0
    var disagreements: [String] = []
    try change(Self.sound) { changed in
      count += 1
      let file = try MappedFile(bytes: changed.description.utf8)
      guard let lint = try structuralFindings(file) else { return }
      let schema = schemaFindings(file, schema)
      if lint.isEmpty != schema.isEmpty { disagreements.append("lint: \(lint); schema: \(schema)") }
    }
    #expect(count > 2000)
    let shown = Array(Set(disagreements).sorted().prefix(40)).joined(separator: "\n")
    #expect(disagreements.isEmpty, "\(disagreements.count) of \(count):\n\(shown)")
  }

  @Test func theSoundCatalogueIsSound() throws {
    let file = try MappedFile(bytes: Self.sound.description.utf8)
    #expect(try structuralFindings(file) == [])
    #expect(schemaFindings(file, try TFCatSchema.compiled()).isEmpty)
  }

  private func change(_ value: JSONValue, _ use: (JSONValue) throws -> Void) throws {
    for other in Self.values where other != value { try use(other) }
    try use([value])
    switch value {
    case .array(let items):
      for index in items.indices {
        var fewer = items
        fewer.remove(at: index)
        try use(.array(fewer))
        try change(items[index]) { changed in
          var copy = items
          copy[index] = changed
          try use(.array(copy))
        }
      }
      if let last = items.last { try use(.array(items + [last])) }
    case .object(let object):
      for index in object.members.indices {
        var fewer = object
        fewer.members.remove(at: index)
        try use(.object(fewer))
        try change(object.members[index].value) { changed in
          var copy = object
          copy.members[index].value = changed
          try use(.object(copy))
        }
      }
      for name in ["features", "geometry", "time_coords", "bbox", "crs", "coordinates"]
      where object[name] == nil {
        var more = object
        more[name] = []
        try use(.object(more))
      }
    default: break
    }
  }
}
