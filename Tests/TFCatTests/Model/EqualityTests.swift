import TFCat
import TFCatJSON
import Testing

/// Equality goes by what is said and not by how it is written.
@Suite struct EqualityTests {
  @Test(arguments: [
    ("1", "1.0"), ("1", "10e-1"), ("100", "1e2"), ("0.10", "0.1"), ("0", "-0"), ("0", "0.000"), ("0e5", "0"),
    ("1E+2", "100.00"), ("-1.5e3", "-1500"),
  ])
  func numbersOfOneValueAreEqual(_ left: String, _ right: String) throws {
    let left = try #require(JSONNumber(literal: left))
    let right = try #require(JSONNumber(literal: right))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
  }

  @Test(arguments: [
    ("1", "-1"), ("1", "10"), ("9007199254740993", "9007199254740992"), ("0.1", "0.10000000000000001"),
    ("1e5", "1e6"),
    ("1e99999999999999999999", "1"), ("1e-99999999999999999999", "1e99999999999999999999"),
  ])
  func numbersOfDifferentValuesAreNot(_ left: String, _ right: String) throws {
    #expect(try #require(JSONNumber(literal: left)) != #require(JSONNumber(literal: right)))
  }

  @Test func objectsAreEqualInAnyOrder() {
    let left: JSONObject = ["a": 1, "b": ["c": 1, "d": nil]]
    let right: JSONObject = ["b": ["d": nil, "c": 1.0], "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1])
    #expect(left != ["a": 1, "b": ["c": 1, "e": nil]])
    #expect((["a": 1, "a": 2] as JSONObject) != ["a": 1, "a": 1])
  }

  @Test func idsOfOneValueAreEqual() throws {
    #expect(FeatureID.integer(7) == .number(try #require(JSONNumber(literal: "7.0"))))
    #expect(
      FeatureID.integer(7).hashValue == FeatureID.number(try #require(JSONNumber(literal: "7.0"))).hashValue)
    #expect(FeatureID.integer(7) != "7")
  }

  @Test func fieldsAreEqualInAnyOrder() {
    let a = Field(info: "A", ucd: "meta.id", dataType: .str)
    let b = Field(info: "B", ucd: "meta.id", dataType: .int)
    #expect((["a": a, "b": b] as Fields) == ["b": b, "a": a])
    #expect((["a": a, "b": b] as Fields) != ["a": b, "b": a])
    #expect(Set([["a": a, "b": b] as Fields, ["b": b, "a": a]]).count == 1)
  }

  static let pairs: [(String, String)] = [
    ("[1, 2]", "[1, 3]"), ("[1, 2]", "[1.0000000000000002, 2]"),
  ]

  @Test(arguments: pairs) func valuesMakeGeometriesDifferent(_ left: String, _ right: String) throws {
    let left = try Catalogues.read(Catalogues.collection(Catalogues.point(left)))
    let right = try Catalogues.read(Catalogues.collection(Catalogues.point(right)))
    #expect(left != right)
  }

  @Test func layoutMakesGeometriesDifferent() {
    let positions = (0..<4).map { Position(time: Double($0), spectral: 1) }
    #expect(Geometry.multiPoint(MultiPoint(positions)) != .lineString(LineString(positions)))
    #expect(
      Geometry.multiLineString(MultiLineString([positions]))
        != .multiLineString(MultiLineString([Array(positions[..<2]), Array(positions[2...])])))
    #expect(Geometry.point(Point(positions[0])) == .point(Point(positions[0])))
  }

  @Test func spellingDoesNot() throws {
    let left = try Catalogues.read(Catalogues.collection(Catalogues.point("[1, 2.50]")))
    let right = try Catalogues.read(
      Catalogues.collection(
        #"{"geometry": {"coordinates": [1.0, 25e-1], "type": "Point"}, "type": "Feature"}"#))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
  }
}
