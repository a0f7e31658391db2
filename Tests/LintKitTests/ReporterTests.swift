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
      ReportBuilder(text: bytes, path: "\"a\"\u{1B}.json", maximumPerRule: nil).report(
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

  /// What a file says cannot steer the terminal.
  @Test func textIsPrintable() throws {
    let rule = RuleDescription(
      id: "TFC101", name: "one", severity: .error, basis: "", summary: "", explanation: "", advice: "",
      valid: [],
      invalid: [])
    let file = try MappedFile(bytes: Array("{\"\u{1B}[31m\": 1}".utf8))
    let report = ReportBuilder(text: file.bytes, path: "a.json", maximumPerRule: nil).report(
      .init(inItems: [Finding(rule, "\u{1B}[31m", at: .bytes(1..<4, []))]), type: nil, itemCount: 0)
    var reporter = TextReporter(ReportStyle(toolVersion: "1.0"))
    let text = reporter.report(report, file: file)
    #expect(text.hasPrefix("a.json:1:2: error: \u{FFFD}[31m [TFC101 one]\n"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }
}
