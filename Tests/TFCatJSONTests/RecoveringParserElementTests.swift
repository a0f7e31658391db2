import TFCatJSON
import Testing

@Suite("Elements of an array, one with a fault")
struct RecoveringParserElementTests {
  /// What may happen to one feature among others.
  static let broken = [
    #"{"type": "Feature", "properties": {"a": 1}"#,
    #"{"type": "Feature", "properties": {"a": 1"#,
    #"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]}"#,
    #"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]"#,
    #"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4"#,
    #"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4"#
      + #", "properties": {}}"#,
    #"{"type": "Feature", "geometry": {"coordinates": [[[1, 2]], [3, 4]]], "type": "Polygon"}}"#,
    #"{"type": "Feature", "geometry": {"coordinates": [[1, 2]], [3, 4]], "type": "LineString"}}"#,
    #"{"type": "Feature", "properties": {}}}"#,
    #"{"type": "Feature", "properties": {}]}"#,
    #"{"type": "Feature", "properties": {}]"#,
    #"{"type": "Feature", "properties": {"unit": "Jy}}"#,
    #"{"type": "Feature", "properties": {"unit": Jy"}}"#,
    #"{"type": "Feature", "properties": {unit": "Jy"}}"#,
    #"{"type": "Feature", "properties": {"unit: "Jy"}}"#,
    #"{"type": "Feature", "properties": {"unit": "C:\"}}"#,
    #""type": "Feature", "properties": {}}"#,
    #"{"type": "Feature", "bbox": [1, 2, 3, "properties": {}}"#,
    #"{"type": "Feature", "c": 1, 2], [3, 4]]}"#,
    #"{"type": "Feature" "properties" {}}"#,
    #"{"type": "Feature", /* remark "properties": {}}"#,
    #"{"type": "Feature", "a": @@@ ### , "b": 1}"#,
    #"nothing at all"#,
  ]

  @Test("The features around it come out right", arguments: broken, ["\n", "", " "])
  func neighbours(_ broken: String, _ space: String) {
    func feature(_ id: Int) -> String {
      #"{"type":\#(space)"Feature","id":\#(id),"geometry":{"coordinates":[[\#(id),2],[3,4]]},"unit":"Jy"}"#
    }
    let text = [feature(7), feature(8), broken, feature(10), feature(11)].joined(separator: "," + space)
    let outcome = elements(text)
    #expect(!outcome.faults.isEmpty)
    #expect(outcome.nodes.count == 5)
    for id in [7, 8, 10, 11] where outcome.nodes.count == 5 {
      #expect(outcome.nodes[id - 7].value == document(feature(id)).nodes.first?.value)
    }
    let places = outcome.faults.map { Array($0.pointer.tokens.prefix(2)) }
    #expect(places.allSatisfy { $0 == ["features", 9] || $0 == ["features"] })
    checkPlaces(outcome, text.utf8.count)

    let whole = document(#"{"type": "FeatureCollection", "features": ["# + text + #"], "crs": 1}"#)
    #expect(whole.nodes.first?.value["crs"] == 1)
    #expect(whole.nodes.first?.value["features"]?.array?.last?["id"] == 11)
    #expect(whole.nodes.first?.value["features"]?.array?.count == 5)
  }

  @Test("A comma at the end is one too many only at the end of the array")
  func comma() {
    let text = Array("1, 2,".utf8)
    #expect(elements(text).faults.map(\.kind) == [.trailingComma])
    #expect(elements(text, endsArray: false).faults.isEmpty)
    #expect(elements(text).nodes.count == 2)
  }

  @Test("No elements are no fault")
  func nothing() {
    #expect(elements("").faults.isEmpty)
    #expect(elements(" \n").nodes.isEmpty)
  }

  @Test("A feature inside a feature is none that lost its bracket")
  func nested() {
    let text = #"{"type": "Feature", "v": [1, {"type": "Feature"}], "w": [[{"type": "Feature"}]]}, {"a": 1}"#
    let outcome = elements(text)
    #expect(outcome.faults.isEmpty)
    #expect(outcome.nodes.count == 2)
  }

  @Test("The pointer counts from the index of the first element")
  func pointer() {
    let outcome = elements(#"1, {"a": [0, NaN]}"#)
    #expect(outcome.faults.first?.pointer.description == "/features/8/a/1")
  }
}
