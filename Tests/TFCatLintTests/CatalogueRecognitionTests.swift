import Base
import LintKit
import TFCatLint
import Testing

/// Which JSON files of a folder are checked.
@Suite struct CatalogueRecognitionTests {
  private static let fields = #""fields": {"a": {"info": "A", "ucd": "meta.note", "datatype": "str"}}"#

  private func isCatalogue(_ text: String) throws -> Bool {
    try CatalogueRecognition.isCatalogue(MappedFile(bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    #"{"type": "FeatureCollection", \#(fields), "features": []}"#,
    #"{"type": "FeatureCollection", "crs": null, "fields" : {}, "features": []}"#,
    #"{"type": "FeatureCollection", "crs": {"type": "name"}, \#(fields), "features": []}"#,
    "{'type': 'FeatureCollection', 'fields': {}, 'features': []}",
    #"{"type": "FeatureCollection", "observations": [], "features": []}"#,
    #"{"type": "MultiPolygon", "coordinates": [], "crs": \#(Example.standardCRS)}"#,
    #"{"type": "MultiLineString", "coordinates": [], "crs": \#(Example.standardCRS)}"#,
    // Nothing tells what these are, and nobody can use them.
    "", " \n", #"{"type": "FeatureCollection", "fea"#,
  ]) func aCatalogueIsFound(_ text: String) throws { #expect(try isCatalogue(text)) }

  @Test(arguments: [
    #"{"type": "FeatureCollection", "features": []}"#,
    #"{"type": "FeatureCollection", "crs": {"type": "name"}, "features": [{"type": "Feature"}]}"#,
    #"{"features": [], "fields": [{"name": "a"}], "geometryType": "esriGeometryPoint"}"#,
    #"{"name": "package", "fields": {"a": 1}}"#, "[1, 2]", "null",
  ]) func otherFormatsAreLeftOut(_ text: String) throws { #expect(try !isCatalogue(text)) }
}
