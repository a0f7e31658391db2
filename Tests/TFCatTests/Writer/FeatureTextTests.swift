import TFCat
import TFCatJSON
import TFCatTestSupport
import Testing

/// The quick way of writing a feature gives the text of its JSON form, whatever members it has and in
/// whichever order they are written.
@Suite struct FeatureTextTests {
  private static let members = [
    #""type": "Feature""#, #""id": "a\"b""#,
    #""geometry": {"type": "LineString", "coordinates": [[1, 2], [3.5, 4]]}"#,
    #""properties": {"n": 1, "é": "\n", "list": [true, null, {"x": 1e300}]}"#,
  ]

  private static func orders(_ items: [String]) -> [[String]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index in
      var rest = items
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  private func compare(_ feature: Feature) {
    var writer = FeatureTextWriter()
    let isFinite = writer.write(feature)
    #expect(isFinite)
    #expect(String(decoding: writer.json.bytes, as: UTF8.self) == feature.json.description)
  }

  private func compare(_ members: [String]) throws {
    let text = "{\(members.joined(separator: ", "))}"
    let json = Array(text.utf8).withUnsafeBytes { JanssonParser.parse($0) }
    let feature = try Feature(json: #require(json))
    compare(feature)
    var other = feature
    other.id = nil
    compare(other)
    other = feature
    other.id = 7
    other.properties = ["new": "one"]
    compare(other)
    other.properties = nil
    compare(other)
    other = feature
    other.foreignMembers = ["note": "n"]
    compare(other)
  }

  @Test func membersComeInTheirOrder() throws {
    for order in Self.orders(Self.members) { try compare(order) }
    for left in [1, 3] {
      var members = Self.members
      members.remove(at: left)
      for order in Self.orders(members) { try compare(order) }
    }
  }

  @Test func otherMembersAreWrittenToo() throws {
    for more in [
      #""bbox": [1, 2, 3.5, 4]"#, #""note": {"a": []}"#, #""bbox": null"#,
      #""crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix", "#
        + #""spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}"#,
    ] {
      try compare([more] + Self.members)
      try compare(Self.members + [more])
    }
    try compare([Self.members[0], #""id": null"#, Self.members[2], #""properties": null"#])
  }

  @Test func geometriesKeepTheirMembersToo() throws {
    for geometry in [
      #"{"coordinates": [1, 2], "type": "Point"}"#,
      #"{"type": "Point", "coordinates": [1, 2.0], "bbox": [1, 2, 1, 2]}"#,
      #"{"type": "Point", "x": 1, "coordinates": [1, 2]}"#,
      #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1e3, 2]}]}"#,
      #"{"type": "MultiPolygon", "coordinates": [[[[1, 2], [3, 2], [3, 4], [1, 2]]]]}"#,
    ] {
      var members = Self.members
      members[2] = "\"geometry\": \(geometry)"
      try compare(members)
    }
    compare(Feature(id: 1, geometry: .point(Point(Position(time: 1, spectral: 2.5)))))
    compare(Feature(geometry: .point(Point(Position(time: 1, spectral: 2.5))), properties: nil))
  }

  /// Numbers that come again have the text that they had.
  @Test func repeatedNumbersAreWrittenAsOthers() {
    var random = SeededNumbers(1)
    let numbers =
      [0, -0.0, 1, -1.5, 1e-7, 1e300, 1_276_300_800, 12.575, 2453984.123456789, 0.1]
      + (0..<3000).map { Double($0) / 8 }
    var (repeating, plain) = (FeatureTextWriter(numbersRepeat: true), FeatureTextWriter())
    for _ in 0..<300 {
      let line = LineString(
        (0..<200).map { _ in
          Position(
            time: numbers.randomElement(using: &random) ?? 0,
            spectral: numbers.randomElement(using: &random) ?? 0)
        })
      let areFinite = (repeating.writeText(of: .lineString(line)), plain.writeText(of: .lineString(line)))
      #expect(areFinite == (true, true))
    }
    #expect(repeating.json.bytes == plain.json.bytes)
    for value in [Double.nan, .infinity] {
      let isFinite = repeating.writeText(of: .point(Point(Position(time: 1, spectral: value))))
      #expect(!isFinite)
    }
  }
}
