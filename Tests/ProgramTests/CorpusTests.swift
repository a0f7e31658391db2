import Foundation
import TFCatTestSupport
import Testing

/// Documents with verdicts: for each the exit status of `tfcat lint`, and the rules and lines of all that it
/// finds.
@Suite struct CorpusTests {
  static let documents = (try? CorpusDocument.all()) ?? []

  /// Rules of which no document of the corpus can be an example.
  private static let others: Set = [
    "TFC001",  // a file that cannot be read
    "TFC033", "TFC034",  // long documents, made below
    "TFC908",  // a schema that cannot be evaluated
  ]

  @Test func theManifestIsComplete() throws {
    let listed = try CorpusDocument.all().map(\.file)
    #expect(Set(listed).count == listed.count)
    #expect(listed.count >= 200)
    let folder = CorpusDocument.folder
    let found = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
      .filter { name in
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(
          atPath: folder.appendingPathComponent(name).path, isDirectory: &isDirectory)
        return exists && !isDirectory.boolValue
      }
    #expect(Set(found) == Set(listed).union(["manifest.tsv", "profile/journal.schema.json"]))
  }

  /// The rules of both linters, as `TFC307 severity ring-not-closed`.
  private static func rules() throws -> [Substring] {
    try Execution(["rules"]).output.split(separator: "\n").filter { $0.hasPrefix("  TFC") }
      .map { $0.dropFirst(2) }
  }

  @Test func idsAndNamesAreThoseOfOneRule() throws {
    let words = try Self.rules().map { $0.split(separator: " ") }
    #expect(words.count > 150)
    #expect(Set(words.map(\.first)).count == words.count)
    #expect(Set(words.map { $0[2] }).count == words.count)
  }

  @Test func eachRuleHasADocument() throws {
    let rules = try Self.rules().map { String($0.prefix(6)) }
    let shown = Set(Self.documents.flatMap(\.findings).map { String($0.prefix(6)) })
    #expect(Set(rules).subtracting(shown) == Self.others)
  }

  @Test(arguments: documents) func theVerdictHolds(_ document: CorpusDocument) throws {
    let run = try Execution(
      ["lint", "--format", "json"] + document.options + [document.file], directory: CorpusDocument.folder)
    let report = try Report(run)
    #expect(run.status == document.status)
    #expect(report.findings == document.findings, "\(report.text)")
  }

  // MARK: - Long documents

  @Test(arguments: [3_000, 100_000]) func deepNestingIsOneFinding(_ depth: Int) throws {
    let folder = try ScratchFolder()
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    try folder.write(
      "deep.tfcat",
      "{\"type\": \"FeatureCollection\",\n\"fields\": {},\n\"deep\": \(deep),\n\"features\": []}\n")
    let run = try Execution(["lint", "--format", "json", "deep.tfcat"], directory: folder.url)
    let report = try Report(run)
    #expect(run.status == 1)
    #expect(report.findings.contains("TFC033@3"), "\(report.text)")
  }

  @Test func aTextFullOfFaultsIsGivenUp() throws {
    let folder = try ScratchFolder()
    let numbers = Array(repeating: "NaN", count: 20_000).joined(separator: ",")
    try folder.write(
      "faults.tfcat",
      "{\"type\": \"FeatureCollection\",\n\"fields\": {},\n\"faults\": [\(numbers)],\n\"features\": []}\n")
    let run = try Execution(["lint", "--format", "json", "faults.tfcat"], directory: folder.url)
    let report = try Report(run)
    #expect(run.status == 1)
    #expect(report.findings.contains("TFC010@3") && report.findings.contains("TFC034@3"))
  }

  /// What a run with `--format json` found.
  private struct Report {
    /// As in the manifest.
    var findings: [String]
    /// For people who look why a test fails.
    var text: String

    private struct Output: Decodable {
      struct Diagnostic: Decodable {
        var rule: String
        var line: Int
        var message: String
      }
      var diagnostics: [Diagnostic]
    }

    init(_ run: Execution) throws {
      let found = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8)).diagnostics
      findings = found.map { "\($0.rule)@\($0.line)" }.sorted()
      text = found.map { "\($0.rule)@\($0.line) \($0.message)" }.joined(separator: "\n") + run.errors
    }
  }
}
