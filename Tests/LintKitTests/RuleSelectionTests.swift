import LintKit
import Testing

@Suite struct RuleSelectionTests {
  private let rule = RuleDescription(
    id: "TFC307", name: "ring-not-closed", severity: .error, basis: "", summary: "", explanation: "",
    advice: "",
    valid: [], invalid: [])

  @Test(arguments: ["TFC307", "TFC3", "tfc30", "ring-not-closed", "all"]) func rulesAreNamed(_ name: String) {
    #expect(RuleSelection(selected: [name]).contains(rule))
    #expect(!RuleSelection(ignored: [name]).contains(rule))
    #expect(!RuleSelection(selected: ["all"], ignored: [name]).contains(rule))
  }

  @Test(arguments: ["TFC308", "TFC", "TFC3077", "ring", "", "TFC4"]) func othersAreNot(_ name: String) {
    #expect(!RuleSelection(selected: [name]).contains(rule))
    #expect(RuleSelection(ignored: [name]).contains(rule))
  }

  @Test func nothingNamedIsAll() { #expect(RuleSelection.all.contains(rule)) }
}
