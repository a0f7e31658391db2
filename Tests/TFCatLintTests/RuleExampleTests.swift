import Base
import JSONSchema
import LintKit
import TFCat
import TFCatJSON
import TFCatLint
import Testing

/// The examples of the rules are their tests: each must show what it says, and nothing else.
@Suite struct RuleExampleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: RuleDescription
    var example: Example
    var number: Int

    var testDescription: String { "\(rule.id) \(rule.name) #\(number)" }
  }

  static let rules = CatalogueRules.descriptions
  static let valid = rules.flatMap { rule in
    rule.valid.enumerated().map { Case(rule: rule, example: $1, number: $0) }
  }
  static let invalid = rules.flatMap { rule in
    rule.invalid.enumerated().map { Case(rule: rule, example: $1, number: $0) }
  }

  private func lint(
    _ bytes: [UInt8], schema: String? = nil, usesFastPath: Bool = true
  ) throws -> [Diagnostic] {
    var linter = CatalogueLinter(profile: try schema.map { try Schema(JSONValue(jsonText: $0.utf8)) })
    linter.usesFastPath = usesFastPath
    return try linter.lint(MappedFile(bytes: bytes), path: "example").diagnostics
  }

  @Test(arguments: valid) func validExamplesPass(_ test: Case) throws {
    let found = try lint(test.example.bytes, schema: test.example.schema).filter {
      $0.severity > .info || $0.rule == test.rule
    }
    #expect(found.isEmpty, "\(found.map { "\($0.rule) \($0.message)" }) in \(test.example.snippet)")
  }

  @Test(arguments: invalid) func invalidExamplesAreReportedAtTheirPlace(_ test: Case) throws {
    let found = try lint(test.example.bytes, schema: test.example.schema)
    let own = found.filter { $0.rule == test.rule }
    #expect(!own.isEmpty, "not found in \(test.example.snippet)")
    if !test.example.places.isEmpty {
      #expect(
        own.map(\.range) == test.example.places,
        "\(own.map { text(test.example.bytes, $0.range) }) in \(test.example.snippet)")
    }
    let others = found.filter {
      $0.rule != test.rule && $0.severity > .info && !test.example.alsoBreaks.contains($0.rule.id)
    }
    #expect(others.isEmpty, "\(others.map { "\($0.rule) \($0.message)" }) in \(test.example.snippet)")
  }

  @Test(arguments: valid + invalid) func theFastPathHidesNothing(_ test: Case) throws {
    #expect(try lint(test.example.bytes) == lint(test.example.bytes, usesFastPath: false))
  }

  /// A character of several bytes before the place must move the byte range and leave the column in scalars.
  @Test(arguments: invalid) func columnsCountScalars(_ test: Case) throws {
    guard String(validating: test.example.bytes, as: UTF8.self) != nil,
      test.example.bytes.first == UInt8(ascii: "{"),
      let plain = try lint(test.example.bytes, schema: test.example.schema).first(where: {
        $0.rule == test.rule
      })
    else { return }
    let moving = [UInt8(ascii: "{")] + Array(#""é☀𝄞": 1, "#.utf8) + test.example.bytes.dropFirst()
    let shifted = try lint(moving, schema: test.example.schema)
    guard let moved = shifted.first(where: { $0.rule == test.rule }), plain.start.line == 1,
      plain.range.lowerBound > 0
    else { return }
    #expect(moved.start.column == plain.start.column + 10)
    #expect(moved.range.lowerBound == plain.range.lowerBound + 16)
  }

  private func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  @Test func idsAreUniqueAndInOrder() {
    let ids = Self.rules.map(\.id)
    #expect(ids == Set(ids).sorted())
    #expect(Set(Self.rules.map(\.name)).count == ids.count)
    for id in ids {
      #expect(id.hasPrefix("TFC") && id.count == 6 && id.dropFirst(3).allSatisfy(\.isNumber), "\(id)")
    }
  }

  @Test(arguments: rules.map(\.id)) func everyRuleIsExplained(_ id: String) throws {
    let rule = try #require(Self.rules.first { $0.id == id })
    #expect(!rule.summary.isEmpty && !rule.explanation.isEmpty && !rule.advice.isEmpty && !rule.basis.isEmpty)
    #expect(!rule.valid.isEmpty)
    // A file that cannot be opened has no bytes to show.
    #expect(!rule.invalid.isEmpty || id == "TFC001")
  }
}
