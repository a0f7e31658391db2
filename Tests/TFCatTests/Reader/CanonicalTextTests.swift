import TFCatJSON
import Testing

@testable import TFCat

/// Text of features that is copied instead of being read is what a writer makes of them.
@Suite struct CanonicalTextTests {
  /// A feature twice: the layout is learnt from the first.
  private func copy(_ feature: String) throws -> (copied: String?, written: String) {
    let document = """
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"name": "Time-Frequency",
      "time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}},
      "features": [\(feature),\n\(feature)], "properties": {"title": "\(String(repeating: "t", count: 80))"}}
      """
    var reader = try CatalogueReader(bytes: document.utf8)
    let feature = try #require(try reader.next())
    var writer = FeatureTextWriter()
    let isWritten = writer.write(feature)
    #expect(isWritten)
    let copied = reader.nextCanonicalText().map { String(decoding: $0, as: UTF8.self) }
    if copied != nil {
      let next = try reader.next()
      #expect(next == nil)
    }
    return (copied, String(decoding: writer.json.bytes, as: UTF8.self))
  }

  private static func feature(
    _ coordinates: String, kind: String = "Point", id: String = "1", properties: String = #"{"a": 1.50}"#
  ) -> String {
    #"{"type": "Feature", "id": \#(id), "geometry": {"type": "\#(kind)", "coordinates": \#(coordinates)}, "#
      + #""properties": \#(properties)}"#
  }

  private static let canonical = [
    feature("[1158051700.125, 20]"), feature("[1158051700, 20.0]", id: #""a""#),
    feature("[[1, 2], [3.5, -4.25]]", kind: "LineString"),
    feature(
      "[[[1, 2], [3, 2], [3, 4], [1, 2]], [[1.5, 2.5], [2, 3], [2, 2.5], [1.5, 2.5]]]", kind: "Polygon"),
    feature("[[[[1, 2], [3, 2], [3, 4], [1, 2]]], [[[5, 2], [7, 2], [7, 4], [5, 2]]]]", kind: "MultiPolygon"),
    feature("[1, 2]", properties: "{}"),
    feature("[1, 2]", properties: #"{"a": "x", "b": true, "c": false, "d": 1e5, "e": "Nançay", "f": -0.0}"#),
    #"{"geometry": {"coordinates": [1, 2], "type": "Point"}, "type": "Feature"}"#,
  ]

  @Test(arguments: canonical) func usualTextIsCopied(_ feature: String) throws {
    let (copied, written) = try copy(feature)
    #expect(copied == feature && written == feature)
  }

  private static let others = [
    #"{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}"#,
    feature("[1,2]"), feature("[1,  2]"), feature("[ 1, 2]"), feature("[1, 2 ]"), feature("[1 , 2]"),
    feature("[[1, 2],[3, 4]]", kind: "LineString"), feature("[[1, 2] , [3, 4]]", kind: "LineString"),
    feature("[1, 2]", id: "-0"), feature("[1, 2]", id: "1.0"), feature("[1, 2]", id: "12345678901234567890"),
    feature("[1, 2]", id: #""\u0041""#),
    feature("[1, 2]", properties: #"{"a": "\u00e9"}"#), feature("[1, 2]", properties: #"{"a": "\/"}"#),
    feature("[1, 2]", properties: #"{"a": [1,2]}"#), feature("[1, 2]", properties: #"{"a": {"b":1}}"#),
    feature("[1, 2]", properties: #"{"a": null}"#), feature("[1, 2]", properties: #"{ "a": 1}"#),
    feature("[1, 2]", properties: #"{"a" : 1}"#), feature("[1, 2]", properties: #"{"\u0061": 1}"#),
    feature("[1, 2]", properties: "{\"a\": 1\n}"),
    #"{"type": "Feature", "bbox": [1,2,1,2], "geometry": {"type": "Point", "coordinates": [1, 2]}}"#,
  ]

  @Test(arguments: others) func otherTextIsCopiedOnlyWhereItIsTheSame(_ feature: String) throws {
    let (copied, written) = try copy(feature)
    #expect(copied == nil || copied == written)
  }

  private static let numbers = [
    "0", "5", "-5", "0.0", "5.0", "5.00", "-0", "-0.0", "-0.5", "0.5", "1.50", "0.0001", "0.00012", "0.00001",
    "0.000123", "1e5", "1E2", "2.5e-3", "100000000000000", "123456789012345", "1234567890123456",
    "9007199254740993", "1000000000000000000", "123456789012345.6", "1158051700.123456", "12345678.12345678",
    "0.30000000000000004", "0.1", "4503599627370497.5", "1e-320",
  ]

  @Test func numbersAreCopiedAsAWriterWritesThem() throws {
    var count = 0
    for time in Self.numbers {
      for spectral in Self.numbers {
        let line = "[[\(time), \(spectral)], [\(spectral), \(time)], [7, 7.0]]"
        let (copied, written) = try copy(Self.feature(line, kind: "LineString"))
        #expect(copied == nil || copied == written, "\(line)")
        if copied != nil { count += 1 }
      }
    }
    #expect(count >= 100)
  }
}
