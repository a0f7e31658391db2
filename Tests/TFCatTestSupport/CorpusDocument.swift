package import Foundation

/// A document of `Tests/Corpus` with what `tfcat lint` has to find in it: a row of `manifest.tsv`.
package struct CorpusDocument: Sendable, CustomStringConvertible {
  /// Where it lies, below the folder.
  package var file: String
  /// The exit status of `tfcat lint`.
  package var status: Int32
  /// Rules and lines such as `TFC307@12`, sorted; one for each finding.
  package var findings: [String]
  /// Options of `tfcat lint` that the verdict is for.
  package var options: [String]
  /// What the document shows.
  package var what: String

  package var description: String { "\(file): \(what)" }

  package static let folder = Execution.packageFolder.appendingPathComponent("Tests/Corpus")

  /// Why the manifest cannot be read.
  package struct Fault: Error, CustomStringConvertible {
    package var description: String
  }

  /// Reads a row; `-` stands for no findings and no options.
  package init(row: String) throws {
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 5, let status = Int32(cells[1]) else {
      throw Fault(description: "file, status, findings, options and what it shows are wanted: \(row)")
    }
    func words(_ cell: String) -> [String] {
      cell == "-" ? [] : cell.split(separator: " ").map(String.init)
    }
    file = cells[0]
    self.status = status
    findings = words(cells[2]).sorted()
    options = words(cells[3])
    what = cells[4]
  }

  /// All documents.
  package static func all() throws -> [CorpusDocument] {
    let manifest = try String(contentsOf: folder.appendingPathComponent("manifest.tsv"), encoding: .utf8)
    return try manifest.split(separator: "\n").dropFirst().map { try CorpusDocument(row: String($0)) }
  }
}
