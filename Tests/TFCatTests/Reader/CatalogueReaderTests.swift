import Base
import Foundation
import TFCat
import TFCatJSON
import TFCatTestSupport
import Testing

/// A catalogue's head comes first and its features one by one, wherever they stand in the file.
@Suite struct CatalogueReaderTests {
  private static let point = Catalogues.point("[1, 2]")
  private static let fields = #""fields": {"kind": {"info": "K", "ucd": "meta.code", "datatype": "str"}}"#

  private func ids(_ text: String) throws -> [FeatureID?] {
    var reader = try CatalogueReader(bytes: Array(text.utf8))
    var ids: [FeatureID?] = []
    while let feature = try reader.next() { ids.append(feature.id) }
    #expect(try reader.next() == nil)
    return ids
  }

  private static func numbered(_ ids: Range<Int>) -> String {
    ids.map { #"{"type":"Feature","id":\#($0),"geometry":{"type":"Point","coordinates":[1,2]}}"# }.joined(
      separator: ",")
  }

  @Test(arguments: [
    #"{"type":"FeatureCollection",\#(fields),"crs":\#(Catalogues.crs),"features":[\#(numbered(0..<3))]}"#,
    #"{"features":[\#(numbered(0..<3))],"type":"FeatureCollection",\#(fields),"crs":\#(Catalogues.crs)}"#,
    #"{\#(fields),"features":[\#(numbered(0..<3))],"crs":\#(Catalogues.crs),"type":"FeatureCollection"}"#,
    "\u{FEFF}{\(fields), \"features\" :\r\n\t[ \(numbered(0..<3)) ] , \"crs\": \(Catalogues.crs), \"type\":\"FeatureCollection\"}\n\n",
    // The scanner does not know the name; the features are read by way of the head.
    #"{"type":"FeatureCollection",\#(fields),"crs":\#(Catalogues.crs),"\u0066eatures":[\#(numbered(0..<3))]}"#,
  ])
  func membersStandInAnyOrder(_ text: String) throws {
    let reader = try CatalogueReader(bytes: Array(text.utf8))
    #expect(reader.head.fields?["kind"]?.info == "K")
    #expect(reader.head.crs?.local?.referencePosition == "wind")
    #expect(try ids(text) == [0, 1, 2])
  }

  @Test(arguments: ["[]", "[ ]", "[\n\n]"]) func thereMayBeNoFeatures(_ list: String) throws {
    #expect(try ids(#"{"features": \#(list), "type": "FeatureCollection"}"#).isEmpty)
  }

  @Test func aFeatureIsADocumentToo() throws {
    let text =
      #"{"type": "Feature", "id": "a", "features": [1], "crs": \#(Catalogues.crs), "geometry": {"type": "Point", "coordinates": [1, 2.0]}}"#
    var reader = try CatalogueReader(bytes: Array(text.utf8))
    #expect(reader.head.crs?.local?.referencePosition == "wind")
    let feature = try #require(try reader.next())
    #expect(feature.json.description == text)
    #expect(try reader.next() == nil)
  }

  @Test(arguments: [
    (
      #"{"type": "Point", "coordinates": [1, 2]}"#,
      "<memory>:1:10: /type: a bare Point has neither fields nor events: put it into a Feature of a FeatureCollection"
    ),
    (#"{"features": []}"#, "<memory>:1:1: the member \"type\" is missing"),
    (#"{"type": "FeatureCollection"}"#, "<memory>:1:1: the member \"features\" is missing"),
    (
      #"{"type": "FeatureCollection", "features": {}}"#,
      "<memory>:1:43: /features: expected an array, found an object"
    ),
    ("\n  [1]", "<memory>:2:3: expected a FeatureCollection, found an array"),
    (
      #"{"type": "Catalogue", "features": []}"#,
      "<memory>:1:10: /type: expected \"FeatureCollection\", found \"Catalogue\""
    ),
    (
      "{\"type\": \"FeatureCollection\",\n\"crs\": {\"type\": \"local\"}, \"features\": []}",
      "<memory>:2:8: /crs: the member \"properties\" is missing"
    ),
    (
      "{\"features\": [\n{}, {}], \"type\": \"FeatureCollection\",\n\"fields\": {\"é\": 1, \"a/b\": {\"info\": 2}}}",
      "<memory>:3:17: /fields/é: expected a field, found a number"
    ),
    (
      #"{"type": "FeatureCollection", "features": [], "bbox": [1, 2, 3, "4"]}"#,
      "<memory>:1:65: /bbox/3: expected a number, found a string"
    ),
    (
      #"{"type": "FeatureCollection", "features": [], "observations": [{"type": "Observation"}]}"#,
      "<memory>:1:64: /observations/0: the member \"geometry\" is missing"
    ),
  ])
  func whatIsNoCatalogueIsRefusedWithThePlace(_ text: String, _ expected: String) throws {
    let error = try #require(throws: CatalogueError.self) { try CatalogueReader(bytes: Array(text.utf8)) }
    #expect(error.description == expected)
  }

  /// Everything that comes out of a reader, errors included, until it says that there is no more.
  private func outcomes(_ text: String) throws -> [String] {
    var reader = try CatalogueReader(bytes: Array(text.utf8))
    var outcomes: [String] = []
    while outcomes.count < 100 {
      do {
        guard let feature = try reader.next() else { return outcomes }
        outcomes.append(feature.id?.description ?? "-")
      } catch {
        outcomes.append("\(error)".replacing("<memory>:", with: ""))
      }
    }
    Issue.record("the reader does not come to an end")
    return outcomes
  }

  @Test func soundFeaturesAreReadAfterABadOne() throws {
    let text = """
      {"type": "FeatureCollection", "features": [
      \(Self.numbered(0..<1)),
      {"type": "Feature", "id": 1, "geometry": null},
      \(Self.numbered(2..<3)),
      {"type": "Feature", "id": 3, "geometry": {"type": "Point", "coordinates": [1, NaN]}},
      7,
      \(Self.numbered(5..<6)),
      {"type": "Feature", "id": 6, "id": 6, "geometry": {"type": "Point", "coordinates": [1, 2]}},
      {"type": "Feature", "id": "\\ud800", "geometry": {"type": "Point", "coordinates": [1, 2]}},
      \(Self.numbered(8..<9))
      ]}
      """
    let found = try outcomes(text)
    #expect(found.count == 9)
    #expect(found[0] == "0" && found[2] == "2" && found[5] == "5" && found[8] == "8")
    #expect(found[1] == "3:42: /features/1/geometry: expected a geometry, found null")
    #expect(found[3].hasPrefix("5:79: /features/3/geometry/coordinates/1: not JSON (non finite number): NaN"))
    #expect(found[4] == "6:1: /features/4: expected a Feature, found a number")
    #expect(found[6].hasPrefix("8:30: /features/6") && found[6].contains("ambiguous JSON (duplicate member)"))
    #expect(found[7].hasPrefix("9:") && found[7].contains("ambiguous JSON (lone surrogate)"))
  }

  @Test(arguments: [
    // The separators of the list.
    ("\(numbered(0..<1)),", ["0", "a comma, and no feature after it"]),
    (",\(numbered(0..<1))", ["/features/0"]),
    ("\(numbered(0..<1)),,\(numbered(1..<2))", ["0", "/features/1"]),
    ("\(numbered(0..<1)) \(numbered(1..<3))", ["a comma is missing after this feature", "1", "2"]),
    ("\(numbered(0..<1));\(numbered(1..<3))", ["a comma is missing after this feature"]),
  ])
  func separatorsOfTheListMustBeThere(_ list: String, _ expected: [String]) throws {
    let found = try outcomes(#"{"type": "FeatureCollection", "features": [\#(list)]}"#)
    #expect(found.count >= expected.count)
    for (found, expected) in zip(found, expected) { #expect(found.contains(expected), "\(found)") }
  }

  /// Wherever a file ends too early, there is an error with a place, and no feature that is not in the file.
  @Test func truncatedFilesAreRefused() throws {
    let text =
      #"{"type": "FeatureCollection", "crs": \#(Catalogues.crs), "features": [\#(Self.numbered(0..<3))]}"#
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      let error = #expect(throws: CatalogueError.self) {
        var reader = try CatalogueReader(bytes: bytes[..<length])
        while let feature = try reader.next() { #expect((0..<3).contains { feature.id == .integer($0) }) }
      }
      #expect(error?.path == "<memory>" && error?.reason.isEmpty == false)
      if length > 0 { #expect(error?.position != nil, "\(length)") }
    }
  }

  /// The head knows nothing of the features: the pointer names their list, and not one of them.
  @Test func aTruncatedListIsNamed() {
    let text =
      #"{"type": "FeatureCollection", "crs": \#(Catalogues.crs), "features": [\#(Self.numbered(0..<3))]}"#
    let error = #expect(throws: CatalogueError.self) {
      _ = try CatalogueReader(bytes: Array(text.utf8.dropLast(5)))
    }
    #expect(error?.pointer == ["features"], "\(error?.description ?? "")")
  }

  /// A number that one parser refuses does not let another forget what follows.
  @Test(arguments: ["1", "9007199254740993"]) func textBehindTheCatalogueIsAFault(_ number: String) {
    let text = #"{"type": "FeatureCollection", "n": \#(number), "features": []} x"#
    let error = #expect(throws: CatalogueError.self) { _ = try CatalogueReader(bytes: Array(text.utf8)) }
    #expect(error?.position?.column == text.utf8.count, "\(error?.description ?? "")")
  }

  /// A byte changed anywhere must never bring the reader down, nor make it go on for ever.
  @Test func damagedFilesAreSurvived() throws {
    let text = Array(Catalogues.collection(RoundTripTests.features.prefix(12).joined(separator: ",\n")).utf8)
    var generator = SeededNumbers(77)
    let replacements = Array("{}[]\",:0-.eé\\\n\u{0}x".utf8)
    for _ in 0..<1500 {
      var damaged = text
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<damaged.count, using: &generator)
        if Bool.random(using: &generator) {
          damaged[place] = replacements[Int.random(in: 0..<replacements.count, using: &generator)]
        } else {
          damaged.remove(at: place)
        }
      }
      guard var reader = try? CatalogueReader(bytes: damaged) else { continue }
      var count = 0
      while count < 1000 {
        count += 1
        do {
          if try reader.next() == nil { break }
        } catch {
          #expect(error.position != nil)
        }
      }
      #expect(count < 1000)
    }
  }

  @Test func longIntegersAreRead() throws {
    let line = (0..<1500).map { "[\(725_803_269_184_000_001 + $0), 1.5]" }.joined(separator: ", ")
    for geometry in [
      #"{"type": "LineString", "coordinates": [\#(line)]}"#,
      #"{"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": [\#(line)]}]}"#,
    ] {
      let text = Catalogues.collection(Catalogues.feature(geometry))
      #expect(try Catalogues.rewritten(text) == text)
    }
  }
}
