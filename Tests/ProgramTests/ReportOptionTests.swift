import Foundation
import TFCatTestSupport
import Testing

/// Several reports of one run, counts, and silence.
@Suite struct ReportOptionTests {
  private static let file = CorpusDocument.folder.appendingPathComponent("geometry/open-ring.tfcat").path

  @Test func severalReportsAtOnce() throws {
    let folder = try ScratchFolder()
    let run = try Execution(
      ["lint", "--report", "sarif=out.sarif", "--report", "text", "--report", "json=out=1.json", Self.file],
      directory: folder.url)
    #expect(run.status == 1 && run.output.contains("[TFC307 ring-not-closed]"))
    #expect(try folder.text("out.sarif").contains(#""version": "2.1.0""#))
    let json = try Execution(["lint", "--format", "json", Self.file]).output
    #expect(try folder.text("out=1.json") == json)
  }

  @Test func validateWritesThemToo() throws {
    let folder = try ScratchFolder()
    try folder.write("s.json", #"{"type": "array"}"#)
    try folder.write("a.json", "{}")
    let run = try Execution(
      ["validate", "--schema", "s.json", "--format", "github", "--report", "junit=out.xml", "a.json"],
      directory: folder.url)
    #expect(run.status == 1 && run.output.hasPrefix("::error file=a.json,"))
    #expect(try folder.text("out.xml").contains("failures=\"1\""))
    let counted = try Execution(
      ["validate", "--schema", "s.json", "--statistics", "a.json"], directory: folder.url)
    #expect(counted.output.contains("1  TFC9"))
    let flag = try Execution(
      ["validate", "--schema", "s.json", "--format", "flag", "--statistics", "a.json"], directory: folder.url)
    #expect(flag.status == 2)
  }

  /// What a report for people leaves out, one for programs of the same run still has.
  @Test func eachReportHasItsLimit() throws {
    let folder = try ScratchFolder()
    let features = (0..<30).map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "Point", "coordinates": [1158051858, 24, 7]}, "properties": {}}"#
    }
    try folder.write(
      "a.tfcat",
      #"{"type": "FeatureCollection", "fields": {}, "features": [\#(features.joined(separator: ","))]}"#)
    let run = try Execution(
      ["lint", "--select", "TFC301", "--report", "jsonl=all", "a.tfcat"], directory: folder.url)
    #expect(run.output.contains("and 10 more [TFC301]"))
    #expect(try folder.text("all").split(separator: "\n").count == 30)
  }

  @Test func statisticsAreJSONToo() throws {
    let run = try Execution(["lint", "--statistics", "--format", "json", Self.file])
    let json = try run.json
    #expect(run.status == 1 && (json["diagnostics"] as? [Any])?.isEmpty == true)
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(summary["rules"] as? [String: Int] == ["TFC307": 1] && summary["omitted"] as? Int == 1)
    let other = try Execution(["lint", "--statistics", "--format", "sarif", Self.file])
    #expect(other.status == 2 && other.errors.contains("--statistics"))
  }

  @Test func quietSaysNothing() throws {
    let run = try Execution(["lint", "--quiet", Self.file])
    #expect(run.status == 1 && run.output == "" && run.errors == "")
    #expect(try Execution(["lint", "--quiet", "--format", "concise", Self.file]).output.contains("TFC307"))
  }

  @Test func reportsThatCollideAreRefused() throws {
    let folder = try ScratchFolder()
    try folder.write("a.tfcat", "{")
    for arguments in [
      ["--report", "text", "--format", "json"], ["--report", "text", "--report", "json"],
      ["--report", "json=a.tfcat"], ["--report", "json=x", "--report", "sarif=x"], ["--report", "papyrus=x"],
      ["--report", "json="],
    ] {
      let run = try Execution(["lint"] + arguments + ["a.tfcat"], directory: folder.url)
      #expect(run.status == 2 && run.output == "", "\(arguments)")
    }
    #expect(try folder.text("a.tfcat") == "{")
  }

  /// Services want paths from the folder that was checked out.
  @Test func pathsInTheFolderAreRelative() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("d/a b.tfcat", "{")
    for argument in [path, "./d/a b.tfcat"] {
      let sarif = try Execution(["lint", "--format", "sarif", argument], directory: folder.url).output
      #expect(sarif.contains(#""uri": "d/a%20b.tfcat", "uriBaseId": "%SRCROOT%""#), "\(sarif)")
      let other = try Execution(["lint", "--format", "gitlab", argument], directory: folder.url).output
      #expect(other.contains(#""path": "d/a b.tfcat""#))
    }
    let outside = try Execution(["lint", "--format", "sarif", path], directory: URL(fileURLWithPath: "/"))
      .output
    #expect(!outside.contains("file://"))
    let elsewhere = try ScratchFolder()
    let absolute = try Execution(["lint", "--format", "sarif", path], directory: elsewhere.url).output
    #expect(absolute.contains(#""uri": "file:///"#))
  }
}
