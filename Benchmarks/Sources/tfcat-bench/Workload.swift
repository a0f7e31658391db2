import CatalogueText
import Foundation
import TFCat
import TFCatJSON

/// A generated catalogue of burst polygons: always the same for the same name.
struct Workload {
  var name: String
  var features: Int
  var vertices: Int
  /// Whether coordinates have 16 to 17 digits, as Python writes computed numbers.
  var hasLongNumbers = false
  /// Where it is not made by the library, but as `make-catalogue` writes it.
  var properties: PropertyCatalogue.Shape?

  static let standard = Workload(name: "polygons-192MB", features: 95_000, vertices: 70)
  static let long = Workload(name: "long-numbers-60MB", features: 22_000, vertices: 70, hasLongNumbers: true)
  static let small = Workload(name: "small-100kB", features: 48, vertices: 70)
  static let points = Workload(name: "points-58MB", features: 200_000, vertices: 1, properties: .points)
  static let polygons = Workload(
    name: "polygons-216MB", features: 100_000, vertices: 70, properties: .polygons)
  static let large = Workload(name: "polygons-2GB", features: 1_000_000, vertices: 70)

  /// A million small events, for tables of granules.
  static let events = Workload(name: "events-1M", features: 1_000_000, vertices: 4)

  /// The file, written if it is not there yet.
  func file(in folder: URL) throws -> URL {
    let file = folder.appendingPathComponent("\(name).json")
    if FileManager.default.fileExists(atPath: file.path) { return file }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let properties {
      let unfinished = file.appendingPathExtension("part")
      try Data().write(to: unfinished)
      let handle = try FileHandle(forWritingTo: unfinished)
      try PropertyCatalogue(properties, features: features).write { try handle.write(contentsOf: Data($0)) }
      try handle.close()
      try FileManager.default.moveItem(at: unfinished, to: file)
      return file
    }
    var random = SplitMix(seed: 1)
    let crs = LocalCRS(
      timeCoordinates: .predefined(.unix),
      spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: "kHz"),
      referencePosition: "wind")
    let fields: Fields = [
      "feature_type": Field(info: "Type of the burst", ucd: "meta.code.class", dataType: .str),
      "flux": Field(info: "Peak flux", ucd: "phot.flux.density", dataType: .float, unit: "Jy"),
      "n": Field(info: "Number of channels", ucd: "meta.number", dataType: .int),
      "quality": Field(info: "Quality", ucd: "meta.code.qual", dataType: .str),
      "observer": Field(info: "Who drew it", ucd: "meta.id", dataType: .str),
    ]
    var writer = try CatalogueWriter(path: file.path, head: CatalogueHead(fields: fields, crs: .local(crs)))
    var start = 1_158_051_858.0
    for index in 0..<features {
      start += Double.random(in: 10...600, using: &random)
      let ring = index % 2 == 0 ? star(start, &random) : drift(start, &random)
      let properties: JSONObject = [
        "feature_type": "type III", "flux": .number(number(Double.random(in: 1...1000, using: &random))),
        "n": .number(JSONNumber(index % 70)), "quality": "good", "observer": "wind-waves",
      ]
      try writer.write(
        Feature(id: .integer(Int64(index)), geometry: .polygon(Polygon([ring])), properties: properties))
    }
    try writer.finish()
    return file
  }

  private func number(_ value: Double) -> JSONNumber {
    JSONNumber((value * 1000).rounded() / 1000) ?? JSONNumber(0)
  }

  private func position(_ time: Double, _ spectral: Double) -> Position {
    Position(
      time: (time * 1000).rounded() / 1000,
      spectral: hasLongNumbers ? spectral : (spectral * 10000).rounded() / 10000)
  }

  /// A contour around a middle, such as a hand draws it.
  private func star(_ start: Double, _ random: inout SplitMix) -> [Position] {
    let duration = Double.random(in: 20...400, using: &random)
    let middle = Double.random(in: 20...500, using: &random)
    let ring = (0..<vertices).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(vertices)
      let radius = 1 - Double.random(in: 0...0.2, using: &random)
      return position(start + duration * (1 + radius * cos(angle)), middle * (1 + 0.8 * radius * sin(angle)))
    }
    return ring + ring.prefix(1)
  }

  /// A band that drifts down in frequency: a lower edge forth, an upper edge back.
  private func drift(_ start: Double, _ random: inout SplitMix) -> [Position] {
    let step = Double.random(in: 1...10, using: &random)
    let half = vertices / 2
    func frequency(_ index: Int) -> Double { 13000 / (1 + 0.2 * Double(index)) }
    let lower = (0..<half).map {
      position(start + step * Double($0), frequency($0) * Double.random(in: 0.80...0.85, using: &random))
    }
    let upper = (0..<half).reversed().map {
      position(start + step * Double($0), frequency($0) * Double.random(in: 1.0...1.05, using: &random))
    }
    return lower + upper + lower.prefix(1)
  }
}
