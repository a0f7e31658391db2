import Foundation
import TFCatTestSupport
import Testing

@Suite struct LintCommandTests {
  private static let crs =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#

  private static func catalogue(_ features: String) -> String {
    #"{"type": "FeatureCollection", "fields": {}, "crs": \#(crs), "features": [\#(features)]}"# + "\n"
  }

  private static let sound = catalogue(
    #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
  )
  private static let open = catalogue(
    "\n"
      + #"{"type": "Feature", "id": 1, "geometry": {"type": "Polygon", "coordinates": [[[1158051858, 1], [1158051958, 1], [1158051958, 5], [1158051858, 5]]]}, "properties": {}}"#
  )
  private static let undated = catalogue(
    #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#
  )

  @Test func aSoundCatalogueIsQuiet() throws {
    let folder = try ScratchFolder()
    let run = try Execution(["lint", folder.write("a.json", Self.sound)])
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors == "1 file with 1 feature checked: nothing found\n")
  }

  @Test func aFindingHasPlaceRuleAndCaret() throws {
    let folder = try ScratchFolder()
    try folder.write("a.json", Self.open)
    let run = try Execution(["lint", "a.json"], directory: folder.url)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n")
    try #require(lines.count >= 3)
    #expect(lines[0].hasPrefix("a.json:2:78: error: the ring ends at"))
    #expect(lines[0].hasSuffix("[TFC307 ring-not-closed]"))
    #expect(lines[1].hasPrefix(" 2 | "))
    let source = Array(lines[1])
    let caret = try #require(Array(lines[2]).firstIndex(of: "^"))
    #expect(String(source[caret...].prefix(3)) == "[[1")
  }

  @Test func theReportIsJSONAlone() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.json", Self.open)
    let run = try Execution(["lint", "--format", "json", path])
    let report = try run.json
    #expect(report["version"] as? Int == 1)
    let diagnostics = try #require(report["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?["rule"] as? String == "TFC307")
    #expect(diagnostics.first?["pointer"] as? String == "/features/0/geometry/coordinates/0")
    #expect(diagnostics.first?["line"] as? Int == 2)
    #expect(diagnostics.first?["column"] as? Int == 78)
    let files = try #require(report["files"] as? [[String: Any]])
    #expect(files.first?["path"] as? String == path)
    #expect(files.first?["features"] as? Int == 1)
    #expect((report["summary"] as? [String: Any])?["errors"] as? Int == 1)
  }

  @Test func failOnChoosesTheStatus() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.json", Self.undated)
    #expect(try Execution(["lint", path]).status == 0)
    #expect(try Execution(["lint", "--fail-on", "warning", path]).status == 1)
    let broken = try folder.write("b.json", Self.open)
    #expect(try Execution(["lint", "--fail-on", "never", broken]).status == 0)
  }

  @Test func rulesAreSelectedAndIgnored() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.json", Self.open)
    #expect(try Execution(["lint", "--ignore", "ring-not-closed", path]).status == 0)
    #expect(try Execution(["lint", "--ignore", "TFC3", path]).status == 0)
    #expect(try Execution(["lint", "--select", "TFC307", path]).status == 1)
    #expect(try Execution(["lint", "--select", "TFC4,TFC0", path]).status == 0)
    let wrong = try Execution(["lint", "--select", "TFC999", path])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("TFC999"))
  }

  @Test func whatCannotBeReadIsNoPass() throws {
    let folder = try ScratchFolder()
    let missing = try Execution(["lint", folder.url.path + "/missing.json"])
    #expect(missing.status == 2)
    #expect(missing.output.contains("TFC001"))
    #expect(try Execution(["lint"]).status == 2)
    #expect(try Execution(["lint", "--no-such-option", "x"]).status == 2)
    #expect(try Execution(["lint", "--jobs", "0", "x"]).status == 2)
    #expect(try Execution(["lint", folder.url.path]).status == 2, "a directory without catalogues")
    let both = try Execution(["lint", "--format", "json", folder.write("a.json", Self.sound), "/nowhere"])
    #expect(both.status == 2)
    #expect((try both.json["summary"] as? [String: Any])?["unreadable"] as? Int == 1)
  }

  @Test func standardInputHasAName() throws {
    let run = try Execution(["lint", "--stdin-filename", "list.json", "-"], input: Data(Self.open.utf8))
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("list.json:2:78:"))
  }

  @Test func directoriesAreSearched() throws {
    let folder = try ScratchFolder()
    try folder.write("b/one.tfcat", Self.sound)
    try folder.write("b/two.tfcat.json", Self.sound)
    try folder.write("a/three.json", Self.open)
    try folder.write("a/package.json", #"{"name": "something else"}"#)
    try folder.write("a/places.json", #"{"type": "FeatureCollection", "features": []}"#)
    try folder.write("notes.txt", "{")
    let run = try Execution(["lint", "."], directory: folder.url)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("./a/three.json:2:78:"))
    #expect(run.errors.contains("3 files with 3 features checked"))
    #expect(run.errors.contains("2 other JSON files"))
  }

  /// A link out of the directory, or to a device, may be anybody's; who names it means it.
  @Test func linksThatLeadOutAreNotFollowed() throws {
    let folder = try ScratchFolder()
    try folder.write("outside.tfcat", Self.open)
    try folder.write("list/a.tfcat", Self.sound)
    let list = folder.url.appendingPathComponent("list").path
    for (name, target) in [
      ("inside.tfcat", "a.tfcat"), ("outside.tfcat", "../outside.tfcat"), ("zero.tfcat", "/dev/zero"),
      ("none.tfcat", "nowhere"), ("loop", "."),
    ] {
      try FileManager.default.createSymbolicLink(atPath: "\(list)/\(name)", withDestinationPath: target)
    }
    let run = try Execution(["lint", "list"], directory: folder.url)
    #expect(run.status == 0 && run.errors.contains("2 files with 2 features checked"))
    #expect(try Execution(["lint", "list/outside.tfcat"], directory: folder.url).status == 1)
  }

  @Test func aRuleSpeaksSoOften() throws {
    let folder = try ScratchFolder()
    let features = (0..<157).map { id in
      #"{"type": "Feature", "id": \#(id), "geometry": {"type": "Point", "coordinates": [1158051858, 24, 7]}, "properties": {}}"#
    }
    let path = try folder.write("a.json", Self.catalogue(features.joined(separator: ",\n")))
    let some = try Execution(["lint", path])
    #expect(some.output.contains("and 137 more [TFC301]"))
    #expect(some.errors.contains("157 errors"))
    let all = try Execution(["lint", "--max-per-rule", "0", path])
    #expect(all.output.components(separatedBy: "[TFC301 ").count == 158)
    let json = try Execution(["lint", "--format", "json", path]).json
    #expect((json["diagnostics"] as? [Any])?.count == 157)
    let statistics = try Execution(["lint", "--statistics", path])
    #expect(statistics.output == "157  TFC301  error    position-length\n")
  }

  @Test func colourIsForTerminals() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.json", Self.open)
    #expect(!(try Execution(["lint", path]).output.contains("\u{1B}")))
    #expect(try Execution(["lint", "--color", "always", path]).output.contains("\u{1B}[1;31m"))
    #expect(!(try Execution(["lint", "--color", "never", path]).output.contains("\u{1B}")))
  }
}
