import Base
import LintKit
import TFCatJSON
import Testing

/// What of the findings is reported, in which order, and what is counted.
@Suite struct ReportBuilderTests {
  private static func rule(_ id: String, severity: Severity = .error, isOnceFrom: Int = .max)
    -> RuleDescription
  {
    RuleDescription(
      id: id, name: id.lowercased(), severity: severity, basis: "", summary: "", explanation: "", advice: "",
      valid: [], invalid: [], isOnceFrom: isOnceFrom)
  }

  private static let text = Array(#"{"features": [{"a": 1}, {"a": 2}, {"a": 3}]}"#.utf8)
  private static let items = [14..<22, 24..<32, 34..<42].enumerated().map {
    Finding.Item(list: "features", index: $0, range: $1)
  }

  private func report(_ findings: ReportBuilder.Findings, maximumPerRule: Int? = nil) -> FileReport {
    Self.text.withUnsafeBytes { text in
      ReportBuilder(text: text, path: "a.json", options: LintOptions(maximumPerRule: maximumPerRule))
        .report(findings, type: nil, itemCount: 3)
    }
  }

  @Test func findingsComeInTheOrderOfTheDocument() {
    let (one, other) = (Self.rule("TFC101"), Self.rule("TFC102", severity: .warning))
    let found = report(
      .init(inItems: [
        Finding(other, "third", at: .pointer(["a"], .value), of: Self.items[2]),
        Finding(other, "first", at: .pointer(["a"], .value), of: Self.items[0]),
        Finding(one, "before it", at: .bytes(20..<21, []), of: Self.items[0]),
        Finding(other, "second", at: .pointer(["a"], .name), of: Self.items[1]),
      ]))
    #expect(found.diagnostics.map(\.message) == ["before it", "first", "second", "third"])
    #expect(found.diagnostics.map(\.range) == [20..<21, 20..<21, 25..<28, 40..<41])
    #expect(found.diagnostics.last?.pointer.description == "/features/2/a")
    #expect(found.diagnostics.last?.start == SourcePosition(line: 1, column: 41))
    #expect(found.counts == ["TFC101": 1, "TFC102": 3] && found.severities == [.error: 1, .warning: 3])
    #expect(found.omitted.isEmpty)
  }

  @Test func theFirstOfManyAreShownAndTheRestIsCounted() {
    let rule = Self.rule("TFC101")
    let findings = ReportBuilder.Findings(
      inItems: Self.items.reversed().map { Finding(rule, "\($0.index)", at: .pointer([], .value), of: $0) },
      omitted: [OmittedFinding(rule: rule, severity: .error): 4])
    let found = report(findings, maximumPerRule: 2)
    #expect(found.diagnostics.map(\.message) == ["0", "1"])
    #expect(
      found.counts == ["TFC101": 7] && found.omitted == ["TFC101": 5] && found.severities == [.error: 7])
  }

  @Test func oneCauseIsToldOnce() {
    let rule = Self.rule("TFC101", isOnceFrom: 3)
    let findings = Self.items.map { Finding(rule, "\($0.index)", at: .pointer([], .value), of: $0) }
    let two = report(.init(inItems: Array(findings.prefix(2))))
    #expect(two.diagnostics.count == 2 && two.diagnostics.allSatisfy(\.notes.isEmpty))
    let three = report(
      .init(inItems: findings, omitted: [OmittedFinding(rule: rule, severity: .error): 1]), maximumPerRule: 1)
    #expect(three.diagnostics.map(\.message) == ["0"])
    #expect(three.diagnostics.first?.notes == ["the same is found in 3 more places"])
    #expect(three.counts == ["TFC101": 1] && three.omitted.isEmpty && three.severities == [.error: 1])
  }

  @Test func placesInTheHeadAreThoseOfTheDocument() {
    let rule = Self.rule("TFC101")
    let found = Self.text.withUnsafeBytes { text in
      let head = HeadText(text, without: [14..<42])
      return ReportBuilder(text: text, path: "a.json", options: LintOptions(maximumPerRule: nil)).report(
        .init(head: head, inHead: [Finding(rule, "empty", at: .pointer(["features"], .name))]), type: nil,
        itemCount: 0)
    }
    #expect(found.diagnostics.map(\.range) == [1..<11])
  }

  @Test func nothingFoundIsAnEmptyReport() {
    let found = report(.init())
    #expect(
      found.diagnostics.isEmpty && found.counts.isEmpty && found.severities.isEmpty && found.worst == nil)
    #expect(found.itemCount == 3 && found.byteCount == Self.text.count && found.isReadable)
  }
}
