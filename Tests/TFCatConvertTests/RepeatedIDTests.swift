import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// Ids that come again, in one input or in several, are those of different features all the same.
@Suite struct RepeatedIDTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let catalogue = """
    {"type": "FeatureCollection", "fields": {"a": {"info": "a", "ucd": "meta.note", "datatype": "str"}},
    "crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
    "features": [
    {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"a": "x"}},
    {"type": "Feature", "id": 2, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}},
    {"type": "Feature", "id": "b", "geometry": {"type": "LineString", "coordinates": [[1, 2], [2, 3]]}, "properties": {"a": "y"}}]}
    """

  private func table(_ name: String) throws -> String {
    let path = folder.path("own.\(name)")
    var conversion = try Conversion(paths: [folder.write("in.tfcat", Self.catalogue)])
    _ = try conversion.write(to: path)
    return path
  }

  static let formats = ["vot", "ecsv", "csv", "ndjson", "geojson", "json-seq"]

  @Test(arguments: formats) func severalInputsBecomeOneCatalogue(_ formatName: String) throws {
    let path = try table(formatName)
    let copy = folder.path("copy.\(formatName)")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    for target in ["tfcat", "ecsv", "ndjson"] {
      var conversion = try Conversion(paths: [path, copy])
      let out = folder.path("out.\(target)")
      let report = try conversion.write(to: out)
      #expect(report.total.features == 6)
      #expect(report.repairs.first { $0.name == "id" }?.count == 3)
      let back = try Converted([out])
      #expect(
        back.features.count == 6 && Set(back.features.map { "\(String(describing: $0.id))" }).count == 6)
      #expect(back.features.count { $0.properties?["repairs"] == "id" } == 3)
      if target == "tfcat" { #expect(try complaints(out).filter { $0.hasPrefix("TFC422") } == []) }
    }
    let refused = try Converted([path, copy], off: ["id"])
    #expect(refused.features.count == 3 && refused.rejects.count == 3)
    #expect(refused.rejects[0].reason.contains("is that of another feature"))
  }

  @Test(arguments: formats) func oneInputIsTheSameCatalogueAgain(_ formatName: String) throws {
    let converted = try Converted([table(formatName)])
    #expect(converted.head.fields?["repairs"] == nil)
    #expect(converted.report.repairs.allSatisfy { $0.count == 0 })
  }

  @Test func aMappingNumbersWhatHasNoId() throws {
    let mapping = try folder.write(
      "map.yml",
      """
      version: 1
      event:
        id: n
        crs: {time: unix, spectral: {unit: MHz}, position: wind}
        time: t
        frequency: {column: f, unit: MHz}
      """)
    let list = try folder.write(
      "list.csv",
      "n,t,f\na,2020-01-01T00:00:00,1\na,2020-01-02T00:00:00,2\n4,2020-01-03T00:00:00,3\n,2020-01-04T00:00:00,4\n7,2020-01-04T00:00:00,4\n7,2020-01-05T00:00:00,4\n"
    )
    let converted = try Converted([list], format: "table", parameters: ["map": mapping])
    #expect(converted.features.count == 6)
    #expect(Set(converted.features.compactMap { $0.id?.description }).count == 6)
    #expect(converted.features[0].id == .string("a") && converted.features[4].id == .string("7"))
    #expect(converted.property("repairs", 1) == "id" && converted.property("repairs", 5) == "id")
    #expect(converted.property("repairs", 3) == nil)
  }

  @Test func repairsOfAnEarlierConversionStay() throws {
    let text = Self.catalogue
    let catalogue = try FeatureCollection(path: folder.write("in.tfcat", text))
    var lines = [catalogue.head.json(features: .array([])).description]
    for feature in catalogue.features.prefix(1) {
      var feature = feature
      feature.properties?["repairs"] = "hour-24"
      lines += [feature.json.description, feature.json.description]
    }
    let converted = try Converted([folder.write("twice.ndjson", lines.joined(separator: "\n"))])
    #expect(converted.property("repairs", 0) == "hour-24")
    #expect(converted.property("repairs", 1) == "hour-24 id")
  }
}
