import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// CSV that tfcat has written is read again: the axes are found out, and nothing contradicts them.
@Suite struct FeatureCSVTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func csv(_ text: String) throws -> String {
    let catalogue = try FeatureCollection(path: folder.write("in.tfcat", text))
    let path = folder.path("out.csv")
    let sink = try CSVFormat().sink(path: path, head: catalogue.head)
    for feature in catalogue.features { try sink.write(feature) }
    try sink.finish()
    return path
  }

  private func read(_ path: String) throws -> (catalogue: FeatureCollection, rejects: [String]) {
    let converted = try Converted([path])
    #expect(converted.report.format == "tfcat-table" && converted.report.total.addUp)
    return (
      FeatureCollection(head: converted.head, features: converted.features), converted.rejects.map(\.reason)
    )
  }

  @Test func featuresComeBackAsTheyWere() throws {
    let before = try FeatureCollection(path: folder.write("in.json", DifficultCatalogue.text))
    let (after, rejects) = try read(csv(DifficultCatalogue.text))
    #expect(rejects == [])
    #expect(after.features == before.features)
    #expect(after.head.crs?.local?.timeCoordinates == .predefined(.unix))
    #expect(after.head.crs?.local?.spectralCoordinates.kind == .wavelength)
    #expect(after.head.crs?.local?.spectralCoordinates.unit == "m")
    #expect(after.head.crs?.local?.referencePosition == "UNKNOWN")
    #expect(after.head.fields?["sure"]?.dataType == .bool && after.head.fields?["n"]?.dataType == .int)
    #expect(after.head.fields?["flux"]?.dataType == .float && after.head.fields?["type"]?.dataType == .str)
  }

  private static func catalogue(_ names: [String]) -> String {
    let fields = names.map { #""\#($0)": {"info": "s", "datatype": "float", "ucd": "meta.number"}"# }
    let values = names.enumerated().map { #""\#($1)": \#($0).5"# }
    return """
      {"type": "FeatureCollection", "fields": {\(fields.joined(separator: ", "))}, "crs": {"type": "local",
      "properties": {"name": "Time-Frequency", "time_coords_id": "unix", "ref_position_id": "UNKNOWN",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}}}, "features": [{"type": "Feature", "id": 7,
      "geometry": {"type": "Point", "coordinates": [1158051858, 20]},
      "properties": {\(values.joined(separator: ", "))}}]}
      """
  }

  /// Fields that are called as columns of the table are, which others make of such tables.
  @Test(arguments: [
    ["tfcat_id"], ["id"], ["id", "tfcat_id"], ["tfcat_tfcat_id"], ["tfcat_geometry", "tfcat_time_min"],
    ["tfcat_rest", "rest"], ["ID", "Tfcat_Id"], ["outline"], ["tfcat_spectral_range_max", "outline", ""],
  ])
  func fieldsMayBeCalledAsColumns(names: [String]) throws {
    let text = Self.catalogue(names)
    let before = try FeatureCollection(path: folder.write("in.json", text))
    let (after, rejects) = try read(csv(text))
    #expect(rejects == [] && after.features == before.features)
  }

  /// STILTS and TOPCAT write the outlines of a VOTable into their CSV.
  @Test func outlinesAreNoProperties() throws {
    let lines = try String(contentsOfFile: csv(Self.catalogue(["flux"])), encoding: .utf8)
      .split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
    let path = try folder.write(
      "stilts.csv",
      lines.enumerated().map { index, line in
        line.replacing(
          index == 0 ? ",time_min" : ",2006", with: index == 0 ? ",outline,time_min" : #","(NaN, NaN)",2006"#,
          maxReplacements: 1)
      }.joined(separator: "\n") + "\n")
    let (after, rejects) = try read(path)
    #expect(rejects == [] && after.features.first?.properties == ["flux": 0.5])
  }

  /// Texts that look like numbers stay texts where the type is kept, and it is told where it is not.
  @Test func textsThatLookLikeNumbersAreTextsWhereTypesAreKept() throws {
    let fields = ["a", "b", "c", "d"].map {
      #""\#($0)": {"info": "x", "datatype": "str", "ucd": "meta.note"}"#
    }
    let values = [
      #""a": "12", "b": "true", "c": "null", "d": "1.50""#, #""a": "-3", "b": "false", "c": "x", "d": "2e5""#,
    ]
    let features = values.enumerated().map { index, values in
      #"{"type": "Feature", "id": "e\#(index)", "geometry": {"type": "Point", "coordinates": [1158051858, 20]}, "properties": {\#(values)}}"#
    }
    let text = """
      {"type": "FeatureCollection", "fields": {\(fields.joined(separator: ","))}, "crs": {"type": "local",
      "properties": {"name": "Time-Frequency", "time_coords_id": "unix", "ref_position_id": "UNKNOWN",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}}}, "features": [\(features.joined(separator: ","))]}
      """
    let path = try folder.write("texts.json", text)
    let before = try FeatureCollection(path: path)
    for name in ["x.vot", "x.ecsv", "x.fits", "x.ndjson", "x.geojson", "x.csv"] {
      var conversion = try Conversion(paths: [path])
      _ = try conversion.write(to: folder.path(name))
      var back = try Conversion(paths: [folder.path(name)])
      var features: [Feature] = []
      while let feature = try back.next() { features.append(feature) }
      let told = back.report.notes.filter { $0.contains("CSV keeps no types of fields") }
      if name == "x.csv" {
        #expect(told.count == 1 && told[0].contains(#""a" int, "b" bool, "d" float; VOTable"#))
        #expect(features.map { $0.properties?["c"] } == ["null", "x"])
      } else {
        #expect(features == before.features && told.isEmpty, "\(name)")
      }
    }
  }

  @Test(arguments: TimeSystem.allCases, [("frequency", "kHz"), ("energy", "keV"), ("wavenumber", "m**-1")])
  func axesAreFoundOut(system: TimeSystem, spectrum: (String, String)) throws {
    let start =
      switch system {
      case .unix: "1714558800"
      case .jd: "2460431.875"
      case .mjd: "60431.375"
      case .mjdCNES: "27150.375"
      case .mjdNASA: "20431.375"
      case .cdfTT2000: "767826069184000000"
      }
    let text = """
      {"type": "FeatureCollection", "crs": {"type": "local", "properties": {"time_coords_id": "\(system.rawValue)",
      "spectral_coords": {"type": "\(spectrum.0)", "unit": "\(spectrum.1)"}, "ref_position_id": "wind"}}, "features": [
      {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [\(start), 12.5]}, "properties": {}}]}
      """
    let local = try #require(try read(csv(text)).catalogue.head.crs?.local)
    #expect(local.timeCoordinates == .predefined(system))
    #expect(local.spectralCoordinates.kind.rawValue == spectrum.0)
    #expect(local.spectralCoordinates.unit == spectrum.1)
  }

  @Test func rowsThatContradictTheirGeometryAreRejects() throws {
    let path = try csv(BurstCatalogues.bursts)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    var changed = lines
    changed[2] = Substring(changed[2].replacing("2006-09-12T1", with: "2006-09-13T1"))
    let (catalogue, rejects) = try read(folder.write("c.csv", changed.joined(separator: "\n")))
    #expect(catalogue.features.count == 2)
    #expect(rejects.count == 1 && rejects[0].contains("are not those of its geometry, 2006-09-12T1"))
    // Rows may be sorted and left out in a spreadsheet.
    let sorted = [lines[0], lines[3], lines[1]].joined(separator: "\n")
    #expect(try read(folder.write("s.csv", sorted)).catalogue.features.count == 2)
  }

  @Test func axesThatFitNothingAreRefused() throws {
    let text = try String(contentsOfFile: csv(BurstCatalogues.bursts), encoding: .utf8)
    let path = try folder.write("x.csv", text.replacing("2006-09-12T", with: "2007-09-12T"))
    #expect {
      _ = try Conversion(paths: [path])
    } throws: {
      "\($0)".contains("no axes of TFCat fit the geometry to the times beside it: CSV does not keep axes")
    }
  }
}
