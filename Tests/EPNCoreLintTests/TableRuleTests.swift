import Base
import EPNCoreLint
import Foundation
import LintKit
import TFCatTestSupport
import Testing

/// The examples of the rules are their tests: each must show what it says, and nothing else.
@Suite struct TableRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: RuleDescription
    var example: Example
    var number: Int

    var testDescription: String { "\(rule) #\(number)" }
  }

  static let valid = EPNCoreRules.descriptions.flatMap { rule in
    rule.valid.enumerated().map { Case(rule: rule, example: $1, number: $0) }
  }
  static let invalid = EPNCoreRules.descriptions.flatMap { rule in
    rule.invalid.enumerated().map { Case(rule: rule, example: $1, number: $0) }
  }

  private func lint(_ bytes: [UInt8]) throws -> [Diagnostic] {
    try #require(EPNCoreLinter().lint(MappedFile(bytes: bytes), path: "example")).diagnostics
  }

  @Test(arguments: valid) func validExamplesPass(_ test: Case) throws {
    let found = try lint(test.example.bytes).filter { $0.severity > .info || $0.rule == test.rule }
    #expect(found.isEmpty, "\(found.map { "\($0.rule) \($0.message)" }) in \(test.example.snippet)")
  }

  @Test(arguments: invalid) func invalidExamplesAreReportedAtTheirPlace(_ test: Case) throws {
    let found = try lint(test.example.bytes)
    let own = found.filter { $0.rule == test.rule }
    #expect(!own.isEmpty, "not found in \(test.example.snippet)")
    if !test.example.places.isEmpty {
      #expect(own.map(\.range) == test.example.places, "\(test.example.snippet)")
    }
    let others = found.filter {
      $0.rule != test.rule && $0.severity > .info && !test.example.alsoBreaks.contains($0.rule.id)
    }
    #expect(others.isEmpty, "\(others.map { "\($0.rule) \($0.message)" }) in \(test.example.snippet)")
  }

  @Test func everyRuleIsExplainedAndInItsFamily() {
    #expect(EPNCoreRules.descriptions.map(\.id) == Set(EPNCoreRules.descriptions.map(\.id)).sorted())
    for rule in EPNCoreRules.descriptions {
      #expect(rule.family == .granules, "\(rule)")
      #expect(
        !rule.summary.isEmpty && !rule.explanation.isEmpty && !rule.advice.isEmpty && !rule.basis.isEmpty)
      #expect(!rule.valid.isEmpty && !rule.invalid.isEmpty, "\(rule)")
    }
  }

  /// Files whose names have a plus extend something and are no rules.
  @Test func everyFileIsARegisteredRuleAndEveryRuleHasAFileOfItsName() throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/EPNCoreLint/Rules")
    #expect(
      try RuleFiles.names(in: folder) == EPNCoreRules.all.map { String(describing: type(of: $0)) }.sorted())
  }
}
