import EPNCore
import Foundation
import TFCat
import TFCatTestSupport
import Testing

/// Granules that are made of the text of events are those that are made of features.
@Suite struct TextGranuleTests {
  private static let fields = ["kind", "flux", "count", "quality", "note", "obs_id"]

  private static func feature(
    _ properties: String?, id: String? = nil,
    geometry: String = #"{"type": "LineString", "coordinates": [[1158051700, 100], [1158051760.25, 4e2]]}"#,
    more: String = ""
  ) -> String {
    let id = id.map { #""id": \#($0), "# } ?? ""
    let properties = properties.map { #", "properties": \#($0)"# } ?? ""
    return #"{"type": "Feature", \#(id)"geometry": \#(geometry)\#(properties)\#(more)}"#
  }

  private static let odd = [
    feature(#"{"kind": "III", "flux": 1.50, "count": 3, "quality": "good", "note": "a"}"#, id: "1"),
    feature(#"{"kind": "III", "flux": 1.50, "count": 3, "quality": "good", "note": "a"}"#, id: "1.0"),
    feature("null"), feature(nil), feature("{}"),
    feature(#"{"kind": "II", "flux": -0, "count": 9007199254740993}"#, id: #""own-id""#),
    feature(#"{"note": "z\u00e9\n\"q\" # 'x'", "kind": "é", "flux": 1.5e3}"#, id: #""a b""#),
    feature(#"{"count": "7", "flux": "2.5", "quality": true, "kind": 4, "note": null}"#),
    feature(#"{"note": ["a", {"b": 1}], "kind": {"x": "y"}, "flux": [1], "obs_id": 1}"#),
    feature(#"{"obs_id": "night", "\u006bind": "IV", "other": false, "flux": 0.1000000000000000055}"#),
    feature(#"{"kind": "III"}"#, more: #", "bbox": [1158051700, 100, 1158051760.25, 400]"#),
    feature(#"{"kind": "III"}"#, more: #", "origin": "hand""#),
    feature(#"{"kind": "V"}"#, geometry: #"{"type": "Point", "coordinates": [1158051700, 0.1]}"#),
    feature(
      #"{"kind": "V"}"#,
      geometry:
        #"{"type": "MultiPoint", "coordinates": [[1158051700, 12345678901234567890], [1158051699, 3]]}"#),
    feature(
      #"{"kind": "V"}"#,
      geometry:
        #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1158051700, 7]}]}"#),
    feature(
      #"{"kind": "I"}"#,
      more:
        #", "crs": {"type": "local", "properties": {"time_coords_id": "mjd", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#,
    ).replacing("1158051700", with: "53990").replacing("1158051760.25", with: "53990.5"),
  ]

  private static func catalogue(_ features: [String], time: String) -> String {
    let fields = fields.map { name in
      let type = name == "flux" ? "float" : name == "count" ? "int" : "str"
      return #""\#(name)": {"info": "\#(name)", "ucd": "meta.note", "datatype": "\#(type)"}"#
    }
    return #"""
      {"type": "FeatureCollection", "fields": {\#(fields.joined(separator: ", "))},
      "crs": {"type": "local", "properties": {"time_coords_id": "\#(time)",
        "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}},
      "observations": [{"type": "Observation", "id": "first", "geometry": {"type": "Point", "coordinates": [1158051700, 100]}, "properties": {}},
        {"type": "Observation", "geometry": {"type": "Point", "coordinates": [1158051700, 100]}, "properties": {"file_name": "second.fits"}}],
      "features": [
      \#(features.joined(separator: ",\n"))]}
      """#
  }

  private static var options: GranuleOptions {
    var options = GranuleOptions(service: "bursts")
    options.constants = [("target_name", "Sun"), ("creation_date", "2024-05-01"), ("file_name", "{id}.json")]
    options.freeFields = nil
    return options
  }

  /// Several catalogues follow each other, of which each has the properties in an order of its own.
  private func compare(_ texts: [String]) throws {
    let folder = try ScratchFolder()
    let paths = try texts.enumerated().map { try folder.write("\($0.offset).json", $0.element) }
    let granules = try CatalogueGranules(paths: paths, options: Self.options)
    let report = try granules.write(to: folder.path("text.csv"), as: .csv)

    var register = GranuleRegister()
    var writer = try GranuleTableWriter(
      path: folder.path("features.csv"), table: granules.plan.table, format: .csv)
    var refused = 0
    for (index, path) in paths.enumerated() {
      var maker = granules.plan.maker(for: index)
      var reader = try CatalogueReader(path: path)
      while let feature = try reader.next() {
        do {
          try writer.write(try maker.granule(of: feature, &register))
        } catch is GranuleError {
          refused += 1
        }
      }
    }
    let count = writer.count
    try writer.finish()
    #expect(try folder.text("text.csv") == folder.text("features.csv"))
    #expect(report.granules == count && report.refused == refused)
  }

  @Test(arguments: ["unix", "mjd", "jd", "cdf_tt2000"]) func theyAreThoseOfFeatures(time: String) throws {
    try compare([Self.catalogue(Self.odd, time: time)])
  }

  /// So that each is laid out as the one before, and as none before.
  @Test(arguments: 0..<8) func whateverComesBefore(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let texts = (0..<3).map { _ in
      Self.catalogue(
        (0..<40).flatMap { _ in
          let feature = Self.odd.randomElement(using: &numbers) ?? ""
          return Array(repeating: feature, count: Int.random(in: 1...3, using: &numbers))
        }, time: "unix")
    }
    try compare(texts)
  }
}
