import Foundation
import TFCatTestSupport
import Testing

/// What people see on a terminal, and what others get in its place. The terminal is that of `script`, of
/// util-linux, which Debian always has.
@Suite struct TerminalTests {
  private static let open = CorpusDocument.folder.appendingPathComponent("geometry/open-ring.tfcat").path

  /// Runs the program in a terminal of so many columns.
  private func run(_ arguments: String, columns: Int = 60, setting: String = "") throws -> String {
    let run = try Execution(
      shell: """
        unset CI TMUX VTE_VERSION TERM_PROGRAM; TERM=xterm-256color; export TERM; \(setting)
        script -qec 'stty cols \(columns); "$TFCAT" \(arguments)' /dev/null
        """)
    return run.output.replacingOccurrences(of: "\r\n", with: "\n")
  }

  @Test func linesEndWhereTheTerminalDoes() throws {
    let text = try run("lint --color never \(Self.open)", columns: 72)
    let lines = text.split(separator: "\n").filter { !$0.contains("/") && !$0.contains("checked:") }
    #expect(lines.count > 3 && lines.allSatisfy { $0.count <= 72 }, "\(text)")
    #expect(text.contains("[TFC307 ring-not-closed]") && text.contains("next: tfcat rules TFC307"))
    // Elsewhere lines are as long as they are.
    let piped = try Execution(["lint", Self.open]).output
    #expect(piped.split(separator: "\n")[0].hasSuffix("[TFC307 ring-not-closed]"))
  }

  @Test func rulesAreLinksOnTerminalsThatKnowThem() throws {
    let link = "\u{1B}]8;;https://"
    #expect(try run("lint \(Self.open)", setting: "VTE_VERSION=7000; export VTE_VERSION").contains(link))
    #expect(try !run("lint \(Self.open)", setting: "VTE_VERSION=4000; export VTE_VERSION").contains(link))
    #expect(try !run("lint \(Self.open)").contains(link))
    #expect(try !Execution(["lint", "--color", "always", Self.open]).output.contains(link))
  }

  // MARK: - Progress

  private func slowInput(_ folder: ScratchFolder) throws {
    let features = (0..<60_000).map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "LineString", "coordinates": [[\#($0), 24], [\#($0), 24]]}, "properties": {"unknown": null}}"#
    }
    try folder.write(
      "a.tfcat",
      #"{"type": "FeatureCollection", "fields": {}, "features": [\#(features.joined(separator: ",\n"))]}"#)
  }

  @Test func workThatTakesLongShowsHowFarItIs() throws {
    let folder = try ScratchFolder()
    try slowInput(folder)
    let command = "lint --jobs 1 --statistics \(folder.path("a.tfcat"))"
    let text = try run(command, columns: 100)
    #expect(text.contains(" of ") && text.contains(" features, ") && text.contains(" left"), "\(text)")
    #expect(text.contains("\u{1B}[K"))
    // The line is gone before the report begins.
    #expect(try #require(text.range(of: "\u{1B}[K", options: .backwards)).upperBound < text.endIndex)
    #expect(try !run(command + " --quiet").contains(" left"))
    let piped = try Execution(["lint", "--statistics", folder.path("a.tfcat")])
    #expect(!piped.errors.contains("\u{1B}") && piped.errors.contains("60000 features checked"))
  }

  // MARK: - Watching

  @Test func changesAreSeen() throws {
    let folder = try ScratchFolder()
    let text = try String(contentsOfFile: Self.open, encoding: .utf8)
    try folder.write("data/a.tfcat", text)
    let process = try ChildProcess(
      Execution.executable().path, ["lint", "--watch", "--format", "concise", "data"],
      environment: ["PATH": "/usr/bin:/bin"], directory: folder.url, output: folder.path("output"),
      errors: folder.path("errors"))
    func wait(_ what: String, until isTrue: () throws -> Bool) throws {
      let start = Date()
      while try !isTrue() {
        try #require(Date().timeIntervalSince(start) < 60 && !process.hasEnded, "no sign of \(what)")
        usleep(20_000)
      }
    }
    func rounds() throws -> Int {
      try folder.text("errors").components(separatedBy: "waiting for changes").count - 1
    }
    try wait("the first report") { try rounds() == 1 }
    #expect(try folder.text("output").contains("TFC307"))
    // A configuration that comes is seen, one that is wrong is told and does not end it.
    try folder.write("tfcat.yml", "lint: {ignor: [TFC307]}")
    try wait("the mistake") { try folder.text("errors").contains("did you mean \"ignore\"?") }
    try folder.write("tfcat.yml", "lint: {ignore: [TFC307]}")
    try wait("a sound report") { try folder.text("errors").contains("nothing found") }
    let count = try rounds()
    try folder.write("data/b.tfcat", "{")
    try wait("the new file") { try rounds() > count && folder.text("output").contains("b.tfcat:1:") }
    process.send(SIGINT)
    #expect(process.wait().status == 130)
    #expect(try Execution(["lint", "--watch", "-"]).status == 2)
    #expect(try Execution(["lint", "--watch", "--write-baseline", "b", "a"]).status == 2)
  }

  // MARK: - Inputs and pages

  @Test func otherCommandsTakePatternsAndLists() throws {
    let folder = try ScratchFolder()
    let example = Execution.packageFolder.appendingPathComponent("examples/solar-bursts.tfcat.json")
    for name in ["a", "b"] {
      try folder.write("data/\(name).tfcat", String(contentsOf: example, encoding: .utf8))
    }
    try folder.write("list", "data/a.tfcat\n")
    let common = ["--service", "bursts", "--set", "creation_date=2024-05-01"]
    let granules = try Execution(["granules", "data/*.tfcat"] + common, directory: folder.url)
    #expect(granules.status == 0 && granules.errors.contains("of 2 files"), "\(granules.errors)")
    let quiet = try Execution(["granules", "@list", "--quiet"] + common, directory: folder.url)
    #expect(quiet.status == 0 && quiet.errors == "")
    let convert = try Execution(["convert", "data/[ab].tfcat", "-o", "out.tfcat"], directory: folder.url)
    #expect(convert.status == 0 && convert.errors.contains("24"), "\(convert.errors)")
    let plot = try Execution(["plot", "data/*.tfcat", "-o", "out.svg"], directory: folder.url)
    #expect(plot.status == 0 && plot.errors.contains("24 events"))
    let none = try Execution(["convert", "none/*.txt", "-o", "out.tfcat"], directory: folder.url)
    #expect(none.status == 2 && none.errors.contains("none/*.txt: no file has a name of that form"))
  }

  /// A page for each rule, and nothing in it that is markup by accident.
  @Test func pagesOfAllRules() throws {
    let ids = try Execution(["rules"]).output.split(separator: "\n").filter { $0.hasPrefix("  TFC") }
      .map { String($0.dropFirst(2).prefix(6)) }
    let html = try Execution(["rules", "--format", "html"]).output
    let markdown = try Execution(["rules", "--format", "markdown"]).output
    for id in ids {
      #expect(html.contains("<section id=\"\(id)\">") && html.contains("href=\"#\(id)\""), "\(id)")
      #expect(markdown.contains("<a id=\"\(id)\"></a>") && markdown.contains("](#\(id))"), "\(id)")
    }
    #expect(ids.count > 200 && !html.contains("<script") && !html.contains("http-equiv=\"refresh"))
    let parser = XMLDocumentCheck.openTags(html)
    #expect(parser == [], "\(parser)")
    #expect(try Execution(["rules", "--format", "html", "TFC307"]).output.contains("ring-not-closed"))
  }
}

/// Whether each element of a page that needs an end has one.
private enum XMLDocumentCheck {
  static func openTags(_ page: String) -> [String] {
    var open: [String] = []
    for part in page.components(separatedBy: "<").dropFirst() {
      let name = String(part.prefix { $0.isLetter || $0 == "/" || $0.isNumber })
      if ["meta", "", "link", "br"].contains(name) { continue }
      if name.hasPrefix("/") {
        guard open.last == String(name.dropFirst()) else { return open + [name] }
        open.removeLast()
      } else {
        open.append(name)
      }
    }
    return open
  }
}
