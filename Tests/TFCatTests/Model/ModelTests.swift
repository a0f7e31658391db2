import TFCat
import TFCatJSON
import Testing

/// The model as a program uses it.
@Suite struct ModelTests {
  let line = LineString([Position(time: 0, spectral: 10), Position(time: 5, spectral: 1)])

  @Test func featuresAreMadeFromScratch() throws {
    var head = CatalogueHead(
      fields: ["kind": Field(info: "Kind of burst", ucd: "meta.code.class", dataType: .str)],
      crs: Catalogues.head.crs, properties: ["title": "Bursts"])
    head.fields?["peak"] = Field(
      info: "Peak flux density", ucd: "phot.flux.density;stat.max", dataType: .float, unit: "Jy")
    var feature = Feature(
      id: 1,
      geometry: .polygon(Polygon(BoundingBox(timeMin: 0, spectralMin: 1, timeMax: 10, spectralMax: 2))),
      properties: ["kind": "III"])
    feature.properties?["peak"] = 1.5e-3
    feature.bbox = feature.geometry.bounds
    let text = FeatureCollection(head: head, features: [feature]).json.description
    #expect(
      text == #"""
        {"type": "FeatureCollection", "properties": {"title": "Bursts"}, "fields": {"kind": {"info": "Kind of burst", "datatype": "str", "ucd": "meta.code.class"}, "peak": {"info": "Peak flux density", "datatype": "float", "ucd": "phot.flux.density;stat.max", "unit": "Jy"}}, "crs": \#(Catalogues.crs), "features": [{"type": "Feature", "id": 1, "geometry": {"type": "Polygon", "coordinates": [[[0, 1], [10, 1], [10, 2], [0, 2], [0, 1]]]}, "properties": {"kind": "III", "peak": 0.0015}, "bbox": [0, 1, 10, 2]}]}
        """#)
  }

  @Test func positionsAreEditedInPlace() throws {
    var line = line
    line.positions[0].time += 2
    line.positions.append(Position(time: 9, spectral: 0.5))
    line.positions.removeAll { $0.spectral == 1 }
    #expect(line.positions == [Position(time: 2, spectral: 10), Position(time: 9, spectral: 0.5)])

    var polygon = Polygon(BoundingBox(timeMin: 0, spectralMin: 0, timeMax: 2, spectralMax: 2))
    polygon.rings.append(Positions(polygon.rings[0].reversed()))
    polygon.rings[1][1].time = 1
    #expect(polygon.coordinates.partEnds == [5, 10])
    #expect(polygon.rings[1][1] == Position(time: 1, spectral: 2))

    var multi = MultiPolygon([[polygon.rings[0]], polygon.rings])
    multi.polygons[1].removeLast()
    multi.polygons[0][0][0].spectral = -1
    #expect(multi.coordinates.groupEnds == [1, 2])
    #expect(multi.coordinates.values[1] == -1)

    var lines = MultiLineString([line.positions])
    lines.lines.append([Position(time: 1, spectral: 1)])
    #expect(lines.lines.map(\.count) == [2, 1])

    var point = Point(Position(time: 1, spectral: 2))
    point.position.time = 3
    #expect(point.position == Position(time: 3, spectral: 2))

    var points = MultiPoint(line.positions)
    points.positions.swapAt(0, 1)
    #expect(points.positions.map(\.time) == [9, 2])
  }

  @Test func allPositionsOfAGeometryAreChangedAtOnce() throws {
    var geometry = Geometry.geometryCollection(
      GeometryCollection([
        .lineString(line), .geometryCollection(GeometryCollection([.point(Point(line.positions[0]))])),
      ]))
    geometry.attributes.foreignMembers = ["note": 1]
    geometry.updatePositions { $0.time += 1 }
    #expect(geometry.bounds == BoundingBox(timeMin: 1, spectralMin: 1, timeMax: 6, spectralMax: 10))
    #expect(geometry.attributes.foreignMembers == ["note": 1])
    struct Stop: Error {}
    #expect(throws: Stop.self) { try geometry.updatePositions { _ in throw Stop() } }
    #expect(geometry.kind == .geometryCollection)
    #expect(geometry.bounds?.timeMin == 1)
  }

  @Test func changesKeepTheWayOfWriting() throws {
    var feature = try #require(
      Catalogues.read(
        Catalogues.collection(
          Catalogues.feature(
            #"{"type": "LineString", "coordinates": [[1158051858, 24730.0], [1158051860, 1.5]], "bbox": [1.0, 2, 3.0, 4]}"#
          ))
      ).features.first)
    feature.geometry.updatePositions {
      $0.time += 1
      $0.spectral += 1
    }
    feature.geometry.attributes.bbox?.formUnion(
      BoundingBox(timeMin: 0, spectralMin: 0, timeMax: 1, spectralMax: 1))
    #expect(
      feature.geometry.json.description
        == #"{"type": "LineString", "coordinates": [[1158051859, 24731.0], [1158051861, 2.5]], "bbox": [0.0, 0, 3.0, 4]}"#
    )
  }

  @Test func membersThatAreSetComeAfterThoseThatWereThere() throws {
    var feature = try Feature(json: [
      "geometry": Geometry.lineString(line).json, "type": "Feature", "id": nil, "x": 1,
    ])
    #expect(feature.json.object?.names == ["geometry", "type", "id", "x"])
    feature.id = "a"
    feature.properties = ["p": 1]
    #expect(feature.json.object?.names == ["geometry", "type", "id", "x", "properties"])
    #expect(feature.json["id"] == "a")
    feature.foreignMembers["x"] = nil
    // A member of the format among the foreign ones does not become a second member.
    feature.foreignMembers["id"] = "b"
    #expect(feature.json.object?.names == ["geometry", "type", "id", "properties"])
    #expect(feature.json["id"] == "a")
  }

  @Test func fieldsAreFoundByName() throws {
    var fields: Fields = [:]
    let field = Field(info: "A", ucd: "meta.id", dataType: .str)
    fields["b"] = field
    fields["a"] = field
    fields["b"]?.info = "B"
    #expect(fields.names == ["b", "a"])
    #expect(fields["b"]?.info == "B")
    #expect(fields.map(\.name) == ["b", "a"])
    #expect(fields.count == 2)
    fields["b"] = nil
    #expect(fields.names == ["a"] && fields["b"] == nil)
  }

  @Test func boxesHoldTheirEdges() {
    let box = BoundingBox(timeMin: 0, spectralMin: 0, timeMax: 2, spectralMax: 2)
    #expect(box.contains(box) && box.contains(Position(time: 2, spectral: 0)))
    #expect(!box.contains(Position(time: 2.1, spectral: 0)))
    #expect(
      box.union(BoundingBox(timeMin: -1, spectralMin: 1, timeMax: 1, spectralMax: 3))
        == BoundingBox(timeMin: -1, spectralMin: 0, timeMax: 2, spectralMax: 3))
    #expect(Geometry.multiPoint(MultiPoint([])).bounds == nil)
    #expect(Geometry.geometryCollection(GeometryCollection([])).bounds == nil)
    #expect(
      Geometry.lineString(line).bounds == BoundingBox(timeMin: 0, spectralMin: 1, timeMax: 5, spectralMax: 10)
    )
  }

  @Test(arguments: [
    (#"{"type": "Feature"}"#, "the member \"geometry\" is missing"),
    (#"{"type": "Feature", "geometry": null}"#, "/geometry: expected a geometry, found null"),
    (#"{"type": "feature", "geometry": null}"#, "/type: expected \"Feature\", found \"feature\""),
    (
      #"{"type": "Feature", "geometry": {"type": "Circle"}}"#,
      "/geometry/type: \"Circle\" is no geometry type"
    ),
    (
      #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1]}}"#,
      "/geometry/coordinates: a position is [time, spectral value], found 1 items"
    ),
    (
      #"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], 3]]}}"#,
      "/geometry/coordinates/0/1: expected a position, [time, spectral value], found a number"
    ),
    (
      #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 1e999]}}"#,
      "/geometry/coordinates/1: 1e999 is beyond the range of doubles, 1.7976931348623157e+308"
    ),
    (
      #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2], "bbox": [1, 2, 3]}}"#,
      "/geometry/bbox: a bbox is [time min, spectral min, time max, spectral max], found 3 items"
    ),
    (
      #"{"type": "Feature", "id": [1], "geometry": {"type": "Point", "coordinates": [1, 2]}}"#,
      "/id: expected a string or a number, found an array"
    ),
    (
      #"{"type": "Feature", "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Point"}]}}"#,
      "/geometry/geometries/0: the member \"coordinates\" is missing"
    ),
    (
      #"{"type": "Feature", "properties": [], "geometry": {"type": "Point", "coordinates": [1, 2]}}"#,
      "/properties: expected an object, found an array"
    ),
  ])
  func errorsSayWhatIsWrongAndWhere(_ text: String, _ expected: String) throws {
    let json = try #require(JSONValueText.parse(text))
    let error = try #require(throws: ModelError.self) { try Feature(json: json) }
    #expect(error.description == expected)
  }

  @Test func collectionsInCollectionsHaveALimit() throws {
    func nested(_ depth: Int) -> JSONValue {
      (1..<depth).reduce(["type": "GeometryCollection", "geometries": []]) { inner, _ in
        ["type": "GeometryCollection", "geometries": [inner]]
      }
    }
    #expect(throws: Never.self) { try Geometry(json: nested(32)) }
    #expect(throws: ModelError.self) { try Geometry(json: nested(33)) }
  }
}

/// A JSON value from text, by way of a catalogue's foreign member.
enum JSONValueText {
  static func parse(_ text: String) -> JSONValue? {
    let catalogue = #"{"type": "FeatureCollection", "features": [], "value": \#(text)}"#
    return try? CatalogueReader(bytes: Array(catalogue.utf8)).head.foreignMembers["value"]
  }
}
