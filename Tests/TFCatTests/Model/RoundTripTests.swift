import TFCat
import TFCatJSON
import Testing

/// Read, written and read again nothing is lost, and a file in the form of the writer is the same to the last
/// byte.
@Suite struct RoundTripTests {
  static let features: [String] = [
    // Each geometry, with whole numbers written in both ways.
    Catalogues.point("[1158051858, 24730.0]"),
    Catalogues.feature(
      #"{"type": "MultiPoint", "coordinates": [[1158051858, 24730.0], [1158051859.5, 24000.0]]}"#),
    Catalogues.feature(
      #"{"type": "LineString", "coordinates": [[2459946.123456789, 24.73], [2459946.123456790123, 20]]}"#),
    Catalogues.feature(
      #"{"type": "MultiLineString", "coordinates": [[[0, 1], [1, 2.5]], [[-1, 0.001], [5, 1e-07]]]}"#),
    Catalogues.feature(
      #"{"type": "Polygon", "coordinates": [[[0.0, 1], [10.0, 1], [10.0, 9], [0.0, 9], [0.0, 1]], [[1.5, 2], [1.5, 3], [2.5, 3], [1.5, 2]]]}"#
    ),
    Catalogues.feature(
      #"{"type": "MultiPolygon", "coordinates": [[[[0, 1], [1, 1], [1, 2], [0, 1]]], [[[5, 1], [6, 1], [6, 2], [5, 1]], [[5.1, 1.1], [5.2, 1.2], [5.2, 1.1], [5.1, 1.1]]]]}"#
    ),
    Catalogues.feature(
      #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}, {"type": "GeometryCollection", "geometries": []}]}"#
    ),
    // Geometries without positions.
    Catalogues.feature(#"{"type": "MultiPoint", "coordinates": []}"#),
    Catalogues.feature(#"{"type": "Polygon", "coordinates": []}"#),
    Catalogues.feature(#"{"type": "MultiPolygon", "coordinates": [[], [[]]]}"#),
    // Ids.
    #"{"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}"#,
    #"{"type": "Feature", "id": -42, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}"#,
    #"{"type": "Feature", "id": 1.50, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}"#,
    #"{"type": "Feature", "id": 123456789012345678901234567890, "geometry": {"type": "Point", "coordinates": [1, 2]}}"#,
    #"{"type": "Feature", "id": -0, "geometry": {"type": "Point", "coordinates": [1, 2]}}"#,
    // Members in another order, members of the format that are null, and foreign ones at each level.
    #"{"properties": {"kind": "III"}, "geometry": {"coordinates": [1, 2], "type": "Point"}, "id": "x", "type": "Feature"}"#,
    #"{"type": "Feature", "id": null, "geometry": {"type": "Point", "coordinates": [1, 2], "bbox": null}, "properties": null, "crs": null}"#,
    #"{"who": [1, {"a": null}], "type": "Feature", "geometry": {"x": 1, "type": "Point", "y": {}, "coordinates": [1, 2], "z": null}, "last": true}"#,
    #"{"type": "Feature", "geometry": {"type": "GeometryCollection", "note": "a", "geometries": [{"type": "Point", "note": "b", "coordinates": [1, 2]}]}}"#,
    // Boxes.
    #"{"type": "Feature", "bbox": [0, 1.0, 2, 3.0], "geometry": {"bbox": [0.5, 1, 2, 3.25], "type": "Point", "coordinates": [1, 2]}}"#,
    #"{"type": "Feature", "bbox": [0, 1, 2.0, 3], "geometry": {"type": "Point", "coordinates": [1, 2]}}"#,
    // CRS at each level.
    #"{"type": "Feature", "crs": \#(Catalogues.crs), "geometry": {"type": "Point", "crs": \#(Catalogues.crs), "coordinates": [1, 2]}}"#,
    // Property names that the fast way keeps from feature to feature, and such as it does not.
    #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"é": 1, "a\tb": 2, "c": 3, "d": 4}}"#,
    // Text of all sorts, numbers as they are spelled.
    #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"é ☀ 𝄞": "\"\\\n\t\r\u0001/", "n": [1.0, 1, 1.50, 1E5, -0, 1e400, 12345678901234567890]}}"#,
  ]

  @Test(arguments: features) func canonicalFeaturesKeepEveryByte(_ feature: String) throws {
    let text = Catalogues.collection(feature)
    #expect(try Catalogues.rewritten(text) == text)
  }

  @Test func canonicalFilesKeepEveryByte() throws {
    let text = Catalogues.collection(Self.features.joined(separator: ",\n"))
    #expect(try Catalogues.rewritten(text) == text)
  }

  @Test(arguments: features) func featuresAreEqualAfterwards(_ feature: String) throws {
    // Another layout and another order of the members: what differs is how it is written and nothing else.
    let first = try Catalogues.read(Catalogues.collection(feature))
    let second = try Catalogues.read(first.json.description.replacingOccurrencesOfSeparators())
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    #expect(try FeatureCollection(json: first.json) == first)
  }

  static let heads: [String] = [
    #"""
    {
    "$schema": "https://voparis-ns.obspm.fr/maser/tfcat/v1.0/schema#",
    "crs": {"note": 1, "type": "local", "more": [], "properties": {"x": {}, "name": "Time-Frequency", "time_coords": {"a": 1, "unit": "d", "name": "days", "time_scale": "TDB", "b": null, "time_origin": "2000-01-01T12:00:00"}, "y": 2, "spectral_coords": {"c": 0.10, "scale": "log", "type": "frequency", "d": "", "unit": "MHz"}, "ref_position_id": "juno", "z": null}, "end": false},
    "features": [
    ],
    "fields": {"b": {"x": 1, "ucd": "meta.id", "info": "B", "y": 2}, "a": {"info": "A", "datatype": "int", "ucd": "meta.number", "unit": "", "values": [1, 2.0, "c"]}, "c": {"info": "C", "datatype": "str", "ucd": "meta.code", "unit": null, "values": {"b": "second", "a": "first"}}},
    "type": "FeatureCollection",
    "bbox": [0, 1.5, 2, 3.5],
    "properties": {"title": "T", "version": 1.0, "authors": [{"given": "A"}]},
    "last": null
    }

    """#,
    #"""
    {
    "type": "FeatureCollection",
    "observations": [{"type": "Observation", "who": 1, "geometry": {"type": "Point", "coordinates": [1.0, 2]}, "properties": {"b": 1, "a": 2}, "id": 3}],
    "crs": {"type": "name", "properties": {"name": "urn:x", "more": 1}, "other": 2},
    "features": [
    ]
    }

    """#,
    #"""
    {
    "type": "FeatureCollection",
    "crs": {"properties": {"href": "http://example.org/crs", "type": "x"}, "type": "link"},
    "fields": {},
    "features": [
    ],
    "observations": []
    }

    """#,
  ]

  @Test(arguments: heads) func headsKeepEveryByte(_ text: String) throws {
    #expect(try Catalogues.rewritten(text) == text)
  }

  @Test(arguments: heads) func headsAreEqualAfterwards(_ text: String) throws {
    let first = try Catalogues.read(text)
    #expect(try FeatureCollection(json: first.json) == first)
  }

  /// What reads features fast and what reads them by way of a JSON tree must not differ.
  @Test(arguments: features) func bothWaysOfReadingAgree(_ feature: String) throws {
    let text = Catalogues.collection(feature)
    let fast = try Catalogues.read(text)
    let slow = try FeatureCollection(json: fast.json)
    #expect(fast.features == slow.features)
    #expect(fast.features.map(\.json.description) == slow.features.map(\.json.description))
  }
}

extension String {
  /// The text without the spaces that follow separators.
  fileprivate func replacingOccurrencesOfSeparators() -> String {
    split(separator: ", ", omittingEmptySubsequences: false).joined(separator: ",\n\t")
  }
}
