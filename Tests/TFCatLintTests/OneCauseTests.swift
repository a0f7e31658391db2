import Base
import LintKit
import TFCat
import TFCatLint
import Testing

/// One slip of the writer is one finding, at its place.
@Suite struct OneCauseTests {
  private static let point = #"{"type": "Point", "coordinates": [1158051858, 24.73]}"#

  private static func feature(_ id: Int) -> String {
    #"{"type": "Feature", "id": \#(id), "geometry": \#(Self.point), "properties": {"kind": "III"}}"#
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
    let list = "\"features\": [\n\(features.joined(separator: ",\n"))\n]"
    let text = headIsLast ? "{\(list), \(Self.head)}" : "{\(Self.head), \(list)}"
    let found = try lint(text)
    #expect(found.map(\.rule.id) == ["TFC027"])
    #expect(found.first?.message == "a bracket is missing; write }")
    #expect(found.first?.start.line == index + 2)
  }

  @Test func aPythonDictionaryIsOneFault() throws {
    let text = "{\(Self.head), \"features\": [\((0..<200).map(Self.feature).joined(separator: ", "))]}"
    let found = try lint(text.replacing("\"", with: "'"))
    #expect(found.map(\.rule.id) == ["TFC014"])
    #expect(found.first?.notes.count == 1)
  }

  /// Properties are mostly laid out as those of the feature before, and are faulty alike then.
  @Test(arguments: [1, 2]) func duplicatesAreFoundInEachFeature(_ jobs: Int) throws {
    let features = (0..<30).map {
      Self.feature($0).replacing(#""kind": "III""#, with: #""kind": "III", "kind": "II""#)
    }
    let found = try lint("{\(Self.head), \"features\": [\(features.joined(separator: ",\n"))]}", jobs: jobs)
    #expect(found.count { $0.rule.id == "TFC029" } == 30)
  }

  @Test func namesAreComparedByCodePoints() throws {
    let one = "\u{E9}"
    let two = "e\u{301}"
    let fields =
      #""\#(one)": {"info": "One", "datatype": "int", "ucd": "meta.number"}, "\#(two)": {"info": "Two", "datatype": "str", "ucd": "meta.code"}"#
    let feature =
      #"{"type": "Feature", "id": 1, "geometry": \#(Self.point), "properties": {"\#(one)": 1, "\#(two)": "a"}}"#
    let text =
      #"{"type": "FeatureCollection", "crs": \#(Example.standardCRS), "fields": {\#(fields)}, "features": [\#(feature)]}"#
    let found = try lint(text)
    #expect(found.isEmpty)
  }
}
