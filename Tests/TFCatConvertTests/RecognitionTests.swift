import Base
import Foundation
import TFCat
import TFCatConvert
import TFCatTestSupport
import Testing

/// Names count where a format has them, and nowhere else.
@Suite struct RecognitionTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func format(_ text: String) throws -> String {
    let path = try folder.write("input", text)
    return try SourceRegistry.standard.recognize(SourceFile(path: path)).description.name
  }

  /// A zip archive with one entry that is stored as it is, as Python writes it.
  private func archive(of text: String) throws -> String {
    let name = Array("list.txt".utf8)
    var bytes: [UInt8] = [0x50, 0x4B, 3, 4, 20] + [UInt8](repeating: 0, count: 21)
    bytes += [UInt8(name.count), 0, 0, 0] + name + Array(text.utf8)
    let path = folder.path("input.zip")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test(arguments: Fixture.all.filter { !$0.name.contains("/") }) func archivesAreNoLists(_ fixture: Fixture)
    throws
  {
    let text = try String(decoding: Data(contentsOf: URL(fileURLWithPath: fixture.path)), as: UTF8.self)
    let path = try archive(of: text)
    for format in [nil, fixture.format] {
      let error = #expect(throws: ConversionError.self) {
        try Converted([path], format: format, parameters: fixture.parameters)
      }
      #expect(error?.description == "\(path): this is a zip archive: unpack it with unzip")
    }
  }

  @Test func filesOfOptionsAreNoArchives() throws {
    let list = try Fixture.named("ecallisto.txt")
    let path = try archive(of: "\nGLASGOW,45,81\n")
    let error = #expect(throws: ConversionError.self) {
      try Converted([list.path], parameters: ["stations": path])
    }
    #expect(error?.reason.contains("a zip archive") == true)
  }

  private static let crs =
    #""crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}"#

  /// Fields of catalogues that are the names of members of other formats.
  static let names = [
    ["regions", "filename"], ["images", "annotations"], ["shapes", "imagePath"],
    ["result", "event_starttime", "overmax"], ["begin_datetime", "particulars1"],
    ["_via_img_metadata", "image_id", "category_id", "file_name", "shape_type"],
  ]

  private static func feature(_ names: [String]) -> String {
    let properties = names.map { "\"\($0)\": \"x\"" }.joined(separator: ", ")
    return
      #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {\#(properties)}}"#
  }

  private static func head(_ names: [String]) -> String {
    let fields = names.map { #""\#($0)": {"info": "x", "ucd": "meta.note", "datatype": "str"}"# }
    return #""fields": {\#(fields.joined(separator: ", "))}, \#(crs)"#
  }

  @Test(arguments: names) func fieldsOfCataloguesMayHaveAnyName(_ names: [String]) throws {
    let (head, feature) = (Self.head(names), Self.feature(names))
    #expect(try format(#"{"type": "FeatureCollection", \#(head), "features": [\#(feature)]}"#) == "tfcat")
    // Members of their own do not make catalogues another format either.
    let members = names.map { #""\#($0)": []"# }.joined(separator: ", ")
    #expect(
      try format(#"{\#(members), "type": "FeatureCollection", \#(head), "features": [\#(feature)]}"#)
        == "tfcat")
    #expect(
      try format(
        "{\"type\": \"FeatureCollection\", \(head), \"features\": []}\n\(feature)\n") == "ndjson")
    #expect(try format("\(feature)\n\(feature)\n") == "ndjson")
    #expect(
      try format(
        #"{"type": "FeatureCollection", "tfcat": {"type": "FeatureCollection", \#(head), "features": []}, "features": [\#(feature)]}"#
      ) == "geojson")
    #expect(try format(feature) == "tfcat")
  }

  @Test func otherFormatsAreKnownByTheirMembers() throws {
    #expect(try format(#"{"images": [], "annotations": []}"#) == "coco")
    #expect(try format(#"{"info": {"type": "FeatureCollection"}, "images": [{"file_name": "a"}]}"#) == "coco")
    #expect(try format(#"[{"image_id": 1, "category_id": 2}]"#) == "coco")
    #expect(try format(#"{"a.png": {"filename": "a.png", "regions": []}}"#) == "via")
    #expect(try format(#"{"shapes": [], "imagePath": "a"}"#) == "labelme")
    #expect(try format(#"{"result": [{"event_starttime": "2010-01-01T00:00:00"}]}"#) == "hek")
    #expect(try format(#"[{"begin_datetime": "x", "particulars1": "y"}]"#) == "noaa-swpc")
    // A table whose rows say of such members is none of these.
    #expect(throws: ConversionError.self) {
      try format(#"{"rows": [{"images": 1, "annotations": 2, "shapes": 3, "result": 4}]}"#)
    }
  }

  @Test(arguments: ["votable", "ecsv", "csv"]) func ownTablesOfListsAreOurs(_ name: String) throws {
    for fixture in try [Fixture.named("HFC/hqi-soap-1.1.xml"), Fixture.named("hec-wind.txt")] {
      var conversion = try Conversion(
        paths: [fixture.path], options: SourceOptions(parameters: fixture.parameters))
      let path = folder.path("own.\(name)")
      _ = try conversion.write(to: path, as: FormatRegistry.standard.format(of: path, named: name))
      #expect(try Converted([path]).report.format == "tfcat-table")
    }
  }

  @Test func wordsOfDescriptionsAreNoColumns() throws {
    let votable = """
      <VOTABLE><RESOURCE><TABLE name="x"><DESCRIPTION>as in VIEW_T3_HQI of HELIO HEC</DESCRIPTION>
      <PARAM name="p" datatype="char" arraysize="*" value="ID_TYPE_III"/>
      <FIELD name="a" datatype="char" arraysize="*"><DESCRIPTION>"time_start" is name="time_start"</DESCRIPTION></FIELD>
      <DATA><TABLEDATA><TR><TD>ID_TYPE_II"</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """
    #expect(throws: ConversionError.self) { try format(votable) }
    #expect(try format(votable.replacing("name=\"a\"", with: "name='ID_TYPE_II'")) == "hfc1t2")
    #expect(try format(votable.replacing("name=\"a\"", with: "name='time_start'")) == "helio-hec")
  }
}
