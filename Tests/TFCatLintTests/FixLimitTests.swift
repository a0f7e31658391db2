import Base
import LintKit
import TFCatLint
import TFCatTestSupport
import Testing

/// What fixes leave alone: what may be a part of the document, or what nobody knows the meaning of.
@Suite struct FixLimitTests {
  private func fixed(_ text: String, _ level: Fix.Safety = .safe) throws -> String {
    let fixer = CatalogueFixer(CatalogueLinter(), level: level)
    let once = try fixer.fix(MappedFile(bytes: Array(text.utf8))).file
    let result = String(decoding: once.bytes, as: UTF8.self)
    // What was fixed needs nothing more.
    #expect(try !fixer.fix(once).isChanged, "\(text)")
    return result
  }

  private func catalogue(
    geometry: String = #"{"type": "Point", "coordinates": [1158051858, 20]}"#, properties: String = "{}",
    fields: String = "{}", more: String = ""
  ) -> String {
    """
    {"type": "FeatureCollection", \(more)"fields": \(fields), "crs": \(Example.standardCRS), "features": [
    {"type": "Feature", "id": 1, "geometry": \(geometry), "properties": \(properties)}
    ]}

    """
  }

  /// Tuples of Python become arrays with all that is in them, or keep the comma that makes them tuples.
  @Test(arguments: [
    (
      "{\"coordinates\": (((1,1),(9,1),(9,5),(1,1)),)}",
      "{\"coordinates\": [[[1,1],[9,1],[9,5],[1,1]]]}"
    ),
    (
      "{\"c\": (((1, 1), (9, 1)), ((1, 2), (3, 2)))}", "{\"c\": [[[1, 1], [9, 1]], [[1, 2], [3, 2]]]}"
    ),
    ("{\"c\": [(1, 2), (3.5e1, -4)]}", "{\"c\": [[1, 2], [3.5e1, -4]]}"),
    ("{\"c\": (1,)}", "{\"c\": [1]}"),
    ("{\"c\": (\"x\",)}", "{\"c\": (\"x\",)}"),
    ("{\"c\": (f(1),)}", "{\"c\": (f(1),)}"),
    ("{\"c\": (1/3)}", "{\"c\": (1/3)}"),
  ]) func tuplesAreMendedWhole(_ text: String, _ expected: String) throws {
    #expect(try fixed(text) == expected)
  }

  /// An id that no other feature has stays as it is.
  @Test func anIDThatIsUniqueStays() throws {
    let features = ["\"a\"", "\"a\"", "\"a-1\"", "\"a-1-2\"", "7", "7", "\"7-5\""].map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "Point", "coordinates": [1158051858, 20]}, "properties": {}}"#
    }
    let text =
      #"{"type": "FeatureCollection", "fields": {}, "crs": \#(Example.standardCRS), "features": [\#(features.joined(separator: ","))]}"#
    let mended = try fixed(text, .unsafe)
    let ids = mended.split(separator: "\"id\": ").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(ids == ["\"a\"", "\"a-1-3\"", "\"a-1\"", "\"a-1-2\"", "7", "\"7-5-2\"", "\"7-5\""])
  }

  /// `x64` is a folder of Windows.
  @Test func aPathKeepsItsFolders() throws {
    let text = #"{"title": "C:\x64\data"}"#
    #expect(try fixed(text) == text)
  }

  /// The rest of a line behind a stray mark is no comment.
  @Test(arguments: [
    #"{"u":"a"//b","v":1}"#, ##"{"u":"a"#b","v":1}"##, "[1,2#,3,4]", #"{"a": [1, 2], #{"b": 1}}"#,
    #"{"u": "http:"//example.org/x", "v": [1]}"#, "#{\"a\": 1}\n",
  ]) func aStrayMarkTakesNothingWithIt(_ text: String) throws {
    #expect(try fixed(text) == text)
  }

  @Test(arguments: [
    ("{\"a\": 1, // see the list, page 2\n\"b\": 2}", "{\"a\": 1, \n\"b\": 2}"),
    ("{\"a\": 1,\n# {\"old\": [1]},\n\"b\": 2}", "{\"a\": 1,\n\n\"b\": 2}"),
  ]) func commentsAreTakenOut(_ text: String, _ expected: String) throws {
    #expect(try fixed(text) == expected)
  }

  /// Of two members with one name nobody knows which counts.
  @Test func objectsWithANameTwiceAreLeftAlone() throws {
    let int = #"{"n": {"info": "Number", "datatype": "int", "ucd": "meta.number"}}"#
    for text in [
      catalogue(properties: #"{"n": 5.0, "n": 7}"#, fields: int),
      catalogue(
        geometry: #"{"type": "Polygon", "coordinates": [[10, 1]], "coordinates": [[10, 1], [20, 1]]}"#),
      catalogue(
        fields:
          #"{"n": {"info": "Number", "datatype": "integer", "ucd": "meta.number"}, "n": {"info": "Number", "datatype": "float", "ucd": "meta.number"}}"#
      ),
      catalogue(more: #""bbox": null, "bbox": [1158051858, 20, 1158051858, 20], "#),
    ] {
      #expect(try fixed(text) == text)
    }
    #expect(try fixed(catalogue(properties: #"{"n": 5.0}"#, fields: int)).contains(#"{"n": 5}"#))
  }

  /// What is said of a value stands where the value is.
  @Test func theFirstOfTwoMembersIsJudged() throws {
    let text = "{\"type\": \"feature\",\n \"type\": \"Feature\"}"
    let report = CatalogueLinter().lint(try MappedFile(bytes: Array(text.utf8)), path: "a")
    let found = try #require(report.diagnostics.first { $0.rule.id == "TFC103" })
    #expect(found.start.line == 1)
  }

  /// Formulae of TeX and paths of Windows keep their backslashes.
  @Test func backslashesOfTeXAndPathsAreNoControlCharacters() throws {
    for text in [
      #"$\alpha$ source"#, #"\vec{B}"#, #"B$_\odot$ \approx \epsilon"#, #"C:\100"#, #"C:\x86\data"#,
    ] {
      let document = catalogue(properties: #"{"s": "\#(text)"}"#)
      #expect(try fixed(document).contains(text))
      let unsafe = try fixed(document, .unsafe)
      #expect(unsafe.contains(text.replacing(#"\"#, with: #"\\"#)))
    }
    #expect(try fixed(#"{"s": "\xE9"}"#) == #"{"s": "\u00E9"}"#)
  }

  /// Fixes that together give two members one name are left out, and the others are applied.
  @Test func fixesThatDoNotGoTogetherAreLeftOut() throws {
    let text = #"{"Properties": {}, "PROPERTIES": {}, "type": "featurecollection"}"#
    let result = try fixed(text)
    #expect(result.contains(#""FeatureCollection""#) && result.contains("PROPERTIES"))
  }

  @Test func aDateWithoutItsOpeningMarkDrawsNoCommas() throws {
    #expect(try !fixed("{\"a\": 2010Z\",\n\"b\": 1}", .unsafe).contains(",,"))
  }

  @Test func numbersThatNoDoubleHoldsKeepTheirQuotes() throws {
    let float = #"{"n": {"info": "Number", "datatype": "float", "ucd": "meta.number"}}"#
    let text = catalogue(properties: #"{"n": "1e400"}"#, fields: float)
    #expect(try fixed(text) == text)
  }

  /// The extent of a feature that cannot be read is not known.
  @Test func theBoxOfACatalogueIsNotComputedFromAPart() throws {
    let box = #""bbox": [1158051860, 20, 1258051858, 30], "#
    let text = catalogue(more: box)
    #expect(try fixed(text).contains(#""bbox": [1158051858, 20, 1158051858, 20]"#))
    let unread = text.replacing(
      "\n]}", with: #", {"type": "Feature", "id": 2, "geometry": null, "properties": {}}"# + "\n]}")
    #expect(try fixed(unread).contains(box))
  }

  @Test func aRingKeepsFourPositions() throws {
    let ring = "[[[1158051858, 20], [1158051858, 20], [1158051860, 20], [1158051858, 20]]]"
    let text = catalogue(geometry: #"{"type": "Polygon", "coordinates": \#(ring)}"#)
    #expect(try fixed(text, .unsafe).contains(ring))
  }

  @Test func aBareAddressIsNoName() throws {
    let text = #"{"u": http://e.org/x, "v": 1}"#
    #expect(try !fixed(text).contains(#""http":"#))
  }
}
