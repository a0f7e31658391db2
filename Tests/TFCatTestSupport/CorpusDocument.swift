public import Foundation

/// A document of `Tests/Corpus` with what `tfcat lint` has to find in it: a row of `manifest.tsv`.
public struct CorpusDocument: Sendable, CustomStringConvertible {
  /// Where it lies, below the folder.
  public var file: String
  /// The exit status of `tfcat lint`.
  public var status: Int32
  /// Rules and lines such as `TFC307@12`, sorted; one for each finding.
  public var findings: [String]
  /// Options of `tfcat lint` that the verdict is for.
  public var options: [String]
  /// What the document shows.
  public var what: String

  public var description: String { "\(file): \(what)" }

  public static let folder = Execution.packageFolder.appendingPathComponent("Tests/Corpus")

  /// Why the manifest cannot be read.
  public struct Fault: Error, CustomStringConvertible {
    public var description: String
  }

  /// Reads a row; `-` stands for no findings and no options.
  public init(row: String) throws {
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
  public static func all() throws -> [CorpusDocument] {
    let manifest = try String(contentsOf: folder.appendingPathComponent("manifest.tsv"), encoding: .utf8)
    return try manifest.split(separator: "\n").dropFirst().map { try CorpusDocument(row: String($0)) }
  }
}
