import Foundation
import TFCatTestSupport
import Testing

/// Findings of old data are known again, and what is new is not.
@Suite struct BaselineTests {
  private static let crs =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#

  private static func catalogue(_ features: [String], title: String = "Bursts") -> String {
    #"{"type": "FeatureCollection", "fields": {}, "properties": {"title": "\#(title)"}, "crs": \#(crs), "features": ["#
      + "\n\(features.joined(separator: ",\n"))]}\n"
  }

  private static func feature(_ id: String, _ coordinates: String) -> String {
    #"{"type": "Feature", \#(id)"geometry": {"type": "Polygon", "coordinates": [[\#(coordinates)]]}, "properties": {}}"#
  }

  /// Open rings: two features with ids, two without, of which one comes twice.
  private static let features = [
    feature(#""id": 1, "#, "[1158051858, 1], [1158051958, 1], [1158051958, 5], [1158051858, 5]"),
    feature(#""id": "b", "#, "[1158051858, 2], [1158051958, 2], [1158051958, 6], [1158051858, 6]"),
    feature("", "[1158051858, 3], [1158051958, 3], [1158051958, 7], [1158051858, 7]"),
    feature("", "[1158051858, 4], [1158051958, 4], [1158051958, 8], [1158051858, 8]"),
    feature("", "[1158051858, 4], [1158051958, 4], [1158051958, 8], [1158051858, 8]"),
  ]

  private func lint(_ arguments: [String], in folder: URL) throws -> Execution {
    try Execution(["lint", "--select", "TFC3"] + arguments, directory: folder)
  }

  private func written() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("data/a.tfcat", Self.catalogue(Self.features))
    let run = try lint(["--write-baseline", "known.json", "data"], in: folder.url)
    #expect(run.status == 0 && run.output == "")
    #expect(run.errors.contains("known.json: 5 findings are known from now on"))
    return folder
  }

  @Test func whatIsKnownIsCountedAndNotShown() throws {
    let folder = try written()
    let run = try lint(["--baseline", "known.json", "data"], in: folder.url)
    #expect(run.status == 0 && run.output == "")
    #expect(run.errors.contains("nothing new; 5 known by the baseline"))
    let json = try lint(["--baseline", "known.json", "--format", "json", "data"], in: folder.url).json
    #expect((json["summary"] as? [String: Any])?["known"] as? Int == 5)
    #expect((json["diagnostics"] as? [Any])?.count == 0)
  }

  @Test func itSurvivesSortingEditingElsewhereAndOtherFolders() throws {
    let folder = try written()
    let sound =
      #"{"type": "Feature", "id": 9, "geometry": {"type": "Point", "coordinates": [1158051858, 1]}, "properties": {}}"#
    let moved = [sound] + Self.features.reversed().map { $0.replacingOccurrences(of: ", ", with: ",  ") }
    try folder.write("data/a.tfcat", "\n\n" + Self.catalogue(moved, title: "Another title"))
    let run = try lint(["--baseline", "known.json", "data/a.tfcat"], in: folder.url)
    #expect(run.status == 0 && run.errors.contains("; 5 known by the baseline\n"), "\(run.errors)")
    let data = folder.url.appendingPathComponent("data")
    for path in ["a.tfcat", data.appendingPathComponent("a.tfcat").path] {
      let run = try lint(["--baseline", "../known.json", path], in: data)
      #expect(run.status == 0 && run.errors.contains("; 5 known by the baseline\n"), "\(run.errors)")
    }
  }

  @Test func whatIsNewFailsAndWhatIsGoneIsTold() throws {
    let folder = try written()
    let new = Self.feature(
      #""id": 7, "#, "[1158051858, 4], [1158051958, 4], [1158051958, 8], [1158051858, 8]")
    try folder.write("data/a.tfcat", Self.catalogue(Array(Self.features.dropFirst()) + [new]))
    let run = try lint(["--baseline", "known.json", "data"], in: folder.url)
    #expect(run.status == 1 && run.output.components(separatedBy: "[TFC307 ").count == 2)
    #expect(
      run.errors.contains("1 error; 4 known by the baseline; 1 of the baseline are gone"), "\(run.errors)")
    // Of two features that are the same one more is new.
    try folder.write("data/a.tfcat", Self.catalogue(Self.features + [Self.features[4]]))
    #expect(
      try lint(["--baseline", "known.json", "data"], in: folder.url).errors.contains("1 error; 5 known"))
  }

  @Test func whatIsGoneIsTakenOut() throws {
    let folder = try written()
    try folder.write("data/a.tfcat", Self.catalogue(Array(Self.features.dropFirst(2))))
    let before = try folder.text("known.json")
    // Rules that took no part say nothing of what is gone.
    let others = try Execution(
      ["lint", "--select", "TFC4", "--baseline", "known.json", "--prune-baseline", "data"],
      directory: folder.url)
    #expect(others.status == 0)
    #expect(try folder.text("known.json") == before)
    let run = try lint(["--baseline", "known.json", "--prune-baseline", "data"], in: folder.url)
    #expect(run.status == 0 && run.errors.contains("2 findings that are gone were taken out"))
    let again = try lint(["--baseline", "known.json", "data"], in: folder.url)
    #expect(again.errors.contains("; 3 known by the baseline\n"), "\(again.errors)")
    let schema = Execution.packageFolder.appendingPathComponent("schemas/baseline-1.schema.json").path
    #expect(try Execution(["validate", "--schema", schema, folder.path("known.json")]).status == 0)
  }

  @Test func rowsOfTablesAreKnownByTheirIdentifiers() throws {
    let folder = try ScratchFolder()
    let source = CorpusDocument.folder.appendingPathComponent("epncore/mjd.csv")
    let lines = try String(contentsOf: source, encoding: .utf8).split(separator: "\n").map(String.init)
    try folder.write("t.csv", lines.joined(separator: "\n") + "\n")
    let first = try Execution(["lint", "--write-baseline", "b.json", "t.csv"], directory: folder.url)
    #expect(first.status == 0)
    try folder.write("t.csv", ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n")
    let run = try Execution(["lint", "--baseline", "b.json", "t.csv"], directory: folder.url)
    #expect(run.status == 0 && run.output == "" && run.errors.contains("nothing new"), "\(run.output)")
  }

  @Test func validateHasItToo() throws {
    let folder = try ScratchFolder()
    try folder.write("s.json", #"{"items": {"type": "integer"}}"#)
    try folder.write("a.json", #"[1, "a", 2]"#)
    let schema = ["validate", "--schema", "s.json"]
    #expect(try Execution(schema + ["--write-baseline", "b", "a.json"], directory: folder.url).status == 0)
    #expect(try Execution(schema + ["--baseline", "b", "a.json"], directory: folder.url).status == 0)
    try folder.write("a.json", #"[1, "a", 2, "c"]"#)
    #expect(try Execution(schema + ["--baseline", "b", "a.json"], directory: folder.url).status == 1)
  }

  @Test func wrongUsesAreRefused() throws {
    let folder = try written()
    let unusable = [
      ["--prune-baseline", "data"], ["--baseline", "known.json", "--write-baseline", "x", "data"],
      ["--baseline", "nowhere.json", "data"], ["--baseline", "data/a.tfcat", "data"],
      ["--write-baseline", "data/a.tfcat", "data/a.tfcat"],
    ]
    for arguments in unusable {
      let run = try lint(arguments, in: folder.url)
      #expect(run.status == 2 && !run.errors.isEmpty, "\(arguments): \(run.errors)")
    }
    #expect(try folder.text("data/a.tfcat") == Self.catalogue(Self.features))
  }
}
