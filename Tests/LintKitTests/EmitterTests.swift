import LintKit
import TFCatJSON
import Testing

@Suite struct EmitterTests {
  private let one = RuleDescription(
    id: "TFC101", name: "one", severity: .error, basis: "", summary: "", explanation: "", advice: "",
    valid: [],
    invalid: [])
  private let other = RuleDescription(
    id: "TFC102", name: "other", severity: .warning, basis: "", summary: "", explanation: "", advice: "",
    valid: [], invalid: [], isOncePerFile: true)

  @Test func findingsAreThoseOfTheRuleWhoseEmitterIsCalled() {
    let sink = FindingSink(maximumPerRule: nil)
    let (first, second) = (sink.emitter(for: one), sink.emitter(for: other))
    sink.base = ["features", .index(3)]
    second.report("b", at: ["id"])
    first.report("a", severity: .info)
    #expect(sink.found.kept.map(\.rule.id) == ["TFC102", "TFC101"])
    #expect(sink.found.kept.map(\.severity) == [.warning, .info])
    guard case .pointer(let pointer, .value) = sink.found.kept[0].place else {
      Issue.record("no pointer")
      return
    }
    #expect(pointer.description == "/features/3/id")
  }

  @Test func whatNobodyWillSeeIsCounted() {
    let sink = FindingSink(maximumPerRule: 2)
    for number in 0..<5 {
      sink.emitter(for: one).report("\(number)")
      sink.emitter(for: other).report("\(number)")
    }
    sink.found.settle()
    #expect(sink.found.count == 10)
    sink.found.settle(isLast: true)
    #expect(sink.found.kept.map(\.message) == ["0", "0", "1"])
    #expect(sink.found.omitted[OmittedFinding(rule: one, severity: .error)] == 3)
    #expect(sink.found.omitted[OmittedFinding(rule: other, severity: .warning)] == 4)
  }

  @Test func ofItemsSeenBeforeNoMoreAreLookedForThanAreShown() {
    let sink = FindingSink(maximumPerRule: 2)
    let findings = sink.emitter(for: one)
    let item = Finding.Item(list: "features", index: 0, range: 0..<1)
    for _ in 0..<5 where !findings.omitsAnother() { findings.report("twice", at: [], of: item) }
    #expect(sink.found.count == 2 && sink.found.omitted.values.reduce(0, +) == 3)
  }

  @Test func findingsAboutWhatWasRepairedAreDropped() {
    let sink = FindingSink(maximumPerRule: nil)
    sink.emitter(for: one).report("kept", at: ["a"])
    for name in ["a", "b"] { sink.emitter(for: one).report(name, at: [.name(name)]) }
    sink.emitter(for: one).report("bytes", bytes: 0..<1, pointer: ["a"])
    sink.found.drop(from: 1) { $0 == ["a"] }
    #expect(sink.found.kept.map(\.message) == ["kept", "b", "bytes"])
  }
}
