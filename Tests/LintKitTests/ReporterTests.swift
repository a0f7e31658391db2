import Base
import LintKit
import TFCatJSON
import Testing

@Suite struct ReporterTests {
  @Test func everyFormatHasANameOfItsOwn() {
    let names = Reporters.all.map { $0.format }
    #expect(Set(names).count == names.count && names.first == "text")
    for name in names { #expect(Reporters.named(name)?.format == name) }
    #expect(Reporters.named("papyrus") == nil)
  }

  /// Programs find JSON whole on standard output, whatever was linted.
  @Test func reportsForProgramsAreJSON() throws {
    let rule = RuleDescription(
      id: "TFC101", name: "one", severity: .error, basis: "", summary: "", explanation: "",
      advice: "write \"b\"",
      valid: [], invalid: [])
    let text = Array(#"{"a": 1}"#.utf8)
    let report = text.withUnsafeBytes { bytes in
      ReportBuilder(text: bytes, path: "\"a\"\u{1B}.json", options: LintOptions(maximumPerRule: nil)).report(
        .init(inItems: [Finding(rule, "no \"a\"\n", notes: ["\\"], at: .bytes(1..<4, ["a"]))]), type: nil,
        itemCount: 0)
    }
    for reports in [[], [report], [report, report]] {
      var reporter = JSONReporter(ReportStyle(toolVersion: "1.0"))
      var summary = LintSummary()
      var written = reporter.begin()
      for report in reports {
        summary.add(report)
        written += reporter.report(report, file: nil)
      }
      written += reporter.end(summary)
      let json = try #require(Array(written.utf8).withUnsafeBytes { JanssonParser.parse($0) })
      #expect(json["diagnostics"]?.array?.count == reports.count)
      #expect(json["files"]?.array?.count == reports.count)
      for diagnostic in json["diagnostics"]?.array ?? [] {
        #expect(diagnostic["message"]?.string == "no \"a\"\n" && diagnostic["rule"]?.string == "TFC101")
        #expect(diagnostic["name"]?.string == "one" && diagnostic["help"]?.string == "write \"b\"")
      }
    }
  }

  /// The whole report of a file whose name, words and bytes are hostile.
  private func hostileReport(_ type: any Reporter.Type) throws -> String {
    let rule = RuleDescription(
      id: "TFC101", name: "one", severity: .error, basis: "<b>", summary: "<b>", explanation: "<b>",
      advice: "a|b",
      valid: [], invalid: [])
    let words = "<script>]]>\u{1B}[31m\u{202E}\n::error::x%0A|[a](http://b){0}\u{FFFF}"
    let file = try MappedFile(bytes: Array("{\"\u{1B}[31m<i>\u{202E}\": 1}".utf8))
    let report = ReportBuilder(
      text: file.bytes, path: "<i>\n::error::,\"\u{1B}.json", options: LintOptions(maximumPerRule: nil)
    )
    .report(
      .init(inItems: [Finding(rule, words, notes: [words], at: .bytes(1..<12, [.name(words)]))]), type: nil,
      itemCount: 0)
    var reporter = type.init(ReportStyle(toolVersion: "1.0"))
    var summary = LintSummary()
    summary.add(report)
    return reporter.begin() + reporter.report(report, file: file) + reporter.end(summary)
  }

  @Test func noReportHandsOnWhatSteers() throws {
    for type in Reporters.all {
      let text = try hostileReport(type)
      #expect(!text.unicodeScalars.contains("\u{1B}"), "\(type.format)")
      let forPrograms = ["json", "jsonl", "sarif", "gitlab", "rdjson"].contains(type.format)
      if forPrograms {
        for line in type.format == "jsonl" ? text.split(separator: "\n").map(String.init) : [text] {
          #expect(Array(line.utf8).withUnsafeBytes { JanssonParser.parse($0) } != nil, "\(type.format)")
        }
      } else {
        #expect(!text.unicodeScalars.contains("\u{202E}"), "\(type.format)")
        #expect(
          !text.split(separator: "\n").dropFirst().contains { $0.hasPrefix("::error::") }, "\(type.format)")
      }
      if ["html", "junit", "markdown"].contains(type.format) {
        #expect(!text.contains("<script") && !text.contains("<i>"), "\(type.format)")
        #expect(!text.unicodeScalars.contains("\u{FFFF}") || type.format == "markdown", "\(type.format)")
      }
      if type.format == "sarif" { #expect(text.contains("|[a] (http://b){{0}}")) }
    }
  }

  @Test func githubCommandsKeepToTheirLine() throws {
    let lines = try hostileReport(GitHubReporter.self).split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("::error file=<i>\u{FFFD}%3A%3Aerror%3A%3A%2C"))
    #expect(lines[0].contains("%0A::error::x%250A|"))
  }

  /// reviewdog counts bytes of UTF-8, all others characters.
  @Test func rdjsonCountsBytes() throws {
    let rule = RuleDescription(
      id: "TFC101", name: "one", severity: .error, basis: "", summary: "", explanation: "", advice: "",
      valid: [], invalid: [])
    let file = try MappedFile(bytes: Array("{\"größe\":\r\n \"ΩΩ\", 1}".utf8))
    let report = ReportBuilder(text: file.bytes, path: "a", options: LintOptions(maximumPerRule: nil)).report(
      .init(inItems: [
        Finding(rule, "one", at: .bytes(9..<10, [])), Finding(rule, "two", at: .bytes(19..<20, [])),
      ]), type: nil, itemCount: 0)
    #expect(report.diagnostics.map(\.start.column) == [8, 5])
    var reporter = RDJSONReporter(ReportStyle(toolVersion: "1.0"))
    let text = reporter.begin() + reporter.report(report, file: file) + reporter.end(LintSummary())
    #expect(text.contains(#""start": {"line": 1, "column": 10}, "end": {"line": 1, "column": 11}"#))
    #expect(text.contains(#""start": {"line": 2, "column": 7}"#))
  }

  /// What a file says cannot steer the terminal.
  @Test func textIsPrintable() throws {
    let rule = RuleDescription(
      id: "TFC101", name: "one", severity: .error, basis: "", summary: "", explanation: "", advice: "",
      valid: [],
      invalid: [])
    let file = try MappedFile(bytes: Array("{\"\u{1B}[31m\": 1}".utf8))
    let report = ReportBuilder(text: file.bytes, path: "a.json", options: LintOptions(maximumPerRule: nil))
      .report(
        .init(inItems: [Finding(rule, "\u{1B}[31m", at: .bytes(1..<4, []))]), type: nil, itemCount: 0)
    var reporter = TextReporter(ReportStyle(toolVersion: "1.0"))
    let text = reporter.report(report, file: file)
    #expect(text.hasPrefix("a.json:1:2: error: \u{FFFD}[31m [TFC101 one]\n"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test(
    "Rules are links to their page where there is one",
    arguments: [
      (
        RuleLinks.page("file:///usr/share/doc/tfcat/rules.html"),
        "file:///usr/share/doc/tfcat/rules.html#TFC101"
      ),
      (.standard, "https://doi.org/10.3389/fspas.2022.1049677"),
    ])
  func rulesAreLinks(_ links: RuleLinks, _ address: String) throws {
    let rule = RuleDescription(
      id: "TFC101", name: "one", severity: .error, basis: "", summary: "", explanation: "", advice: "",
      valid: [],
      invalid: [])
    let file = try MappedFile(bytes: Array("{}".utf8))
    let report = ReportBuilder(text: file.bytes, path: "a.json", options: LintOptions(maximumPerRule: nil))
      .report(.init(inItems: [Finding(rule, "no", at: .bytes(0..<1, []))]), type: nil, itemCount: 0)
    var style = ReportStyle(toolVersion: "1.0")
    style.ruleLinks = links
    var reporter = TextReporter(style)
    let text = reporter.report(report, file: file)
    #expect(text.contains("\u{1B}]8;;\(address)\u{1B}\\[TFC101 one]\u{1B}]8;;\u{1B}\\"))
  }
}
