import CatalogueOperations
import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// Several catalogues as one.
@Suite struct MergeTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func merge(_ paths: [String], to name: String, sourceField: String? = nil) throws -> (
    path: String, notes: [String], report: CatalogueMerge.Report
  ) {
    let inputs = try paths.map { try CatalogueInput(path: $0) }
    var merge = try CatalogueMerge(inputs, sourceField: sourceField)
    let target = folder.path(name)
    let output = try FeatureOutput(path: target, as: TFCatFormat(), head: merge.head)
    let report = try merge.run(into: output)
    try output.finish()
    return (target, merge.notes, report)
  }

  /// A catalogue of one point.
  private func point(
    _ name: String, field: String, properties: String, crs: String = Self.unix, id: String = "1",
    position: String = "1709251200, 20"
  ) throws -> String {
    try folder.write(
      name,
      """
      {"type": "FeatureCollection", "properties": {"title": "\(name)"}, "fields": {\(field)}, "crs": {"type": "local", "properties": {\(crs)}},
      "features": [{"type": "Feature", "id": \(id), "geometry": {"type": "Point", "coordinates": [\(position)]}, "properties": {\(properties)}}]}
      """)
  }

  private static let unix = crs("\"time_coords_id\": \"unix\"", "MHz")

  private static func crs(_ time: String, _ unit: String, place: String = "GEOCENTER") -> String {
    "\(time), \"spectral_coords\": {\"type\": \"frequency\", \"unit\": \"\(unit)\"}, \"ref_position_id\": \"\(place)\""
  }

  private func field(_ type: String, unit: String? = nil, name: String = "x") -> String {
    "\"\(name)\": {\"info\": \"x\", \"datatype\": \"\(type)\", \"ucd\": \"phot.flux.density\"\(unit.map { ", \"unit\": \"\($0)\"" } ?? "")}"
  }

  @Test(arguments: 1...6) func featuresKeepTheirBytesAndTheirOrder(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let paths = try ["a", "b", "c"].map {
      try folder.write("\($0).tfcat", drawn.text(drawn.number(0..<40), prefix: $0))
    }
    let merged = try merge(paths, to: "m.tfcat")
    let texts = try paths.flatMap { try CatalogueInput(path: $0).all().map(\.text) }
    #expect(try CatalogueInput(path: merged.path).all().map(\.text) == texts)
    #expect(merged.report.counts.reduce(0, +) == texts.count && merged.report.changedIDs.isEmpty)
  }

  @Test func idsInUseGetThePrefixOfTheirFile() throws {
    let one = try point("one.tfcat", field: "", properties: "", id: "1")
    let two = try point("two.tfcat", field: "", properties: "", id: "\"1\"")
    let merged = try merge([one, two, two], to: "m.tfcat", sourceField: "from")
    let features = try CatalogueInput(path: merged.path).all().map(\.feature)
    #expect(features.map { "\($0.id ?? 0)" } == ["1", "two-1", "two-2-1"])
    #expect(features.map { $0.properties?["from"]?.string } == ["one", "two", "two-2"])
    #expect(merged.report.changedIDs.map(\.count) == [1, 1])
    // An id that nobody else has stays, wherever it stands.
    let three = try point("three.tfcat", field: "", properties: "", id: "\"two-1\"")
    let all = try merge([one, two, three], to: "a.tfcat")
    #expect(
      try CatalogueInput(path: all.path).all().map { "\($0.feature.id ?? 0)" } == ["1", "two-1-2", "two-1"])
  }

  @Test func unitsAreConvertedAndTypesWidened() throws {
    let jansky = try point("a.tfcat", field: field("int", unit: "Jy"), properties: "\"x\": 3")
    let kilo = try point("b.tfcat", field: field("float", unit: "kJy"), properties: "\"x\": 0.109", id: "2")
    let merged = try merge([jansky, kilo], to: "m.tfcat")
    let input = try CatalogueInput(path: merged.path)
    #expect(input.head.fields?["x"]?.dataType == .float && input.head.fields?["x"]?.unit == "Jy")
    #expect(try input.all().map { $0.feature.properties?["x"]?.number?.literal } == ["3", "109"])
    #expect(merged.notes.contains { $0.contains("values of \"x\" are given in Jy instead of kJy") })
    #expect(merged.notes.contains { $0.contains("float together") })
  }

  @Test(arguments: [
    ("int", "Jy", "int", "MHz", "MHz cannot be given in Jy"),
    ("int", "Jy", "str", "Jy", "its values are str, and not int"),
    ("float", "Jy", "float", nil, "one says the unit Jy, and the other none"),
  ])
  func whatDoesNotFitIsRefused(type: String, unit: String, other: String, otherUnit: String?, words: String)
    throws
  {
    let one = try point("a.tfcat", field: field(type, unit: unit), properties: "")
    let two = try point("b.tfcat", field: field(other, unit: otherUnit), properties: "", id: "2")
    do {
      _ = try merge([one, two], to: "m.tfcat")
      Issue.record("merged")
    } catch let error as OperationError {
      #expect(error.reason.contains("the field \"x\" of \(two) is not that of \(one): \(words)"), "\(error)")
    }
  }

  @Test func otherAxesAreReexpressedAndOtherPlacesAreKept() throws {
    let one = try point("a.tfcat", field: "", properties: "")
    let two = try point(
      "b.tfcat", field: "", properties: "", crs: Self.crs("\"time_coords_id\": \"mjd\"", "kHz"), id: "2",
      position: "60370.0, 20500")
    let wind = try point(
      "c.tfcat", field: "", properties: "",
      crs: Self.crs("\"time_coords_id\": \"unix\"", "MHz", place: "wind"), id: "3")
    let merged = try merge([one, two, wind], to: "m.tfcat")
    let features = try CatalogueInput(path: merged.path).all().map(\.feature)
    #expect(features[1].geometry.coordinates?.values == [1_709_251_200, 20.5] && features[1].crs == nil)
    #expect(features[2].crs?.local?.referencePosition == "wind")
    #expect(merged.notes.contains { $0.contains("seen from wind, and not from GEOCENTER") })
    let clock = try point(
      "d.tfcat", field: "", properties: "",
      crs: Self.crs(
        "\"time_coords\": {\"unit\": \"s\", \"time_origin\": \"2000-01-01T00:00:00\", \"time_scale\": \"SCLK\"}",
        "MHz"))
    #expect(throws: OperationError.self) { try merge([one, clock], to: "m.tfcat") }
  }
}
