import Base
import Foundation
import LintKit
import TFCat
import TFCatLint
import Testing

/// A folder of documents with verdicts that lies beside the checkout where the project is developed.
@Suite struct CorpusTests {
  struct Entry: CustomTestStringConvertible, Sendable {
    var file: String
    var verdict: String
    var why: String

    var testDescription: String { "\(file): \(verdict) \(why)" }
  }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/corpus")

  static let entries: [Entry] = {
    guard
      let manifest = try? String(contentsOf: folder.appendingPathComponent("manifest.tsv"), encoding: .utf8)
    else {
      return []
    }
    return manifest.split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Entry(file: columns[0], verdict: columns[1], why: columns[2])
    }
  }()

  @Test func theCorpusIsThere() {
    if Self.entries.isEmpty { print("SKIPPED: no corpus beside the checkout; its verdicts are not checked") }
  }

  @Test(arguments: entries) func verdictsHold(_ entry: Entry) throws {
    let path = Self.folder.appendingPathComponent(entry.file).path
    let found = try CatalogueLinter().lint(MappedFile(path: path), path: entry.file).diagnostics
    let errors = found.filter { $0.severity == .error }
    let warnings = found.filter { $0.severity == .warning }
    let told = Comment(
      rawValue: found.map { "\($0.start.line):\($0.start.column) \($0.rule) \($0.message)" }.joined(
        separator: "\n"))
    switch entry.verdict {
    case "valid": #expect(errors.isEmpty && warnings.isEmpty, told)
    case "warn": #expect(errors.isEmpty && !warnings.isEmpty, told)
    case "flag": #expect(!errors.isEmpty || !warnings.isEmpty, told)
    case "invalid": #expect(!errors.isEmpty, told)
    case "nojson": #expect(errors.contains { $0.rule.id.hasPrefix("TFC0") }, told)
    default: break
    }
  }
}
