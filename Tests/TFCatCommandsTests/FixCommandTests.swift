import Foundation
import TFCatTestSupport
import Testing

@Suite struct FixCommandTests {
  private static let crs =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#

  private static func catalogue(_ ring: String, _ id: Int = 1) -> String {
    #"{"type": "FeatureCollection", "fields": {}, "crs": \#(crs), "features": ["# + "\n"
      + #"{"type": "Feature", "id": \#(id), "geometry": {"type": "Polygon", "coordinates": [\#(ring)]}, "properties": {}}"#
      + "\n]}\n"
  }

  private static let open = catalogue(
    "[[1158051858.0, 1], [1158051958, 1e0], [1158051958, 5], [1158051858, 5]]")
  private static let closed = catalogue(
    "[[1158051858.0, 1], [1158051958, 1e0], [1158051958, 5], [1158051858, 5], [1158051858.0, 1]]")

  @Test func aFileIsMendedInPlace() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.tfcat", Self.open)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let run = try Execution(["lint", "--fix", "a.tfcat"], directory: folder.url)
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.errors == "1 file with 1 feature checked: nothing found; 1 fixed\n")
    #expect(try folder.text("a.tfcat") == Self.closed)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try folder.names() == ["a.tfcat"])
  }

  @Test func aLinkStaysALink() throws {
    let folder = try ScratchFolder()
    try folder.write("deep/a.tfcat", Self.open)
    try folder.link("link.tfcat", to: "deep/a.tfcat")
    #expect(try Execution(["lint", "--fix", "link.tfcat"], directory: folder.url).status == 0)
    #expect(try folder.text("deep/a.tfcat") == Self.closed)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.tfcat")) == "deep/a.tfcat")
  }

  @Test func theSummaryCountsWhatCanBeFixed() throws {
    let folder = try ScratchFolder()
    let run = try Execution(["lint", folder.write("a.tfcat", Self.open)])
    #expect(run.status == 1)
    #expect(run.errors.hasSuffix("1 error\n"))
    #expect(run.output.contains("\n   --fix: repeat the first position at the end\n"))
    #expect(run.output.hasSuffix("\nnext: 1 of 1 can be fixed with --fix\n"))
    let other = try Execution(["lint", "--format", "concise", folder.path("a.tfcat")])
    #expect(other.errors.hasSuffix("1 error\n1 of 1 can be fixed with --fix\n"))
  }

  /// What settings do not want to hear of stays as it is, in the features, in the head and of the catalogue.
  @Test func whatIsExceptedIsNotMended() throws {
    let folder = try ScratchFolder()
    let text = """
      {"type": "FeatureCollection", "fields": {"a": {"info": "A", "datatype": "float", "ucd": "meta.number", "unit": "hr"}},
      "crs": \(Self.crs), "features": [
      {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 1]}, "properties": {"a": NaN}},
      {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051859, NaN]}, "properties": {"a": NaN}}
      ]}

      """
    try folder.write("a.tfcat", text)
    func mended(_ pointers: String) throws -> String {
      try folder.write(
        "tfcat.yml",
        "lint: {exceptions: [{rules: [all], pointers: [\(pointers)], reason: as it was}]}\n")
      let run = try Execution(
        ["lint", "--fix", "--unsafe-fixes", "-"], input: Data(text.utf8), directory: folder.url)
      #expect(run.errors.contains("checked"))
      return run.output
    }
    let all = try mended("/nowhere")
    #expect(all.contains(#""unit": "h""#) && !all.contains("NaN}") && all.contains(#""id": "1-1""#), "\(all)")
    #expect(try mended("/") == text)
    let features = try mended("/fields")
    #expect(features == all.replacing(#""unit": "h""#, with: #""unit": "hr""#))
    let head = try mended(#""/features/**""#)
    #expect(head == text.replacing(#""unit": "hr""#, with: #""unit": "h""#))
    let properties = try mended(#""/features/*/properties", "/features/1/id""#)
    #expect(properties.contains(#""unit": "h""#) && properties.contains(#"{"a": NaN}},"#))
    #expect(!properties.contains(#""1-1""#))
  }

  @Test func theDifferenceIsShown() throws {
    let folder = try ScratchFolder()
    try folder.write("a.tfcat", Self.open)
    try folder.write("b.tfcat", Self.closed)
    let run = try Execution(["lint", "--diff", "a.tfcat", "b.tfcat"], directory: folder.url)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("--- a.tfcat\n+++ a.tfcat\n@@ -1,3 +1,3 @@\n"))
    #expect(run.errors == "1 of 2 files would change: 1 fix\n")
    #expect(try folder.text("a.tfcat") == Self.open)
    let none = try Execution(["lint", "--diff", "b.tfcat"], directory: folder.url)
    #expect(none.status == 0 && none.output.isEmpty && none.errors == "Nothing can be fixed.\n")
  }

  @Test(.enabled(if: OtherProgram.patch != nil, "patch is not installed"))
  func aDifferenceCanBeApplied() throws {
    let folder = try ScratchFolder()
    try folder.write("a.tfcat", Self.open)
    let run = try Execution(["lint", "--diff", "a.tfcat"], directory: folder.url)
    try folder.write("fix.diff", run.output)
    #expect(try Execution(shell: "patch -s < fix.diff", directory: folder.url).status == 0)
    #expect(try folder.text("a.tfcat") == Self.closed)
  }

  @Test func standardInputComesOutMended() throws {
    let run = try Execution(["lint", "--fix", "-"], input: Data(Self.open.utf8))
    #expect(run.status == 0 && run.output == Self.closed)
    // The report goes beside the text, which comes out also where there is nothing to do.
    let twice = Self.closed.replacingOccurrences(of: "\"id\": 1, ", with: "")
    let sound = try Execution(["lint", "--fix", "-"], input: Data(twice.utf8))
    #expect(sound.output == twice && sound.errors.contains("<stdin>:2:"))
  }

  @Test func whatCannotBeReplacedStays() throws {
    let folder = try ScratchFolder()
    try folder.write("a.tfcat", Self.open)
    #expect(try Execution(shell: "gzip -n a.tfcat", directory: folder.url).status == 0)
    let run = try Execution(["lint", "--fix", "a.tfcat.gz"], directory: folder.url)
    #expect(run.status == 2 && run.errors.contains("a.tfcat.gz: is packed by gzip and is not replaced"))
    #expect(run.output.contains("TFC307"))
    let shell = try Execution(shell: "\"$TFCAT\" lint --fix - < a.tfcat.gz", directory: folder.url)
    #expect(shell.status == 0 && shell.output == Self.closed)
  }

  @Test func optionsBelongTogether() throws {
    #expect(
      try Execution(["lint", "--unsafe-fixes", "a"]).errors.contains(
        "--unsafe-fixes goes with --fix or --diff."))
    #expect(
      try Execution(["lint", "--diff", "--format", "json", "a"]).errors.contains(
        "--diff writes a diff and no report."))
    #expect(try Execution(["lint", "--diff", "nowhere.tfcat"]).status == 2)
  }

  /// More fixes than a report would show, in a file of many chunks: all are applied, nothing else changes.
  @Test(arguments: [1, 3]) func allFixesAreApplied(_ jobs: Int) throws {
    let folder = try ScratchFolder()
    func features(_ ring: (Int) -> String) -> String {
      (0..<3_000).map { index in
        #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Polygon", "coordinates": [[\#(ring(index))]]}, "properties": {"flux": null}}"#
      }.joined(separator: ",\n")
    }
    func text(_ bbox: String, _ features: String) -> String {
      #"{"type": "FeatureCollection", "bbox": \#(bbox), "fields": {"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}, "crs": \#(Self.crs), "features": ["#
        + features + "]}\n"
    }
    let old = features {
      "[\(1_158_051_858 + $0), 1.50],[\(1_158_051_958 + $0), 1],\n[\(1_158_051_958 + $0), 5]"
    }
    let new = features {
      "[\(1_158_051_858 + $0), 1.50],[\(1_158_051_958 + $0), 1],\n[\(1_158_051_958 + $0), 5],\n[\(1_158_051_858 + $0), 1.50]"
    }
    try folder.write("a.tfcat", text("[0, 0, 1, 1]", old.replacingOccurrences(of: "null", with: "NaN")))
    let run = try Execution(["lint", "--fix", "--jobs", "\(jobs)", "a.tfcat"], directory: folder.url)
    #expect(run.status == 0 && run.errors.contains("; 6001 fixed"), "\(run.errors)")
    #expect(try folder.text("a.tfcat") == text("[1158051858, 1, 1158054957, 5]", new))
  }

  /// What is fixable in the corpus is fixed, and a second run has nothing to do.
  @Test func theCorpusIsMended() throws {
    let folder = try ScratchFolder()
    let copy = folder.path("corpus")
    try FileManager.default.copyItem(atPath: CorpusDocument.folder.path, toPath: copy)
    for level in [[], ["--unsafe-fixes"]] {
      let run = try Execution(["lint", "--fix", "--quiet", copy] + level)
      #expect(!run.errors.contains("would have broken"), "\(run.errors)")
      #expect(try Execution(["lint", "--diff", copy] + level).errors == "Nothing can be fixed.\n")
    }
  }
}
