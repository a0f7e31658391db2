import Foundation
import TFCatTestSupport
import Testing

/// The pages of `tfcat view`.
@Suite struct ViewPageTests {
  /// Python and Chromium, by which pages are opened.
  static let tools: (python: OtherProgram, browser: OtherProgram)? = {
    guard let python = OtherProgram.python(with: "json"), let browser = OtherProgram.chromium else {
      return nil
    }
    return (python, browser)
  }()

  @Test(.enabled(if: tools != nil, "chromium is not installed"))
  func thePageIsUsedAsAReaderDoes() throws {
    let script = Execution.packageFolder.appendingPathComponent("Tests/Browser/view_page.py")
    let run = try #require(Self.tools).python.run([script.path, Execution.executable().path])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  /// Each kind of picture and page looks as it was recorded.
  @Test(.enabled(if: tools != nil, "chromium is not installed"), .timeLimit(.minutes(30)))
  func picturesLookAsRecorded() throws {
    let script = Execution.packageFolder.appendingPathComponent("Tests/Browser/pictures.py")
    let run = try #require(Self.tools).python.run([script.path, Execution.executable().path])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test func aPageSaysWhatItIs() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let page = folder.path("c.html")
    let run = try Execution(["view", path, "-o", page])
    #expect(run.status == 0 && run.output.isEmpty && run.errors.hasPrefix("3 events in \(page) ("))
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.contains("<h1>Bursts &lt;of&gt; one day &amp; night</h1>"))
    #expect(html.contains("3 events, 2006-09-12 UTC"))
    #expect(html.contains("default-src 'none'; script-src 'sha256-"))
    // Neither placeholders are left nor does a catalogue's text end the block of data.
    #expect(!html.contains("{{") && html.components(separatedBy: "</script>").count == 3)
    #expect(try Execution(["view", path, "-o", "-"]).output == html)
  }

  @Test func aPictureThatEndsWithHtmlIsThePage() throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let (page, picture) = (folder.path("a.html"), folder.path("b.html"))
    #expect(try Execution(["view", path, "-o", page, "--title", "T"]).status == 0)
    #expect(try Execution(["plot", path, "-o", picture, "--title", "T"]).status == 0)
    #expect(
      try String(contentsOfFile: page, encoding: .utf8) == String(contentsOfFile: picture, encoding: .utf8))
  }

  @Test func numbersOfOtherUnitsHaveAColumnOfTheirOwn() throws {
    let folder = try ScratchFolder()
    let one = try folder.write("one.tfcat", BurstCatalogues.bursts)
    let two = try folder.write(
      "two.tfcat", BurstCatalogues.bursts.replacingOccurrences(of: "\"Jy\"", with: "\"W.m**-2.Hz**-1\""))
    let page = try Execution(["view", one, two, "-o", "-"]).output
    #expect(page.contains("\"name\": \"peak\"") && page.contains("\"name\": \"peak (W.m**-2.Hz**-1)\""))
    // Properties that mean the same have one.
    #expect(page.components(separatedBy: "\"name\": \"count\"").count == 2)
  }

  @Test func standardInputCanBeViewed() throws {
    let run = try Execution(["view", "-", "-o", "-"], input: Data(BurstCatalogues.bursts.utf8))
    #expect(run.status == 0 && run.output.contains("\"name\": \"standard input\""))
  }

  @Test func whatCannotBeReadIsShownAsFarAsItCan() throws {
    let folder = try ScratchFolder()
    let broken = BurstCatalogues.bursts.replacingOccurrences(of: "24.73]", with: "24.73,, ]")
    let path = try folder.write("c.tfcat", broken)
    let run = try Execution(["view", path, "-o", "-"])
    #expect(run.status == 0 && run.errors.contains("3 events"))
    #expect(run.output.contains("\"unreadable\": [2]") && run.output.contains("\"event\": 2"))
    let quiet = try Execution(["view", path, "-o", "-", "--no-lint"])
    #expect(quiet.output.contains("\"findings\": []") && quiet.output.contains("\"isLinted\": false"))
  }

  @Test(arguments: [
    (["-o", "p.png"], "name a file that ends with .html"),
    (["-o", "p.html", "--log", "--linear"], "Say --log"),
    (["-o", "p.html", "--color", "burst_tipe"], "did you mean \"burst_type\"?"),
  ])
  func mistakesAreTold(_ arguments: [String], _ message: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let run = try Execution(["view", path] + arguments, directory: folder.url)
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
  }
}
