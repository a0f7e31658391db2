import Base
import Foundation
import LintKit
import PlanarGeometry
import TFCatJSON
import TFCatLint
import TFCatTestSupport
import Testing

/// The examples of the rules say what their fixes make of them.
@Suite struct FixExampleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: RuleDescription
    var example: Example
    var number: Int

    var testDescription: String { "\(rule.id) \(rule.name) #\(number)" }
  }

  static let rules = CatalogueRules.descriptions
  static let cases = rules.flatMap { rule in
    rule.invalid.enumerated().map { Case(rule: rule, example: $1, number: $0) }
  }

  private func linter(of rule: RuleDescription) -> CatalogueLinter {
    var linter = CatalogueLinter(options: LintOptions(selection: RuleSelection(selected: [rule.id])))
    linter.mendPolygon = GEOS.validPolygons
    return linter
  }

  private func fixed(_ bytes: [UInt8], _ rule: RuleDescription, _ level: Fix.Safety) throws -> [UInt8] {
    let outcome = try CatalogueFixer(linter(of: rule), level: level).fix(MappedFile(bytes: bytes))
    return Array(outcome.file.bytes)
  }

  @Test(arguments: cases) func theFixDoesWhatTheExampleSays(_ test: Case) throws {
    let bytes = test.example.bytes
    let level = test.example.fixedBytes == nil ? .unsafe : test.example.fixSafety
    let expected = test.example.fixedBytes ?? bytes
    let result = try fixed(bytes, test.rule, level)
    #expect(text(result) == text(expected))
    guard test.example.fixedBytes != nil else { return }
    // Nothing is left of the rule, and what needs a decision is not done without one.
    #expect(try linter(of: test.rule).lint(MappedFile(bytes: result), path: "fixed").diagnostics.isEmpty)
    if level == .unsafe { #expect(try fixed(bytes, test.rule, .safe) == bytes) }
  }

  @Test(arguments: cases) func theReportHasTheFix(_ test: Case) throws {
    let found = try linter(of: test.rule).lint(MappedFile(bytes: test.example.bytes), path: "example")
      .diagnostics
    let fixes = found.compactMap(\.fix)
    #expect(fixes.isEmpty == (test.example.fixedBytes == nil))
    for fix in fixes {
      #expect(fix.safety == test.example.fixSafety)
      #expect(!fix.summary.isEmpty && !fix.edits.isEmpty)
    }
  }

  @Test(arguments: rules.map(\.id)) func thePageSaysWhatCanBeFixed(_ id: String) throws {
    let rule = try #require(Self.rules.first { $0.id == id })
    let fixed = rule.invalid.filter { $0.fixedBytes != nil }
    #expect((rule.safeFix != nil) == fixed.contains { $0.fixSafety == .safe })
    #expect(rule.unsafeFix == nil || fixed.contains { $0.fixSafety == .unsafe } || Self.unshown.contains(id))
    #expect(!fixed.contains { $0.fixSafety == .unsafe } || rule.unsafeFix != nil)
    if let safe = rule.safeFix { #expect(rule.page.contains("Fixed by --fix: ") && safe.hasSuffix(".")) }
  }

  /// The table of `docs/fixes.md` has the words of the rules.
  @Test func thePageListsAllFixes() throws {
    let page = try String(
      contentsOf: Execution.packageFolder.appendingPathComponent("docs/fixes.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| TFC") }.map(String.init)
    let expected = Self.rules.filter(\.isFixable).map { rule in
      "| \(rule.id) \(rule.name) |\(rule.safeFix.map { " \($0)" } ?? "") |\(rule.unsafeFix.map { " \($0)" } ?? "") |"
    }
    #expect(rows == expected)
  }

  /// Rules whose unsafe fixes are of texts that no example has.
  private static let unshown: Set = ["TFC011", "TFC218", "TFC501", "TFC502", "TFC508"]

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
