import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// Several catalogues are converted into one where no value changes by that, and nothing is lost in silence.
@Suite struct SeveralCataloguesTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private struct Content {
    var title = "Bursts"
    var fields = #""flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density", "unit": "Jy"}"#
    var members = #""bbox": [1, 1, 2, 2]"#
    var unit = "MHz"
    /// Of the catalogue, each with a comma before it.
    var properties = ""
    var flux = "1.5"
  }

  private func write(_ content: Content, _ number: Int, _ target: CatalogueFormatTests.Format) throws
    -> String
  {
    try folder.write(
      "\(number).json",
      #"""
      {"type": "FeatureCollection", "properties": {"title": "\#(content.title)"\#(content.properties)}, \#(content.members),
        "fields": {\#(content.fields)},
        "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
          "spectral_coords": {"type": "frequency", "unit": "\#(content.unit)"}, "ref_position_id": "wind"}},
        "features": [{"type": "Feature", "id": \#(number),
          "geometry": {"type": "Point", "coordinates": [\#(number), 1]},
          "properties": {"flux": \#(content.flux)}}]}
      """#)
    let path = folder.path("\(number)-\(target.file)")
    let catalogue = try FeatureCollection(path: folder.path("\(number).json"))
    let sink = try FormatRegistry.standard.format(of: path, named: target.format)
      .sink(path: path, head: catalogue.head)
    for feature in catalogue.features { try sink.write(feature) }
    try sink.finish()
    return path
  }

  private func union(
    _ target: CatalogueFormatTests.Format, _ contents: Content...
  ) throws -> (head: CatalogueHead, notes: [String]) {
    let paths = try contents.enumerated().map { try write($1, $0 + 1, target) }
    var conversion = try Conversion(paths: paths)
    var count = 0
    while try conversion.next() != nil { count += 1 }
    #expect(count == contents.count)
    return (conversion.head, conversion.report.notes)
  }

  /// Formats that keep the head of a catalogue.
  private static let formats =
    CatalogueFormatTests.formats + [CatalogueFormatTests.Format(file: "x.tfcat", source: "tfcat")]

  /// What one catalogue says of its times is untrue of others.
  @Test(arguments: formats) func timesAreThoseOfAllCatalogues(_ target: CatalogueFormatTests.Format) throws {
    let early = Content(
      properties: #", "time_min": "2006-01-01T00:00:00Z", "time_max": "2006-02-01T00:00:00Z""#)
    let late = Content(
      properties: #", "time_min": "2007-01-01T00:00:00Z", "time_max": "2007-02-01T00:00:00Z""#)
    let both = try union(target, late, early)
    #expect(both.head.properties?["time_min"] == "2006-01-01T00:00:00Z")
    #expect(both.head.properties?["time_max"] == "2007-02-01T00:00:00Z")
    let date = Content(properties: #", "time_min": "2007", "time_max": "2007-02-01T00:00:00Z""#)
    for others in [[Content(), early], [date, early]] {
      let (head, notes) = try union(target, early, others[0], others[1])
      #expect(head.properties?["time_min"] == nil)
      #expect(notes.contains("time_min is left out: not all catalogues say it in one form"))
    }
    #expect(try union(target, Content(), early).head.properties?["time_max"] == nil)
  }

  @Test(arguments: formats) func propertiesThatDifferAreTold(_ target: CatalogueFormatTests.Format) throws {
    let (head, notes) = try union(
      target, Content(), Content(title: "Other", members: #""bbox": [2, 1, 3, 2]"#))
    #expect(head.properties?["title"] == "Bursts")
    #expect(notes.contains { $0.contains("title of the catalogue is that of") }, "\(notes)")
    #expect(head.bbox?.json == [1, 1, 3, 2])
  }

  @Test(arguments: formats) func unitsThatDifferAreRefused(_ target: CatalogueFormatTests.Format) throws {
    let other = Content(fields: Content().fields.replacing("\"Jy\"", with: "\"mJy\""))
    for other in [other, Content(unit: "kHz")] {
      let error = #expect(throws: ConversionError.self) { _ = try union(target, Content(), other) }
      #expect(error?.path?.contains("2-x.") == true)
      #expect(error?.reason.contains("`tfcat merge`") == true, "\(String(describing: error))")
    }
  }

  @Test(arguments: ["x.tfcat", "x.ndjson"]) func fieldsAreThoseOfAll(_ file: String) throws {
    let target = CatalogueFormatTests.Format(file: file, source: "")
    let field = #""flux": {"info": "Flux", "datatype": "int", "ucd": "phot.flux.density", "unit": "Jy"}"#
    let more = #""a": {"info": "A", "datatype": "str", "ucd": "meta.note"}"#
    let (head, notes) = try union(
      target, Content(fields: field, flux: "1"), Content(fields: "\(more), \(Content().fields)"))
    #expect(head.fields?.names == ["flux", "a"])
    #expect(head.fields?["flux"]?.dataType == .float)
    #expect(notes.contains { $0.contains("float together") }, "\(notes)")
    let other = Content(
      fields: #""flux": {"info": "Flux", "datatype": "str", "ucd": "meta.note", "unit": "Jy"}"#, flux: "\"x\""
    )
    #expect(throws: ConversionError.self) { _ = try union(target, Content(), other) }
  }

  // MARK: - JSON lines behind each other

  private func lines(_ titles: String..., unit: String = "MHz", features: String? = "[]") throws -> Conversion
  {
    let texts = titles.enumerated().map { index, title in
      #"""
      {"type": "FeatureCollection", "properties": {"title": "\#(title)"}, "fields": {"a": {"info": "A", "datatype": "int", "ucd": "meta.number"}}, \#(features.map { "\"features\": \($0), " } ?? "")"crs": {"type": "local", "properties": {"name": "n", "time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "\#(index == 0 ? "MHz" : unit)"}, "ref_position_id": "wind"}}}
      {"type": "Feature", "id": \#(index), "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"a": 1}}

      """#
    }
    try folder.write("all.ndjson", texts.joined())
    return try Conversion(paths: [folder.path("all.ndjson")])
  }

  @Test(arguments: ["[]", nil]) func headsInTheMiddleAreHeads(_ features: String?) throws {
    var conversion = try lines("A", "B", features: features)
    while try conversion.next() != nil {}
    #expect(conversion.report.total.features == 2 && conversion.report.total.rejects == 0)
    #expect(conversion.head.fields?.names == ["a"])
    #expect(conversion.report.notes.count == 1 && conversion.report.notes[0].contains("all.ndjson:3: title"))
  }

  @Test func headsInTheMiddleMustAgree() throws {
    let error = #expect(throws: ConversionError.self) { _ = try lines("A", "B", unit: "kHz") }
    #expect(error?.reason.hasPrefix("its CRS is not that of") == true)
  }

  @Test func featuresInAHeadAreNotLost() throws {
    let error = #expect(throws: ConversionError.self) {
      _ = try lines("A", "B", features: #"[{"type": "Feature"}]"#)
    }
    #expect(error?.line == 1 && error?.reason.contains("has its features in itself") == true)
  }

  @Test func aHeadBehindFeaturesIsTold() throws {
    let text =
      #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}"#
    _ = try lines("A")
    try folder.write(
      "b.ndjson", text + "\n" + String(contentsOfFile: folder.path("all.ndjson"), encoding: .utf8))
    let error = #expect(throws: ConversionError.self) { _ = try Conversion(paths: [folder.path("b.ndjson")]) }
    #expect(error?.line == 2 && error?.reason.hasPrefix("a catalogue begins here") == true)
  }
}
