import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// What hands have drawn is mended alike in all formats of catalogues.
@Suite struct MendedFormatTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let head = #"""
    "fields": {"note": {"info": "Note", "datatype": "str", "ucd": "meta.note"}},
    "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}
    """#

  /// Geometries and what stands beside them, each as the members of a feature.
  private static let features = [
    #""geometry": {"type": "Polygon", "coordinates": [[[0, 1], [4, 1], [4, 5], [0, 5], [0, 1]]]}"#,
    #""geometry": {"type": "Polygon", "coordinates": [[[0, 1], [4, 1], [4, 5], [0, 5]]]}"#,
    #""geometry": {"type": "Polygon", "coordinates": [[[0, 1], [0, 5], [4, 5], [4, 1], [0, 1]]]}"#,
    #""geometry": {"type": "Polygon", "coordinates": [[[0, 1], [4, 5], [4, 1], [0, 5], [0, 1]]]}"#,
    #""geometry": {"type": "Polygon", "coordinates": [[[0, 1], [9, 1], [9, 9], [0, 9], [0, 1]], [[1, 2], [2, 2], [2, 3], [1, 2]]]}"#,
    #""geometry": {"type": "Polygon", "coordinates": [[[0, 1], [4, 1], [0, 1]]]}"#,
    #""geometry": {"type": "MultiPolygon", "coordinates": [[[[0, 1], [0, 5], [4, 5], [0, 1]]], [[[8, 1], [9, 1], [9, 2]]]]}"#,
    #""geometry": {"type": "LineString", "coordinates": [[1, 1], [1, 1]]}"#,
    #""geometry": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 1]}, {"type": "Polygon", "coordinates": [[[0, 1], [4, 1], [4, 5]]]}]}"#,
    #""geometry": {"type": "MultiPoint", "coordinates": []}"#,
    #""geometry": {"type": "Point", "coordinates": [3, 1]}, "bbox": [0, 1, 1, 1]"#,
    #""geometry": {"type": "Point", "coordinates": [3, 1]}, "bbox": [3, 1, 3, 1]"#,
    #""geometry": {"type": "Point", "coordinates": [3, 1]}, "geometries": []"#,
  ]

  private struct Outcome: Equatable {
    var features: [Feature] = []
    var repairs: [Set<Substring>] = []
    var rejects: [String] = []
  }

  private func mended(_ name: String, _ options: SourceOptions = SourceOptions()) throws -> Outcome {
    var conversion = try Conversion(paths: [folder.path(name)], options: options)
    let rejects = Rejects()
    conversion.onReject = { rejects.reasons.append($0.reason) }
    var outcome = Outcome()
    while var feature = try conversion.next() {
      let repairs = feature.properties?["repairs"]?.string ?? ""
      outcome.repairs.append(Set(repairs.split(separator: " ")))
      feature.properties = nil
      outcome.features.append(feature)
    }
    outcome.rejects = rejects.reasons
    return outcome
  }

  private final class Rejects { var reasons: [String] = [] }

  private func write(_ features: [String]) throws {
    let texts = features.enumerated().map { index, members in
      #"{"type": "Feature", "id": "e\#(index)", \#(members), "properties": {"note": "x"}}"#
    }
    try folder.write(
      "in.json",
      #"{"type": "FeatureCollection", \#(Self.head), "features": [\#(texts.joined(separator: ","))]}"#)
  }

  @Test(arguments: CatalogueFormatTests.formats)
  func formatsAreMendedAlike(_ target: CatalogueFormatTests.Format) throws {
    try write(Self.features)
    let catalogue = try FeatureCollection(path: folder.path("in.json"))
    let format = try FormatRegistry.standard.format(of: folder.path(target.file), named: target.format)
    let sink = try format.sink(path: folder.path(target.file), head: catalogue.head)
    for feature in catalogue.features { try sink.write(feature) }
    try sink.finish()
    let expected = try mended("in.json")
    #expect(expected.repairs.count { !$0.isEmpty } == 9 && expected.rejects.count == 2)
    #expect(try mended(target.file) == expected)
    // What is written of texts is what is written of features.
    for jobs in [1, 2] {
      var conversion = try Conversion(paths: [folder.path(target.file)])
      conversion.jobs = jobs
      let report = try conversion.write(to: folder.path("out.tfcat"))
      let written = try FeatureCollection(path: folder.path("out.tfcat")).features
      #expect(report.total.rejects == 2 && written.map(\.geometry) == expected.features.map(\.geometry))
    }
    // Each can be switched off.
    let names = Set(expected.repairs.joined())
    for name in names {
      let count = try mended(target.file, SourceOptions(disabledRepairs: [String(name)])).rejects.count
      #expect(count == 2 + expected.repairs.count { $0.contains(name) }, "\(name)")
    }
  }

  @Test func layoutsOfBeforeAreMendedInLines() throws {
    let ring = #""geometry": {"type": "Polygon", "coordinates": [[0, 1], [4, 1], [4, 5], [0, 1]]}"#
    let crs =
      #"{"type": "Time-Frequency", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}"#
    let members = [ring, #""geometry": {"type": "Point", "coordinates": [1, 1]}, "crs": \#(crs)"#]
    try write(members)
    let text = try folder.text("in.json")
    // The same features, as lines and as GeoJSON.
    let features = members.enumerated().map { index, members in
      #"{"type": "Feature", "id": "e\#(index)", \#(members), "properties": {"note": "x"}}"#
    }
    let head = #"{"type": "FeatureCollection", \#(Self.head.replacing("\n", with: " ")), "features": []}"#
    try folder.write("x.ndjson", ([head] + features).joined(separator: "\n"))
    try folder.write(
      "x.geojson", #"{"type": "FeatureCollection", "tfcat": \#(head), "features": [\#(features[0])]}"#)
    let expected = try mended("in.json")
    #expect(expected.repairs == [["flat-ring"], ["feature-crs"]] && text.count > 0)
    #expect(try mended("x.ndjson") == expected)
    #expect(try mended("x.geojson").repairs == [["flat-ring"]])
  }

  /// Members of a head that are not of their kind are left out and told, wherever the head stands.
  @Test(arguments: [
    (#""properties": "x""#, "\"properties\" is a string and was left out"),
    (#""fields": 3"#, "\"fields\" is a number and was left out"),
    (#""fields": {"n": {"info": 3, "ucd": "meta.number"}}"#, "field \"n\": \"info\" was missing"),
    (#""fields": {"n": {"info": "n", "ucd": "meta.number", "datatype": "integer"}}"#, "is none of int"),
    (#""fields": {"n": {"info": "n", "ucd": "meta.number", "values": 3}}"#, "\"values\" 3 is no list"),
    (#""bbox": "x""#, "the bbox of the catalogue is none and was left out"),
    (#""properties": {"title": "a\u0000b"}"#, "had the character NUL"),
  ])
  func headsAreMendedAlike(_ members: String, _ note: String) throws {
    let crs = try #require(Self.head.firstMatch(of: /"crs"[\s\S]*/)).output.replacing("\n", with: " ")
    let head = #"{"type": "FeatureCollection", \#(members), \#(crs), "features": []}"#
    let feature =
      #"{"type": "Feature", "id": "e", "geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {}}"#
    try folder.write("in.json", head.replacing("[]}", with: "[\(feature)]}"))
    try folder.write("x.ndjson", "\(head)\n\(feature)\n")
    try folder.write(
      "x.geojson", #"{"type": "FeatureCollection", "tfcat": \#(head), "features": [\#(feature)]}"#)
    let expected = try Conversion(paths: [folder.path("in.json")]).head
    for name in ["in.json", "x.ndjson", "x.geojson"] {
      let conversion = try Conversion(paths: [folder.path(name)])
      #expect(conversion.report.notes.contains { $0.contains(note) }, "\(name): \(conversion.report.notes)")
      #expect(conversion.head.properties == expected.properties && conversion.head.crs == expected.crs)
      #expect(conversion.head.bbox == nil)
    }
  }
}
