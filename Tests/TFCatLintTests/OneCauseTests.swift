import TFCat
import TFCatLint
import Testing

/// One slip of the writer is one finding, at its place.
@Suite struct OneCauseTests {
  private static func feature(_ id: Int) -> String {
    #"{"type": "Feature", "id": \#(id), "geometry": \#(Example.point), "properties": {"kind": "III"}}"#
  }

  private static let head =
    #""type": "FeatureCollection", "crs": \#(Example.standardCRS), "fields": {"kind": {"info": "Kind", "datatype": "str", "ucd": "meta.code.class"}}"#

  private func lint(_ text: String, jobs: Int = 1) throws -> [Diagnostic] {
    var options = LintOptions()
    options.jobs = jobs
    return try CatalogueLinter(options: options).lint(MappedFile(bytes: Array(text.utf8)), path: "a.json")
      .diagnostics
  }

  @Test(arguments: 0..<4, [false, true]) func aMissingBraceTakesNoOtherFeatureWithIt(
    _ index: Int, headIsLast: Bool
  )
    throws
  {
    var features = (0..<4).map(Self.feature)
    features[index].removeLast()
    let list = #""features": [\#n\#(features.joined(separator: ",\n"))\#n]"#
    let text = headIsLast ? "{\(list), \(Self.head)}" : "{\(Self.head), \(list)}"
    let found = try lint(text)
    #expect(found.map(\.rule) == ["TFC027"])
    #expect(found.first?.message == "a bracket is missing; write }")
    #expect(found.first?.start.line == index + 2)
  }

  @Test func aPythonDictionaryIsOneFault() throws {
    let text = "{\(Self.head), \"features\": [\((0..<200).map(Self.feature).joined(separator: ", "))]}"
    let found = try lint(text.replacing("\"", with: "'"))
    #expect(found.map(\.rule) == ["TFC014"])
    #expect(found.first?.notes.count == 1)
  }

  @Test func namesAreComparedByCodePoints() throws {
    let fields =
      ##""\u{E9}": {"info": "One", "datatype": "int", "ucd": "meta.number"}, "e\u{301}": {"info": "Two", "datatype": "str", "ucd": "meta.code"}"##
    let text =
      ##"{"type": "FeatureCollection", "crs": \##(Example.standardCRS), "fields": {\##(fields)}, "features": [{"type": "Feature", "id": 1, "geometry": \##(Example.point), "properties": {"\u{E9}": 1, "e\u{301}": "a"}}]}"##
    // In a raw string the escapes stay as they are, and mean the same to JSON when they are written as JSON has them.
    let found = try lint(
      text.replacing("\\u{E9}", with: "\u{E9}").replacing("\\u{301}", with: "\u{301}"))
    #expect(found.map(\.rule) == [])
  }
}
