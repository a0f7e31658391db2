import Base
import Foundation
import LintKit
import TFCat
import TFCatLint
import TFCatTestSupport
import Testing

/// A folder of documents with verdicts that lies beside the checkout where the project is developed.
@Suite struct OtherCorpusTests {
  struct Entry: Sendable {
    var file: String
    var verdict: String
    var why: String
  }

  static let folder = Samples.url("corpus")

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

  @Test(.needsSamples("corpus")) func verdictsHold() throws {
    #expect(!Self.entries.isEmpty)
    for entry in Self.entries { try expectVerdict(of: entry) }
  }

  private func expectVerdict(of entry: Entry) throws {
    let path = Self.folder.appendingPathComponent(entry.file).path
    let found = try CatalogueLinter().lint(MappedFile(path: path), path: entry.file).diagnostics
    let errors = found.filter { $0.severity == .error }
    let warnings = found.filter { $0.severity == .warning }
    let told = Comment(
      rawValue: "\(entry.file): \(entry.verdict) \(entry.why)\n"
        + found.map { "\($0.start.line):\($0.start.column) \($0.rule) \($0.message)" }.joined(
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
